--liquibase formatted sql

--changeset queue:202611221435
-- The hours at which somebody of an organization was on line who can take a call in a language: kept four weeks, to say
-- when somebody will be there again.
CREATE TABLE queue.hours_on_line (
  organization uuid NOT NULL,
  language text NOT NULL,
  hour timestamptz NOT NULL,
  CONSTRAINT hours_on_line_pk PRIMARY KEY (organization, hour, language)
);
CREATE VIEW queue.speaking_hours AS SELECT organization, language, hour FROM queue.hours_on_line;
