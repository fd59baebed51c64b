--liquibase formatted sql

--changeset contacts:202611230413 splitStatements:false
-- A city as it is looked for: without case and diacritics ("San José", "San Jose"). Nearly all are plain.
CREATE FUNCTION contacts.city_folded(city text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN octet_length(city) = length(city) THEN lower(city)
  ELSE translate(regexp_replace(normalize(lower(city), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')
END;

--changeset contacts:202611230414
-- Who lives in a city, by its name or the beginning of it, and who has a ZIP code with its last four digits, by the first
-- five; sorted by their bytes, whatever the database's language. Those with five digits have an index already.
CREATE INDEX doors_city_idx ON contacts.doors (contacts.city_folded(city) COLLATE "C");
CREATE INDEX doors_zip4_idx ON contacts.doors (zip COLLATE "C") WHERE length(zip) > 5;
