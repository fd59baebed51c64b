--liquibase formatted sql

--changeset accounts:202611222215
-- How many may come in by the code of a shift; null: as many as like.
ALTER TABLE accounts.join_links ADD COLUMN seats integer CONSTRAINT join_links_seats CHECK (seats > 0);
