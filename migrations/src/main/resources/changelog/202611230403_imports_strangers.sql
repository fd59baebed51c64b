--liquibase formatted sql

--changeset imports:202611230403
-- So many rows of a file carry a number of Polyphony's that is nobody's here: another organization's, or mistyped.
ALTER TABLE imports.imports ADD COLUMN strangers bigint NOT NULL DEFAULT 0;
