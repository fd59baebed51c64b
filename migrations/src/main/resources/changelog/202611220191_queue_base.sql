--liquibase formatted sql

--changeset queue:202611220191
CREATE SCHEMA queue;

-- The part of a campaign's queue for one language and one set of time zones; opens and closes as a whole.
CREATE TABLE queue.lanes (
  id uuid CONSTRAINT lanes_pk PRIMARY KEY,
  campaign uuid NOT NULL CONSTRAINT lanes_campaign_fk REFERENCES campaigns.campaigns,
  language text NOT NULL,
  -- The language is only a guess: it decides who is offered the line first and is never shown as a fact.
  inferred boolean NOT NULL DEFAULT false,
  -- One zone, or all the zones that the number may mean, sorted and joined by a comma.
  zones text NOT NULL,
  open boolean NOT NULL DEFAULT false,
  -- When it opens or closes next; null: never, or not worked out yet.
  next_change_at timestamptz,
  -- Counted every few seconds, not with every claim: ready lines, and callers on line who can serve them.
  ready integer NOT NULL DEFAULT 0,
  speakers integer NOT NULL DEFAULT 0,
  -- No ready entry of the class has a smaller rank. Without them every claim would read again what was claimed before
  -- it; two, because one that a retry has set back would have all the fresh ones claimed so far before it again.
  retry_head bigint NOT NULL DEFAULT 9223372036854775807,
  fresh_head bigint NOT NULL DEFAULT 9223372036854775807,
  created_at timestamptz NOT NULL,
  CONSTRAINT lanes_unique UNIQUE (campaign, language, inferred, zones),
  CONSTRAINT lanes_known CHECK (NOT (inferred AND language = 'und'))
);
CREATE INDEX lanes_changing_idx ON queue.lanes (next_change_at);

-- The order of coming in.
CREATE SEQUENCE queue.arrivals;

-- One line (or door) with the people behind it.
CREATE TABLE queue.entries (
  id uuid CONSTRAINT entries_pk PRIMARY KEY,
  campaign uuid NOT NULL CONSTRAINT entries_campaign_fk REFERENCES campaigns.campaigns,
  lane uuid NOT NULL CONSTRAINT entries_lane_fk REFERENCES queue.lanes,
  line uuid CONSTRAINT entries_line_fk REFERENCES contacts.lines,
  door uuid CONSTRAINT entries_door_fk REFERENCES contacts.doors,
  -- Smaller is sooner: the class (retry, fresh) in the high digits, then the order of coming in.
  rank bigint NOT NULL,
  state text NOT NULL CONSTRAINT entries_state CHECK (state IN ('ready', 'claimed', 'resting', 'parked', 'done')),
  -- Why it rests, is parked or done: the result, suppressed, capped, staff, no_attempts_left, off_list ...
  reason text,
  rests_until timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  barriers integer NOT NULL DEFAULT 0,
  updated_at timestamptz NOT NULL,
  CONSTRAINT entries_subject CHECK (num_nonnulls(line, door) = 1),
  CONSTRAINT entries_resting CHECK ((state = 'resting') = (rests_until IS NOT NULL)),
  CONSTRAINT entries_line_unique UNIQUE (campaign, line),
  CONSTRAINT entries_door_unique UNIQUE (campaign, door)
)
-- Room on the page: an entry changes its state with every claim and every outcome.
WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
-- The head of a lane.
CREATE INDEX entries_head_idx ON queue.entries (lane, rank) WHERE state = 'ready';
-- What of a lane wakes up when.
CREATE INDEX entries_resting_idx ON queue.entries (lane, rests_until) WHERE state = 'resting';
CREATE INDEX entries_lane_idx ON queue.entries (lane);
CREATE INDEX entries_line_idx ON queue.entries (line) WHERE line IS NOT NULL;
CREATE INDEX entries_door_idx ON queue.entries (door) WHERE door IS NOT NULL;

-- A person stands in a campaign's queue on one line at a time, and takes their tries along to the next.
CREATE TABLE queue.entry_people (
  campaign uuid NOT NULL CONSTRAINT entry_people_campaign_fk REFERENCES campaigns.campaigns,
  contact uuid NOT NULL,
  entry uuid NOT NULL CONSTRAINT entry_people_entry_fk REFERENCES queue.entries,
  attempts integer NOT NULL DEFAULT 0,
  -- Why this person is not to be called again in this campaign; null while they are.
  ended text,
  CONSTRAINT entry_people_pk PRIMARY KEY (campaign, contact)
);
CREATE INDEX entry_people_entry_idx ON queue.entry_people (entry);

-- One person's short lease on one line or door. No foreign key to the campaign: the entry has it, and every claim would
-- lock the campaign's one row to check it.
CREATE TABLE queue.claims (
  id uuid CONSTRAINT claims_pk PRIMARY KEY,
  campaign uuid NOT NULL,
  entry uuid NOT NULL CONSTRAINT claims_entry_fk REFERENCES queue.entries,
  line uuid,
  door uuid,
  caller uuid NOT NULL,
  state text NOT NULL CONSTRAINT claims_state CHECK (state IN ('open', 'ahead', 'closed', 'returned', 'lapsed', 'revoked')),
  -- What the caller is told to speak: 'und' where the lane's language is a guess.
  spoken text NOT NULL,
  bundle text NOT NULL,
  match text NOT NULL CONSTRAINT claims_match CHECK (match IN ('exact', 'kin', 'allowed', 'unknown')),
  follow_up uuid,
  dialled_at timestamptz,
  claimed_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- The entry and its people as they were before the outcome, for the undo.
  before jsonb
)
WITH (fillfactor = 80);
-- The guard across campaigns and channels: nobody is given to two people.
CREATE UNIQUE INDEX claims_line_open_unique ON queue.claims (line) WHERE state IN ('open', 'ahead') AND line IS NOT NULL;
CREATE UNIQUE INDEX claims_door_open_unique ON queue.claims (door) WHERE state IN ('open', 'ahead') AND door IS NOT NULL;
-- A caller has at most one open claim and one ahead.
CREATE UNIQUE INDEX claims_caller_open_unique ON queue.claims (caller) WHERE state = 'open';
CREATE UNIQUE INDEX claims_caller_ahead_unique ON queue.claims (caller) WHERE state = 'ahead';
CREATE INDEX claims_entry_idx ON queue.claims (entry, id DESC);
CREATE INDEX claims_lapsing_idx ON queue.claims (expires_at) WHERE state IN ('open', 'ahead');
CREATE INDEX claims_returned_idx ON queue.claims (caller, ended_at) WHERE state = 'returned';

-- Who is on line: the languages they speak, and those of the lanes that they can serve (kin, and what the campaign
-- allows, included): one half of scarcity.
CREATE TABLE queue.callers (
  campaign uuid NOT NULL CONSTRAINT callers_campaign_fk REFERENCES campaigns.campaigns,
  caller uuid NOT NULL,
  languages text[] NOT NULL,
  serves text[] NOT NULL,
  seen_at timestamptz NOT NULL,
  CONSTRAINT callers_pk PRIMARY KEY (campaign, caller)
);
CREATE INDEX callers_seen_idx ON queue.callers (campaign, seen_at);

-- Who comes in with a feed, and who is behind the same lines already; empty outside of a feed's transaction.
CREATE UNLOGGED TABLE queue.feeding (
  campaign uuid NOT NULL,
  contact uuid NOT NULL,
  line uuid NOT NULL,
  spoken text NOT NULL,
  guessed boolean NOT NULL,
  -- Of the person's address; null where it is not known.
  zone text,
  placed boolean NOT NULL,
  CONSTRAINT feeding_pk PRIMARY KEY (campaign, contact)
);

--changeset queue:202611220192
-- The lane of a line: the scarcest language that is known of the people behind it, else the scarcest guess, else 'und';
-- scarce is what few on these lists speak, English last. The zones of their addresses, else of the number.
CREATE VIEW queue.feeding_lines AS
  WITH speakers AS (
    SELECT campaign, spoken, count(*) AS people FROM queue.feeding GROUP BY campaign, spoken
  ), lines AS (
    SELECT f.campaign, f.line,
           (array_agg(f.spoken ORDER BY f.guessed, f.spoken = 'en', s.people, f.spoken)
              FILTER (WHERE f.spoken <> 'und'))[1] AS language,
           bool_and(f.guessed) FILTER (WHERE f.spoken <> 'und') AS inferred,
           string_agg(DISTINCT f.zone, ',' ORDER BY f.zone) AS zones
    FROM queue.feeding f
    JOIN speakers s ON s.campaign = f.campaign AND s.spoken = f.spoken
    GROUP BY f.campaign, f.line
  )
  SELECT l.campaign, l.line, coalesce(l.language, 'und') AS language, coalesce(l.inferred, false) AS inferred,
         coalesce(l.zones, (SELECT string_agg(z, ',' ORDER BY z) FROM unnest(k.time_zones) z)) AS zones, k.needs_look
  FROM lines l
  JOIN contacts.known_lines k ON k.line = l.line;
CREATE VIEW queue.lane_entries AS
  SELECT e.id AS entry, e.campaign, CASE WHEN l.inferred THEN 'und' ELSE l.language END AS language, l.zones, l.open,
         e.state, e.reason, e.rests_until, e.line, e.attempts
  FROM queue.entries e JOIN queue.lanes l ON l.id = e.lane;
CREATE VIEW queue.queued_people AS
  SELECT p.campaign, p.contact, p.entry, e.state, coalesce(p.ended, e.reason) AS reason, p.attempts,
         CASE WHEN l.inferred THEN 'und' ELSE l.language END AS language
  FROM queue.entry_people p
  JOIN queue.entries e ON e.id = p.entry
  JOIN queue.lanes l ON l.id = e.lane;
CREATE VIEW queue.callers_on_line AS
  SELECT campaign, caller, languages, serves, seen_at FROM queue.callers
  WHERE seen_at > platform.now() - interval '2 minutes';
