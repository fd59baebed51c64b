--liquibase formatted sql

--changeset friends:202611221510
CREATE SCHEMA friends;

-- Whether callers may bring their own people to a campaign, and how many each; no row: they may not.
CREATE TABLE friends.allowances (
  campaign uuid CONSTRAINT allowances_pk PRIMARY KEY CONSTRAINT allowances_campaign_fk REFERENCES campaigns.campaigns,
  at_most integer NOT NULL CONSTRAINT allowances_at_most CHECK (at_most BETWEEN 0 AND 100),
  -- The list of the campaign on which these people are; made with the first of them.
  list uuid CONSTRAINT allowances_list_fk REFERENCES contacts.lists
);
CREATE INDEX allowances_list_idx ON friends.allowances (list) WHERE list IS NOT NULL;

-- Somebody's own people, as they typed them.
CREATE TABLE friends.friends (
  id uuid CONSTRAINT friends_pk PRIMARY KEY,
  campaign uuid NOT NULL CONSTRAINT friends_campaign_fk REFERENCES campaigns.campaigns,
  owner uuid NOT NULL,
  contact uuid NOT NULL CONSTRAINT friends_contact_fk REFERENCES contacts.contacts,
  line uuid NOT NULL CONSTRAINT friends_line_fk REFERENCES contacts.lines,
  name text NOT NULL,
  tel text NOT NULL,
  language text NOT NULL,
  address text NOT NULL DEFAULT '',
  -- Of the form or the program, so that what is sent twice is one person.
  key uuid NOT NULL,
  added_at timestamptz NOT NULL,
  -- The owner lets others call them from here on.
  shared_at timestamptz,
  -- Taken out again before any call; name and number go with it.
  removed_at timestamptz,
  CONSTRAINT friends_key_unique UNIQUE (owner, key)
);
CREATE UNIQUE INDEX friends_person_unique ON friends.friends (campaign, owner, contact) WHERE removed_at IS NULL;
CREATE INDEX friends_campaign_idx ON friends.friends (campaign, owner, id);
CREATE INDEX friends_contact_idx ON friends.friends (contact);
CREATE INDEX friends_line_idx ON friends.friends (line);

-- Every try to add somebody, for the limit of an hour: nobody shall try numbers out.
CREATE TABLE friends.tries (
  owner uuid NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT tries_pk PRIMARY KEY (owner, at)
);

--changeset friends:202611221511
CREATE VIEW friends.known_allowances AS
  SELECT campaign, at_most FROM friends.allowances;
-- Everybody whom a caller has brought to a campaign, without name and number, and what came of that caller's own calls.
CREATE VIEW friends.brought AS
  SELECT f.campaign, f.owner, f.contact,
         EXISTS (
           SELECT FROM campaigns.attempted_people p
           JOIN campaigns.standing_attempts s ON s.attempt = p.attempt
           WHERE p.contact = f.contact AND p.campaign = f.campaign AND s.author = f.owner) AS called,
         EXISTS (
           SELECT FROM campaigns.attempted_people p
           JOIN campaigns.standing_attempts s ON s.attempt = p.attempt
           WHERE p.contact = f.contact AND p.campaign = f.campaign AND s.author = f.owner
             AND p.result IN ('talked', 'call_back', 'refused', 'do_not_call')) AS reached,
         EXISTS (
           SELECT FROM events.known_registrations r
           JOIN campaigns.standing_attempts s ON s.attempt = r.attempt
           WHERE r.contact = f.contact AND r.status = 'accepted' AND s.campaign = f.campaign
             AND s.author = f.owner) AS seat
  FROM friends.friends f
  WHERE f.removed_at IS NULL;
