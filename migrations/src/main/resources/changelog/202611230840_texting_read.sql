--liquibase formatted sql

--changeset texting:202611230840
-- When somebody of the organization first looked at a text that came in.
ALTER TABLE texting.inbound ADD COLUMN read_at timestamptz;
