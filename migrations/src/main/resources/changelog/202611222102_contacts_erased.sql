--liquibase formatted sql

--changeset contacts:202611222102
-- A line whose people were all erased: histories point to its id, and the number is gone.
ALTER TABLE contacts.lines ALTER COLUMN tel DROP NOT NULL;

-- What somebody speaks, those who were erased too: what was counted by language stays counted by it.
CREATE VIEW contacts.languages_of_people AS
  SELECT id AS contact, spoken, spoken_source FROM contacts.contacts;
