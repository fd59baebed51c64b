--liquibase formatted sql

--changeset accounts:202611220111
CREATE SCHEMA accounts;

CREATE TABLE accounts.organizations (
  id uuid CONSTRAINT organizations_pk PRIMARY KEY,
  name text NOT NULL,
  locale text NOT NULL DEFAULT 'en',
  time_zone text NOT NULL DEFAULT 'America/Los_Angeles',
  sample boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);

CREATE TABLE accounts.users (
  id uuid CONSTRAINT users_pk PRIMARY KEY,
  organization uuid NOT NULL CONSTRAINT users_organization_fk REFERENCES accounts.organizations,
  name text NOT NULL,
  email text,
  email_folded text,
  password_hash text,
  pin_hash text,
  locale text,
  minor boolean NOT NULL DEFAULT false,
  guardian_consent_on date,
  sample boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  disabled_at timestamptz,
  CONSTRAINT users_email_unique UNIQUE (email_folded)
);
CREATE INDEX users_organization_idx ON accounts.users (organization);

CREATE TABLE accounts.user_languages (
  user_id uuid NOT NULL CONSTRAINT user_languages_user_fk REFERENCES accounts.users,
  tag text NOT NULL,
  speaks boolean NOT NULL,
  reads boolean NOT NULL,
  CONSTRAINT user_languages_pk PRIMARY KEY (user_id, tag)
);

-- Standing roles have the scope 'organization'; roles for one shift or event name it.
CREATE TABLE accounts.grants (
  user_id uuid NOT NULL CONSTRAINT grants_user_fk REFERENCES accounts.users,
  role text NOT NULL,
  scope_kind text NOT NULL CONSTRAINT grants_scope_kind CHECK (scope_kind IN ('organization', 'shift', 'event')),
  scope_id uuid NOT NULL,
  granted_by uuid,
  granted_at timestamptz NOT NULL,
  expires_at timestamptz,
  CONSTRAINT grants_pk PRIMARY KEY (user_id, role, scope_kind, scope_id)
);

CREATE TABLE accounts.sessions (
  id uuid CONSTRAINT sessions_pk PRIMARY KEY,
  token_hash bytea NOT NULL CONSTRAINT sessions_token_unique UNIQUE,
  user_id uuid NOT NULL CONSTRAINT sessions_user_fk REFERENCES accounts.users,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- What its owner knows it by, "Chrome, Android"; the browser's whole signature is not kept.
  device text NOT NULL DEFAULT ''
);
CREATE INDEX sessions_user_idx ON accounts.sessions (user_id);
CREATE INDEX sessions_expires_idx ON accounts.sessions (expires_at);

CREATE TABLE accounts.api_tokens (
  id uuid CONSTRAINT api_tokens_pk PRIMARY KEY,
  token_hash bytea NOT NULL CONSTRAINT api_tokens_token_unique UNIQUE,
  user_id uuid NOT NULL CONSTRAINT api_tokens_user_fk REFERENCES accounts.users,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX api_tokens_user_idx ON accounts.api_tokens (user_id);

-- Invitations, the first administrator's set-up, a coordinator's password reset, the demo's sign-in: each used once.
CREATE TABLE accounts.one_time_links (
  id uuid CONSTRAINT one_time_links_pk PRIMARY KEY,
  token_hash bytea NOT NULL CONSTRAINT one_time_links_token_unique UNIQUE,
  purpose text NOT NULL CONSTRAINT one_time_links_purpose CHECK (purpose IN ('setup', 'invitation', 'reset', 'sign_in')),
  organization uuid CONSTRAINT one_time_links_organization_fk REFERENCES accounts.organizations,
  user_id uuid CONSTRAINT one_time_links_user_fk REFERENCES accounts.users,
  email text,
  name text,
  roles text[] NOT NULL DEFAULT '{}',
  created_by uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX one_time_links_organization_idx ON accounts.one_time_links (organization);
CREATE INDEX one_time_links_user_idx ON accounts.one_time_links (user_id);

-- A code on the wall lets a room of volunteers in.
CREATE TABLE accounts.join_links (
  id uuid CONSTRAINT join_links_pk PRIMARY KEY,
  organization uuid NOT NULL CONSTRAINT join_links_organization_fk REFERENCES accounts.organizations,
  code text NOT NULL CONSTRAINT join_links_code_unique UNIQUE,
  shift uuid,
  created_by uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE INDEX join_links_organization_idx ON accounts.join_links (organization);

-- Who came in by which code: the name is unique under a code, so that code, name and PIN find the same person tomorrow.
CREATE TABLE accounts.joined (
  join_link uuid NOT NULL CONSTRAINT joined_join_link_fk REFERENCES accounts.join_links,
  name_folded text NOT NULL,
  user_id uuid NOT NULL CONSTRAINT joined_user_fk REFERENCES accounts.users,
  joined_at timestamptz NOT NULL,
  kept_at timestamptz,
  CONSTRAINT joined_pk PRIMARY KEY (join_link, name_folded)
);
CREATE INDEX joined_user_idx ON accounts.joined (user_id);

-- Throttle, per account and per address; the key is a hash, no address or e-mail is kept.
CREATE TABLE accounts.sign_in_failures (
  id uuid CONSTRAINT sign_in_failures_pk PRIMARY KEY,
  key bytea NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX sign_in_failures_idx ON accounts.sign_in_failures (key, at);
-- The nightly sweep.
CREATE INDEX sign_in_failures_at_idx ON accounts.sign_in_failures (at);

--changeset accounts:202611220112
-- Published views: the contract with the features above.
CREATE VIEW accounts.known_organizations AS
  SELECT id AS organization, name, locale, time_zone, sample FROM accounts.organizations;
CREATE VIEW accounts.known_users AS
  SELECT id AS user_id, organization, name, minor, sample, disabled_at FROM accounts.users;
-- Who speaks what, of those who may still sign in.
CREATE VIEW accounts.speakers AS
  SELECT l.user_id, u.organization, l.tag
  FROM accounts.user_languages l
  JOIN accounts.users u ON u.id = l.user_id
  WHERE l.speaks AND u.disabled_at IS NULL;
