--liquibase formatted sql

--changeset platform:202611221761
-- Who has looked at whom, for the page of the person.
CREATE VIEW platform.looks AS
  SELECT id, subject, actor, organization, at FROM platform.audit WHERE action = 'contact.read' AND actor IS NOT NULL;
