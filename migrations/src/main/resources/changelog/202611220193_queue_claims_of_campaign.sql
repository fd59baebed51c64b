--liquibase formatted sql

--changeset queue:202611220193
-- The coordinator's page asks who holds what in a campaign.
CREATE INDEX claims_campaign_idx ON queue.claims (campaign) WHERE state IN ('open', 'ahead');
