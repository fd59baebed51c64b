--liquibase formatted sql

--changeset texting:202611230840
-- When somebody of the organization first looked at a text that came in.
ALTER TABLE texting.inbound ADD COLUMN read_at timestamptz;
CREATE INDEX inbound_unread_idx ON texting.inbound (organization, language)
  WHERE read_at IS NULL AND meaning IN ('like_stop', 'question', 'other');
