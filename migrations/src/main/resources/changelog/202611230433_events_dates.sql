--liquibase formatted sql

--changeset events:202611230433
-- The further dates of an event that takes place more than once with the same people, such as a training cohort. The
-- first is the event's own.
CREATE TABLE events.dates (
  event uuid NOT NULL CONSTRAINT dates_event_fk REFERENCES events.events,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  CONSTRAINT dates_pk PRIMARY KEY (event, starts_at),
  CONSTRAINT dates_order CHECK (ends_at > starts_at)
);
CREATE VIEW events.known_dates AS
  SELECT event, starts_at, ends_at FROM events.dates;
