--liquibase formatted sql

--changeset consent:202611220131
CREATE SCHEMA consent;

-- An opt-out or do-not-contact. One without a person is the line's or the door's and holds for every partner;
-- one of a person is theirs alone.
CREATE TABLE consent.suppressions (
  id uuid CONSTRAINT suppressions_pk PRIMARY KEY,
  channel text NOT NULL CONSTRAINT suppressions_channel CHECK (channel IN ('all', 'phone', 'text', 'door', 'email')),
  line uuid CONSTRAINT suppressions_line_fk REFERENCES contacts.lines,
  door uuid CONSTRAINT suppressions_door_fk REFERENCES contacts.doors,
  contact uuid CONSTRAINT suppressions_contact_fk REFERENCES contacts.contacts,
  organization uuid,
  reason text NOT NULL,
  evidence text NOT NULL DEFAULT '',
  attempt uuid,
  created_at timestamptz NOT NULL,
  created_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  CONSTRAINT suppressions_subject CHECK (num_nonnulls(line, door, contact) = 1)
);
CREATE INDEX suppressions_line_idx ON consent.suppressions (line) WHERE lifted_at IS NULL AND line IS NOT NULL;
CREATE INDEX suppressions_door_idx ON consent.suppressions (door) WHERE lifted_at IS NULL AND door IS NOT NULL;
CREATE INDEX suppressions_contact_idx ON consent.suppressions (contact) WHERE lifted_at IS NULL AND contact IS NOT NULL;
CREATE INDEX suppressions_attempt_idx ON consent.suppressions (attempt) WHERE attempt IS NOT NULL;

CREATE TABLE consent.consents (
  id uuid CONSTRAINT consents_pk PRIMARY KEY,
  line uuid NOT NULL CONSTRAINT consents_line_fk REFERENCES contacts.lines,
  contact uuid CONSTRAINT consents_contact_fk REFERENCES contacts.contacts,
  organization uuid NOT NULL,
  channel text NOT NULL,
  purpose text NOT NULL,
  source text NOT NULL,
  evidence text NOT NULL DEFAULT '',
  given_at timestamptz NOT NULL,
  withdrawn_at timestamptz
);
CREATE INDEX consents_line_idx ON consent.consents (line);
CREATE INDEX consents_contact_idx ON consent.consents (contact) WHERE contact IS NOT NULL;

-- Every approach to a line or door, on any channel, by any partner: what the monthly cap counts.
CREATE TABLE consent.touches (
  id uuid CONSTRAINT touches_pk PRIMARY KEY,
  organization uuid NOT NULL,
  channel text NOT NULL,
  line uuid,
  door uuid,
  campaign uuid,
  attempt uuid,
  at timestamptz NOT NULL,
  undone_at timestamptz
);
CREATE INDEX touches_line_idx ON consent.touches (line, at) WHERE line IS NOT NULL;
CREATE INDEX touches_door_idx ON consent.touches (door, at) WHERE door IS NOT NULL;
CREATE INDEX touches_attempt_idx ON consent.touches (attempt) WHERE attempt IS NOT NULL;
CREATE TABLE consent.touched_people (
  touch uuid NOT NULL CONSTRAINT touched_people_touch_fk REFERENCES consent.touches,
  contact uuid NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT touched_people_pk PRIMARY KEY (touch, contact)
);
CREATE INDEX touched_people_contact_idx ON consent.touched_people (contact, at);

-- A promise that somebody will get back to a contact, in a language, by a time.
CREATE TABLE consent.follow_ups (
  id uuid CONSTRAINT follow_ups_pk PRIMARY KEY,
  organization uuid NOT NULL,
  kind text NOT NULL CONSTRAINT follow_ups_kind CHECK (kind IN ('callback', 'cure', 'question', 'barrier', 'staff')),
  campaign uuid,
  line uuid CONSTRAINT follow_ups_line_fk REFERENCES contacts.lines,
  door uuid CONSTRAINT follow_ups_door_fk REFERENCES contacts.doors,
  contact uuid CONSTRAINT follow_ups_contact_fk REFERENCES contacts.contacts,
  language text NOT NULL DEFAULT 'und',
  due_at timestamptz NOT NULL,
  -- Null: anyone who speaks the language.
  for_user uuid,
  state text NOT NULL DEFAULT 'open' CONSTRAINT follow_ups_state CHECK (state IN ('open', 'done', 'dropped')),
  attempt uuid,
  -- The attempt that kept the promise.
  done_by uuid,
  created_by uuid,
  created_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX follow_ups_due_idx ON consent.follow_ups (organization, due_at) WHERE state = 'open';
CREATE INDEX follow_ups_line_idx ON consent.follow_ups (line) WHERE line IS NOT NULL;
CREATE INDEX follow_ups_door_idx ON consent.follow_ups (door) WHERE door IS NOT NULL;
CREATE INDEX follow_ups_contact_idx ON consent.follow_ups (contact) WHERE contact IS NOT NULL;
CREATE INDEX follow_ups_attempt_idx ON consent.follow_ups (attempt) WHERE attempt IS NOT NULL;
CREATE INDEX follow_ups_done_by_idx ON consent.follow_ups (done_by) WHERE done_by IS NOT NULL;

--changeset consent:202611220132
-- Asked in the transaction of every claim and send.
CREATE VIEW consent.reachable_lines AS
  SELECT l.line, ch.channel
  FROM contacts.known_lines l
  CROSS JOIN (VALUES ('phone'), ('text')) AS ch (channel)
  WHERE NOT EXISTS (
    SELECT FROM consent.suppressions s
    WHERE s.line = l.line AND s.lifted_at IS NULL AND s.channel IN ('all', ch.channel));
CREATE VIEW consent.silenced_people AS
  SELECT s.contact, s.channel FROM consent.suppressions s WHERE s.contact IS NOT NULL AND s.lifted_at IS NULL;
CREATE VIEW consent.line_touches AS
  SELECT line, organization, campaign, channel, at FROM consent.touches WHERE line IS NOT NULL AND undone_at IS NULL;
CREATE VIEW consent.open_follow_ups AS
  SELECT id AS follow_up, organization, kind, campaign, line, door, contact, language, due_at, for_user, attempt
  FROM consent.follow_ups WHERE state = 'open';
