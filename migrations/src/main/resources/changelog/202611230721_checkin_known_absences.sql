--liquibase formatted sql

--changeset checkin:202611230721
-- Who said that they would come and was not seen, for those who write to them.
CREATE VIEW checkin.known_absences AS
  SELECT event, contact, noted_at FROM checkin.absences;
