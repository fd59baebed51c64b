--liquibase formatted sql

--changeset events:202611230744
-- Two people of the same name who registered for an event, and of whom somebody said that they are two: nobody is asked
-- again.
CREATE TABLE events.told_apart (
  one uuid NOT NULL CONSTRAINT told_apart_one_fk REFERENCES contacts.contacts,
  other uuid NOT NULL CONSTRAINT told_apart_other_fk REFERENCES contacts.contacts,
  author uuid NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT told_apart_pk PRIMARY KEY (one, other),
  CONSTRAINT told_apart_ordered CHECK (one < other)
);
CREATE INDEX told_apart_other_idx ON events.told_apart (other);
