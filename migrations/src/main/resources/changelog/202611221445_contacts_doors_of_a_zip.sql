--liquibase formatted sql

--changeset contacts:202611221445
-- What is spoken where somebody lives: asked when nobody on a call shares a language with them.
CREATE INDEX doors_zip_idx ON contacts.doors (zip) WHERE zip <> '';
