--liquibase formatted sql

--changeset consent:202611221100
-- Every approach to a person, on whichever line, door or channel: what the cap per person counts.
CREATE VIEW consent.person_touches AS
  SELECT p.contact, t.organization, t.campaign, t.channel, p.at
  FROM consent.touched_people p
  JOIN consent.touches t ON t.id = p.touch
  WHERE t.undone_at IS NULL;
