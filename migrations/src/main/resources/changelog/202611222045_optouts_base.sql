--liquibase formatted sql

--changeset optouts:202611222045
CREATE SCHEMA optouts;

-- What was said of a file of opt-outs when it came: what its rows refuse where they do not say, and how we know.
CREATE TABLE optouts.files (
  id uuid CONSTRAINT files_pk PRIMARY KEY,
  organization uuid NOT NULL,
  channel text NOT NULL,
  evidence text NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL
);
