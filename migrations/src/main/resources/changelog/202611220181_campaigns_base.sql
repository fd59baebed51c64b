--liquibase formatted sql

--changeset campaigns:202611220181
CREATE SCHEMA campaigns;

CREATE TABLE campaigns.campaigns (
  id uuid CONSTRAINT campaigns_pk PRIMARY KEY,
  organization uuid NOT NULL,
  name text NOT NULL,
  channel text NOT NULL CONSTRAINT campaigns_channel CHECK (channel IN ('phone', 'door', 'text')),
  goal text NOT NULL CONSTRAINT campaigns_goal CHECK (goal IN ('turnout', 'attendance', 'survey', 'registration', 'service')),
  purpose text NOT NULL CONSTRAINT campaigns_purpose CHECK (purpose IN ('any', 'turnout', 'events', 'survey', 'service')),
  state text NOT NULL DEFAULT 'draft' CONSTRAINT campaigns_state CHECK (state IN ('draft', 'open', 'paused', 'closed')),
  script_version uuid NOT NULL CONSTRAINT campaigns_script_version_fk REFERENCES scripts.versions,
  bind jsonb NOT NULL DEFAULT '{}',
  languages text[] NOT NULL,
  -- Directed pairs that the campaign allows beyond kinship, "uk>ru": Ukrainian may be served by Russian.
  allowed_pairs text[] NOT NULL DEFAULT '{}',
  -- As asked for; '24:00' is legal.
  asked_start time NOT NULL DEFAULT '09:00',
  asked_end time NOT NULL DEFAULT '20:00',
  -- What the law leaves of them.
  hours_start time NOT NULL DEFAULT '09:00',
  hours_end time NOT NULL DEFAULT '20:00',
  hours_days text[] NOT NULL DEFAULT '{mon,tue,wed,thu,fri,sat,sun}',
  attempts_at_most integer NOT NULL DEFAULT 3 CONSTRAINT campaigns_attempts CHECK (attempts_at_most BETWEEN 1 AND 20),
  rest jsonb NOT NULL DEFAULT '{}',
  touches_a_month integer NOT NULL DEFAULT 4 CONSTRAINT campaigns_touches CHECK (touches_a_month BETWEEN 1 AND 31),
  sample boolean NOT NULL DEFAULT false,
  created_by uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT campaigns_hours CHECK (hours_start < hours_end AND hours_start >= '08:00' AND hours_end <= '21:00')
);
CREATE INDEX campaigns_organization_idx ON campaigns.campaigns (organization, id DESC);
CREATE INDEX campaigns_script_version_idx ON campaigns.campaigns (script_version);

CREATE TABLE campaigns.campaign_lists (
  campaign uuid NOT NULL CONSTRAINT campaign_lists_campaign_fk REFERENCES campaigns.campaigns,
  list uuid NOT NULL CONSTRAINT campaign_lists_list_fk REFERENCES contacts.lists,
  CONSTRAINT campaign_lists_pk PRIMARY KEY (campaign, list)
);
CREATE INDEX campaign_lists_list_idx ON campaigns.campaign_lists (list);

-- One try on a line or door. The key is the client's, unique per author and kept for ever.
CREATE TABLE campaigns.attempts (
  id uuid CONSTRAINT attempts_pk PRIMARY KEY,
  organization uuid NOT NULL,
  campaign uuid NOT NULL CONSTRAINT attempts_campaign_fk REFERENCES campaigns.campaigns,
  channel text NOT NULL,
  line uuid,
  door uuid,
  claim uuid NOT NULL,
  author uuid NOT NULL,
  key uuid NOT NULL,
  request_hash bytea NOT NULL,
  disposition text NOT NULL CONSTRAINT attempts_disposition CHECK (disposition IN ('accepted', 'beside')),
  result text NOT NULL,
  spoken text NOT NULL DEFAULT 'und',
  bundle text NOT NULL DEFAULT 'und',
  flags text[] NOT NULL DEFAULT '{}',
  note text NOT NULL DEFAULT '',
  barrier_language text,
  barrier_answered_by text,
  started_at timestamptz,
  ended_at timestamptz,
  recorded_at timestamptz NOT NULL,
  undone_at timestamptz,
  CONSTRAINT attempts_key_unique UNIQUE (author, key)
);
CREATE INDEX attempts_campaign_idx ON campaigns.attempts (campaign, recorded_at);
CREATE INDEX attempts_line_idx ON campaigns.attempts (line) WHERE line IS NOT NULL;
CREATE INDEX attempts_door_idx ON campaigns.attempts (door) WHERE door IS NOT NULL;
CREATE INDEX attempts_claim_idx ON campaigns.attempts (claim);

CREATE TABLE campaigns.attempt_people (
  attempt uuid NOT NULL CONSTRAINT attempt_people_attempt_fk REFERENCES campaigns.attempts,
  contact uuid NOT NULL,
  result text NOT NULL,
  spoken text NOT NULL,
  -- The contact's preference when the attempt was made: what "language of the list" meant then.
  preference text NOT NULL,
  flags text[] NOT NULL DEFAULT '{}',
  CONSTRAINT attempt_people_pk PRIMARY KEY (attempt, contact)
);
CREATE INDEX attempt_people_contact_idx ON campaigns.attempt_people (contact);

--changeset campaigns:202611220182
CREATE VIEW campaigns.known_campaigns AS
  SELECT id AS campaign, organization, name, channel, goal, purpose, state, script_version, languages, allowed_pairs, hours_start,
         hours_end, hours_days, attempts_at_most, rest, touches_a_month, sample
  FROM campaigns.campaigns;
CREATE VIEW campaigns.lists_of_campaigns AS
  SELECT campaign, list FROM campaigns.campaign_lists;
CREATE VIEW campaigns.standing_attempts AS
  SELECT id AS attempt, organization, campaign, channel, line, door, author, result, spoken, bundle, flags,
         barrier_language, recorded_at, disposition
  FROM campaigns.attempts WHERE undone_at IS NULL;
CREATE VIEW campaigns.attempted_people AS
  SELECT a.id AS attempt, a.campaign, a.organization, p.contact, p.result, p.spoken, p.preference, a.recorded_at,
         a.disposition
  FROM campaigns.attempt_people p JOIN campaigns.attempts a ON a.id = p.attempt
  WHERE a.undone_at IS NULL;
