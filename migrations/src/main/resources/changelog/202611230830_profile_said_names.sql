--liquibase formatted sql

--changeset profile:202611230830
-- Which files have said a name: it goes only with the last of them.
CREATE TABLE profile.said_names (
  name uuid NOT NULL CONSTRAINT said_names_name_fk REFERENCES profile.names (id) ON DELETE CASCADE,
  import uuid NOT NULL,
  said_at timestamptz NOT NULL,
  CONSTRAINT said_names_pk PRIMARY KEY (name, import)
);
CREATE INDEX said_names_import_idx ON profile.said_names (import);
INSERT INTO profile.said_names (name, import, said_at)
SELECT id, import, added_at FROM profile.names WHERE import IS NOT NULL;
