--liquibase formatted sql

--changeset reminders:202611230722
CREATE SCHEMA reminders;

-- When the guests of an event are reminded, as its coordinators have set it: times of the day are those of its place.
CREATE TABLE reminders.plans (
  event uuid CONSTRAINT plans_pk PRIMARY KEY CONSTRAINT plans_event_fk REFERENCES events.events,
  days_before integer CONSTRAINT plans_days CHECK (days_before BETWEEN 1 AND 14),
  before_at text NOT NULL DEFAULT '' CONSTRAINT plans_before_at CHECK (before_at ~ '^([0-2][0-9]:[0-5][0-9])?$'),
  today_at text NOT NULL DEFAULT '' CONSTRAINT plans_today_at CHECK (today_at ~ '^([0-2][0-9]:[0-5][0-9])?$'),
  thanks boolean NOT NULL,
  missed boolean NOT NULL,
  -- A sentence of their own for reminders, by language.
  sentences jsonb NOT NULL DEFAULT '{}',
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT plans_before CHECK ((days_before IS NULL) = (before_at = ''))
);

-- Events that were changed, until their guests have been told.
CREATE TABLE reminders.changes (
  event uuid CONSTRAINT changes_pk PRIMARY KEY CONSTRAINT changes_event_fk REFERENCES events.events,
  changed_at timestamptz NOT NULL
);

-- What there was to tell a guest, each thing once.
CREATE TABLE reminders.messages (
  id uuid CONSTRAINT messages_pk PRIMARY KEY,
  organization uuid NOT NULL,
  event uuid NOT NULL CONSTRAINT messages_event_fk REFERENCES events.events,
  contact uuid NOT NULL CONSTRAINT messages_contact_fk REFERENCES contacts.contacts,
  kind text NOT NULL CONSTRAINT messages_kind CHECK (kind IN ('confirmed', 'waiting', 'moved_up', 'gone', 'changed', 'cancelled', 'before', 'today', 'thanks', 'missed')),
  -- What tells one of a kind from another: when it begins, or what had changed.
  occasion text NOT NULL DEFAULT '',
  language text NOT NULL,
  -- By mail, whose key is this row's id; or by a person, who copies it.
  way text NOT NULL CONSTRAINT messages_way CHECK (way IN ('mail', 'hand')),
  -- A digest of the day, the time and the place that were told.
  facts text NOT NULL,
  -- The call on which they registered, so that its undo takes the message back. No foreign key: it may be undone.
  attempt uuid,
  made_at timestamptz NOT NULL,
  -- Told by hand: when, and by whom.
  told_at timestamptz,
  told_by uuid,
  CONSTRAINT messages_once UNIQUE (event, contact, kind, occasion)
);
CREATE INDEX messages_contact_idx ON reminders.messages (contact);
CREATE INDEX messages_attempt_idx ON reminders.messages (attempt) WHERE attempt IS NOT NULL;

--changeset reminders:202611230723
-- When somebody was told, by mail or by hand; null where they were not, or not yet.
CREATE VIEW reminders.known_messages AS
  SELECT m.id AS message, m.organization, m.event, m.contact, m.kind, m.way, m.language, m.made_at,
         coalesce(m.told_at, CASE WHEN k.state = 'sent' THEN k.ended_at END) AS told_at
  FROM reminders.messages m
  LEFT JOIN platform.known_mails k ON k.key = 'reminders:' || m.id;
