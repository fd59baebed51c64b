--liquibase formatted sql

--changeset dashboards:202611220542
-- Which campaigns are kept, and their headline figures, so that a page of many campaigns reads one row each.
CREATE TABLE dashboards.campaigns (
  campaign uuid CONSTRAINT campaigns_pk PRIMARY KEY,
  organization uuid NOT NULL,
  on_list bigint NOT NULL DEFAULT 0,
  attempted bigint NOT NULL DEFAULT 0,
  reached bigint NOT NULL DEFAULT 0,
  remaining bigint NOT NULL DEFAULT 0,
  registered bigint NOT NULL DEFAULT 0,
  committed bigint NOT NULL DEFAULT 0,
  barriers_met bigint NOT NULL DEFAULT 0,
  barriers_repaired bigint NOT NULL DEFAULT 0,
  -- When the people on its lists are to be counted next; put forward when a list changes.
  count_at timestamptz NOT NULL,
  counted_at timestamptz,
  count_took interval NOT NULL DEFAULT '0'
);
CREATE INDEX campaigns_organization_idx ON dashboards.campaigns (organization);
CREATE INDEX campaigns_count_at_idx ON dashboards.campaigns (count_at);

-- People on a campaign's lists whom nobody has tried yet, by their language; the others are in campaign_people.
CREATE TABLE dashboards.untouched (
  campaign uuid NOT NULL CONSTRAINT untouched_campaign_fk REFERENCES dashboards.campaigns,
  language text NOT NULL,
  people bigint NOT NULL,
  CONSTRAINT untouched_pk PRIMARY KEY (campaign, language)
);

-- What each person tried is counted as, once a campaign, however many attempts there were. Worked out anew for the
-- people of each attempt that is recorded or undone. Days are those of the organization's zone.
CREATE TABLE dashboards.campaign_people (
  campaign uuid NOT NULL CONSTRAINT campaign_people_campaign_fk REFERENCES dashboards.campaigns,
  contact uuid NOT NULL,
  organization uuid NOT NULL,
  -- The language preferred now; a guess counts as not known.
  language text NOT NULL,
  -- The one preferred when first tried.
  language_before text NOT NULL,
  -- The one spoken when first reached; null while not reached.
  spoken text,
  -- On one of the campaign's lists now.
  listed boolean NOT NULL,
  -- How often a try counted, and whether one of them settled it; with the campaign's limit that makes `finished`.
  tries integer NOT NULL,
  settled boolean NOT NULL,
  finished boolean NOT NULL,
  result text NOT NULL,
  attempted_on date NOT NULL,
  reached_on date,
  registered_on date,
  committed_on date,
  barrier_on date,
  barrier_repaired boolean NOT NULL DEFAULT false,
  CONSTRAINT campaign_people_pk PRIMARY KEY (campaign, contact),
  CONSTRAINT campaign_people_reached CHECK ((spoken IS NULL) = (reached_on IS NULL)),
  CONSTRAINT campaign_people_repaired CHECK (barrier_on IS NOT NULL OR NOT barrier_repaired)
);

-- The figures that a person adds one to. What is a state of now and not an event of a day has the day '-infinity'.
CREATE VIEW dashboards.contributions AS
  SELECT p.campaign, p.contact, p.organization, m.meaning, m.language, m.day, m.measure
  FROM dashboards.campaign_people p
  CROSS JOIN LATERAL (VALUES
    ('preference', p.language, p.attempted_on, 'attempted', true),
    ('preference', p.language, date '-infinity', 'listed', p.listed),
    ('preference', p.language, date '-infinity', 'remaining', p.listed AND NOT p.finished),
    ('preference', p.language, date '-infinity', 'result:' || p.result, true),
    ('preference', p.language, p.reached_on, 'reached', true),
    ('preference', p.language, p.registered_on, 'registered', true),
    ('preference', p.language, p.committed_on, 'committed', true),
    ('preference', p.language, p.barrier_on, 'barriers_met', true),
    ('preference', p.language, p.barrier_on, 'barriers_repaired', p.barrier_repaired),
    ('spoken', p.spoken, p.reached_on, 'reached', true),
    ('spoken', p.spoken, p.registered_on, 'registered', true),
    ('spoken', p.spoken, p.committed_on, 'committed', true)
  ) AS m (meaning, language, day, measure, counts)
  WHERE m.counts AND m.day IS NOT NULL AND m.language IS NOT NULL;
