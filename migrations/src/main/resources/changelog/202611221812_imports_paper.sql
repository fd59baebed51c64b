--liquibase formatted sql

--changeset imports:202611221812
-- Of rows typed in from paper: the page on which they were typed, so that sending it twice brings them in once.
ALTER TABLE imports.imports ADD COLUMN typed_on uuid;
CREATE UNIQUE INDEX imports_typed_on_unique ON imports.imports (organization, typed_on) WHERE typed_on IS NOT NULL;
