--liquibase formatted sql

--changeset contacts:202611222122
-- Who has the name of somebody born on the same day is found by the day: few are born on one.
CREATE INDEX contacts_birth_idx ON contacts.contacts (organization, birth_date) WHERE birth_date IS NOT NULL;
