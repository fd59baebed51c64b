--liquibase formatted sql

--changeset contacts:202611222345 splitStatements:false
-- The street of a door's key, without the house's number and the direction before it: "3271 n marysville blvd||95815" is
-- "marysville blvd||95815". A street may be called by a letter ("1100 n st").
CREATE FUNCTION contacts.street_of(address_key text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(address_key, '^([0-9]+[a-z]? )+([nsew] (?!(st|ave)\|))?', '');

--changeset contacts:202611222346
-- Who lives in a street, by its name or the beginning of it; sorted by their bytes, whatever the database's language.
CREATE INDEX doors_street_idx ON contacts.doors (contacts.street_of(address_key) COLLATE "C");
