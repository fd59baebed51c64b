--liquibase formatted sql

--changeset imports:202611221742
-- What a person sees before they decide: a few rows of each verdict with what they would change, gone with the
-- decision; and how many rows name which language.
ALTER TABLE imports.imports
  ADD COLUMN examples jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN languages jsonb NOT NULL DEFAULT '[]';
