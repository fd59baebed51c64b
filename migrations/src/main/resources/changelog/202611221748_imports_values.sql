--liquibase formatted sql

--changeset imports:202611221748
-- The values of columns of languages and consents with how many rows have them, for a person to say what they mean;
-- and what they have been said to mean, kept with the columns of a source.
ALTER TABLE imports.imports ADD COLUMN seen_values jsonb NOT NULL DEFAULT '[]';
ALTER TABLE imports.mappings ADD COLUMN meanings jsonb NOT NULL DEFAULT '{}';
