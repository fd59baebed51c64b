--liquibase formatted sql

--changeset privacy:202611222103
-- What an organization keeps of people although it is sensitive; what is not here is left out of files and hidden.
CREATE TABLE privacy.kept_kinds (
  organization uuid NOT NULL,
  kind text NOT NULL,
  switched_on_by uuid,
  switched_on_at timestamptz NOT NULL,
  CONSTRAINT kept_kinds_pk PRIMARY KEY (organization, kind)
);
