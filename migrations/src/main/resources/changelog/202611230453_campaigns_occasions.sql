--liquibase formatted sql

--changeset campaigns:202611230453
-- What a campaign invites to: whatever its slots are bound to, events and elections alike.
CREATE VIEW campaigns.occasions AS
  SELECT c.id AS campaign, c.organization, b.key AS slot, CAST(b.value AS uuid) AS occasion
  FROM campaigns.campaigns c
  CROSS JOIN LATERAL jsonb_each_text(c.bind) b;
