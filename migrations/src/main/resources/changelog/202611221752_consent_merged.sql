--liquibase formatted sql

--changeset consent:202611221752
-- What one of two merged rows has refused, their person has refused, and the other way round; how often both were
-- approached, the person was.
-- The rows stay where they are, so that undoing a merge undoes this too.
CREATE OR REPLACE VIEW consent.silenced_people AS
  SELECT s.contact, s.channel FROM consent.suppressions s WHERE s.contact IS NOT NULL AND s.lifted_at IS NULL
  UNION ALL
  SELECT m.person, s.channel
  FROM contacts.merged_people m
  JOIN consent.suppressions s ON s.contact = m.contact AND s.lifted_at IS NULL
  UNION ALL
  SELECT m.contact, s.channel
  FROM contacts.merged_people m
  JOIN consent.suppressions s ON s.contact = m.person AND s.lifted_at IS NULL;
CREATE OR REPLACE VIEW consent.person_touches AS
  SELECT p.contact, t.organization, t.campaign, t.channel, p.at
  FROM consent.touched_people p
  JOIN consent.touches t ON t.id = p.touch
  WHERE t.undone_at IS NULL
  UNION ALL
  SELECT m.person, t.organization, t.campaign, t.channel, p.at
  FROM contacts.merged_people m
  JOIN consent.touched_people p ON p.contact = m.contact
  JOIN consent.touches t ON t.id = p.touch
  WHERE t.undone_at IS NULL;
