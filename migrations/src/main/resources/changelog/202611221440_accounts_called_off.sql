--liquibase formatted sql

--changeset accounts:202611221440
-- Whoever scans the code of a shift that was called off reads that, and not only that the code is closed.
ALTER TABLE accounts.join_links ADD COLUMN called_off boolean NOT NULL DEFAULT false;
ALTER TABLE accounts.join_links ADD CONSTRAINT join_links_called_off_closed CHECK (closed_at IS NOT NULL OR NOT called_off);
