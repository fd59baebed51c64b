--liquibase formatted sql

--changeset campaigns:202611220541
-- Whom an attempt was about, whether it stands or was taken back: a rollup has to look again at the people of both.
CREATE VIEW campaigns.people_of_attempts AS
  SELECT p.attempt, a.campaign, p.contact
  FROM campaigns.attempt_people p
  JOIN campaigns.attempts a ON a.id = p.attempt;
