--liquibase formatted sql

--changeset texting:202611230762
CREATE SCHEMA texting;

-- One sending to many: who gets it, in which words, from when on.
CREATE TABLE texting.campaigns (
  id uuid CONSTRAINT campaigns_pk PRIMARY KEY,
  organization uuid NOT NULL,
  key uuid NOT NULL,
  name text NOT NULL,
  -- To all of a list, to those registered for an event, to those of a list who are not, to those who did not come.
  audience text NOT NULL CONSTRAINT campaigns_audience CHECK (audience IN ('list', 'registered', 'not_registered', 'no_shows')),
  list uuid CONSTRAINT campaigns_list_fk REFERENCES contacts.lists,
  event uuid CONSTRAINT campaigns_event_fk REFERENCES events.events,
  source_language text NOT NULL,
  state text NOT NULL CONSTRAINT campaigns_state
    CHECK (state IN ('draft', 'preparing', 'waiting', 'over_budget', 'open', 'paused', 'closed')),
  -- At this time of day where each person is; null: as soon as it is open.
  local_time timestamp,
  days_before integer CONSTRAINT campaigns_days_before CHECK (days_before BETWEEN 0 AND 60),
  time_of_day time,
  hours_start time NOT NULL,
  hours_end time NOT NULL,
  budget_micros bigint CONSTRAINT campaigns_budget CHECK (budget_micros >= 0),
  smart boolean NOT NULL DEFAULT false,
  -- Who lets it go out in languages that nobody has reviewed, and why.
  override_by uuid,
  override_reason text NOT NULL DEFAULT '',
  approved_by uuid,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  opened_at timestamptz,
  CONSTRAINT campaigns_key_unique UNIQUE (created_by, key),
  CONSTRAINT campaigns_hours CHECK (hours_start < hours_end AND hours_start >= '08:00' AND hours_end <= '21:00'),
  CONSTRAINT campaigns_whom CHECK (CASE audience WHEN 'list' THEN list IS NOT NULL
    WHEN 'not_registered' THEN list IS NOT NULL AND event IS NOT NULL ELSE event IS NOT NULL END),
  CONSTRAINT campaigns_when CHECK ((days_before IS NULL) = (time_of_day IS NULL) AND (days_before IS NULL OR event IS NOT NULL))
);
CREATE INDEX campaigns_organization_idx ON texting.campaigns (organization, id DESC);
CREATE INDEX campaigns_list_idx ON texting.campaigns (list);
CREATE INDEX campaigns_event_idx ON texting.campaigns (event);

CREATE TABLE texting.templates (
  campaign uuid NOT NULL CONSTRAINT templates_campaign_fk REFERENCES texting.campaigns,
  tag text NOT NULL,
  pattern text NOT NULL,
  reviewed_by uuid,
  reviewed_at timestamptz,
  CONSTRAINT templates_pk PRIMARY KEY (campaign, tag)
);

-- The part of a sending that opens and closes as a whole: those whose clocks show the same.
CREATE TABLE texting.lanes (
  id uuid CONSTRAINT lanes_pk PRIMARY KEY,
  campaign uuid NOT NULL CONSTRAINT lanes_campaign_fk REFERENCES texting.campaigns,
  zones text NOT NULL,
  due_at timestamptz NOT NULL,
  -- From then on it makes no sense any more: the event has begun.
  late_at timestamptz,
  CONSTRAINT lanes_zones_unique UNIQUE (campaign, zones)
);

-- What texts go out from. Each of them by its rate, whoever sends.
CREATE TABLE texting.senders (
  address text CONSTRAINT senders_pk PRIMARY KEY,
  per_second integer NOT NULL CONSTRAINT senders_rate CHECK (per_second BETWEEN 1 AND 1000),
  next_at timestamptz NOT NULL
);

-- Whoever sends to a line, and whoever stops it, holds its row meanwhile: so a stop that is kept before a text goes out
-- wins, and two texts to one line see each other.
CREATE TABLE texting.lines (
  line uuid CONSTRAINT lines_pk PRIMARY KEY CONSTRAINT lines_line_fk REFERENCES contacts.lines,
  -- What the carrier has said of the number: it takes no texts, or does not exist; 0 for nothing.
  fault integer NOT NULL DEFAULT 0,
  fault_at timestamptz
);

-- One text to one line.
CREATE TABLE texting.messages (
  id uuid CONSTRAINT messages_pk PRIMARY KEY,
  organization uuid,
  campaign uuid CONSTRAINT messages_campaign_fk REFERENCES texting.campaigns,
  -- Null: it goes out at once, an answer to what somebody has written.
  lane uuid CONSTRAINT messages_lane_fk REFERENCES texting.lanes,
  kind text NOT NULL CONSTRAINT messages_kind CHECK (kind IN ('outreach', 'reminder', 'reply', 'receipt')),
  contact uuid,
  line uuid NOT NULL CONSTRAINT messages_line_fk REFERENCES contacts.lines,
  language text NOT NULL,
  body text NOT NULL,
  encoding text NOT NULL,
  segments smallint NOT NULL,
  price_micros bigint NOT NULL DEFAULT 0,
  state text NOT NULL CONSTRAINT messages_state CHECK (state IN
    ('prepared', 'held', 'queued', 'asking', 'sent', 'delivered', 'failed', 'unknown', 'cancelled')),
  held_for text CONSTRAINT messages_held_for CHECK (held_for IN
    ('no_consent', 'hours', 'cap', 'suppressed', 'argument_missing', 'language_unreviewed', 'cannot_text', 'like_stop', 'late')),
  missing text NOT NULL DEFAULT '',
  not_before timestamptz NOT NULL,
  sender text,
  tries smallint NOT NULL DEFAULT 0,
  asked_at timestamptz,
  -- When the carrier's list was last looked through for one that is unknown.
  looked_at timestamptz,
  provider_id text,
  fault integer NOT NULL DEFAULT 0,
  answers uuid,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT messages_line_unique UNIQUE (campaign, line),
  CONSTRAINT messages_provider_unique UNIQUE (provider_id),
  CONSTRAINT messages_held CHECK (state NOT IN ('held') OR held_for IS NOT NULL)
);
CREATE INDEX messages_queue_idx ON texting.messages (lane, not_before, id) WHERE state = 'queued';
CREATE INDEX messages_asking_idx ON texting.messages (asked_at) WHERE state IN ('asking', 'unknown');
CREATE INDEX messages_line_idx ON texting.messages (line, id DESC);
CREATE INDEX messages_lane_idx ON texting.messages (lane);
CREATE INDEX messages_contact_idx ON texting.messages (contact) WHERE contact IS NOT NULL;
CREATE INDEX messages_campaign_idx ON texting.messages (campaign, state);

--changeset texting:202611230763 splitStatements:false
-- The only ways that a text can go. A text that the carrier may have is never asked for again.
CREATE FUNCTION texting.may_go(from_state text, to_state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (from_state, to_state) IN (
    ('prepared', 'queued'), ('prepared', 'held'), ('prepared', 'cancelled'),
    ('held', 'queued'), ('held', 'cancelled'),
    ('queued', 'asking'), ('queued', 'held'), ('queued', 'cancelled'),
    ('asking', 'queued'), ('asking', 'held'), ('asking', 'cancelled'),
    ('asking', 'sent'), ('asking', 'delivered'), ('asking', 'failed'), ('asking', 'unknown'),
    ('sent', 'delivered'), ('sent', 'failed'),
    ('unknown', 'sent'), ('unknown', 'delivered'), ('unknown', 'failed'), ('unknown', 'cancelled'))
$$;
CREATE FUNCTION texting.keep_to_the_ways() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT texting.may_go(OLD.state, NEW.state) THEN
    RAISE EXCEPTION 'A text that is % cannot become %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER messages_ways BEFORE UPDATE OF state ON texting.messages
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION texting.keep_to_the_ways();

--changeset texting:202611230764
-- What somebody has written to us. The same text told twice is one.
CREATE TABLE texting.inbound (
  id uuid CONSTRAINT inbound_pk PRIMARY KEY,
  provider_id text NOT NULL CONSTRAINT inbound_provider_unique UNIQUE,
  line uuid NOT NULL CONSTRAINT inbound_line_fk REFERENCES contacts.lines,
  -- Whose thread it is: of the last text that went there; null where none ever did.
  organization uuid,
  contact uuid,
  campaign uuid,
  language text NOT NULL,
  sender text NOT NULL,
  body text NOT NULL,
  pictures integer NOT NULL DEFAULT 0,
  meaning text NOT NULL CONSTRAINT inbound_meaning
    CHECK (meaning IN ('stop', 'like_stop', 'start', 'help', 'yes', 'question', 'other')),
  -- Of one that is like a stop: how likely, 0 to 100; the likely ones are looked at first.
  likely smallint NOT NULL DEFAULT 0,
  at timestamptz NOT NULL,
  decision text CONSTRAINT inbound_decision CHECK (decision IN ('stop', 'go_on')),
  decided_by uuid,
  decided_at timestamptz
);
CREATE INDEX inbound_line_idx ON texting.inbound (line, id DESC);
CREATE INDEX inbound_contact_idx ON texting.inbound (contact) WHERE contact IS NOT NULL;
CREATE INDEX inbound_undecided_idx ON texting.inbound (organization, likely DESC, id)
  WHERE meaning = 'like_stop' AND decision IS NULL;
CREATE INDEX inbound_organization_idx ON texting.inbound (organization, id DESC);
