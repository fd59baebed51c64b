--liquibase formatted sql

--changeset care:202611221141
CREATE SCHEMA care;

-- What was told on a call that staff must see. What was told, and about whom, is erased some time after it is closed;
-- that there was an incident of this kind stays.
CREATE TABLE care.incidents (
  id uuid CONSTRAINT incidents_pk PRIMARY KEY,
  organization uuid NOT NULL CONSTRAINT incidents_organization_fk REFERENCES accounts.organizations,
  author uuid NOT NULL CONSTRAINT incidents_author_fk REFERENCES accounts.users,
  key uuid NOT NULL,
  campaign uuid NOT NULL CONSTRAINT incidents_campaign_fk REFERENCES campaigns.campaigns,
  claim uuid,
  line uuid,
  contact uuid,
  language text NOT NULL,
  kind text NOT NULL CONSTRAINT incidents_kind CHECK (kind IN ('hate', 'crisis', 'threat', 'other')),
  account text NOT NULL,
  call_back boolean NOT NULL,
  state text NOT NULL CONSTRAINT incidents_state CHECK (state IN ('waiting', 'taken', 'closed')),
  taken_by uuid,
  at timestamptz NOT NULL,
  closed_at timestamptz,
  erased_at timestamptz,
  CONSTRAINT incidents_key_unique UNIQUE (author, key),
  CONSTRAINT incidents_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);
-- The inbox.
CREATE INDEX incidents_organization_idx ON care.incidents (organization, at);
CREATE INDEX incidents_campaign_idx ON care.incidents (campaign);
-- The nightly erasure.
CREATE INDEX incidents_closed_idx ON care.incidents (closed_at) WHERE erased_at IS NULL;

CREATE TABLE care.referrals (
  incident uuid NOT NULL CONSTRAINT referrals_incident_fk REFERENCES care.incidents ON DELETE CASCADE,
  resource text NOT NULL,
  state text NOT NULL CONSTRAINT referrals_state CHECK (state IN ('offered', 'accepted', 'declined', 'closed')),
  at timestamptz NOT NULL,
  updated_by uuid NOT NULL,
  CONSTRAINT referrals_pk PRIMARY KEY (incident, resource)
);

-- Who may read the inbox. While nobody is named, coordinators may.
CREATE TABLE care.team (
  user_id uuid CONSTRAINT team_pk PRIMARY KEY CONSTRAINT team_user_fk REFERENCES accounts.users,
  organization uuid NOT NULL CONSTRAINT team_organization_fk REFERENCES accounts.organizations,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL
);
CREATE INDEX team_organization_idx ON care.team (organization);
