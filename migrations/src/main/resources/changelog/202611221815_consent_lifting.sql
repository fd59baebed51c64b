--liquibase formatted sql

--changeset consent:202611221815
-- Why an opt-out no longer holds; empty where it was taken back with the attempt that made it.
ALTER TABLE consent.suppressions ADD COLUMN lifted_reason text NOT NULL DEFAULT '';
-- A coordinator looks through what stands, the newest first.
CREATE INDEX suppressions_organization_idx ON consent.suppressions (organization, id DESC) WHERE lifted_at IS NULL;
