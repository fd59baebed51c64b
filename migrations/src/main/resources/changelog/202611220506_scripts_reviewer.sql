--liquibase formatted sql

--changeset scripts:202611220506
-- The name under which a person approved a line, as it was then.
ALTER TABLE scripts.bundle_texts ADD COLUMN reviewer text NOT NULL DEFAULT '';
