--liquibase formatted sql

--changeset events:202611230431
-- The list on which each organization keeps people who registered themselves.
CREATE TABLE events.newcomer_lists (
  organization uuid CONSTRAINT newcomer_lists_pk PRIMARY KEY,
  list uuid NOT NULL CONSTRAINT newcomer_lists_list_fk REFERENCES contacts.lists
);
CREATE INDEX newcomer_lists_list_idx ON events.newcomer_lists (list);
