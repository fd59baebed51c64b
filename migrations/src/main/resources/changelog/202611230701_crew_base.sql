--liquibase formatted sql

--changeset crew:202611230701
CREATE SCHEMA crew;

-- From when staff sign up at an event, and how the event stood when its shifts were fitted to it: whoever moves the event
-- moves them along.
CREATE TABLE crew.plans (
  event uuid CONSTRAINT plans_pk PRIMARY KEY CONSTRAINT plans_event_fk REFERENCES events.events,
  opens_at timestamptz,
  event_starts_at timestamptz NOT NULL,
  time_zone text NOT NULL
);

-- What is to be done at an event. The ready-made kinds are named by messages, own ones by tag here.
CREATE TABLE crew.roles (
  id uuid CONSTRAINT roles_pk PRIMARY KEY,
  event uuid NOT NULL CONSTRAINT roles_event_fk REFERENCES events.events,
  -- Of the form: sent twice, it is one role.
  key uuid NOT NULL,
  kind text NOT NULL CONSTRAINT roles_kind CHECK (kind IN ('facilitation', 'note_taking', 'set_up', 'welcoming', 'interpreting', 'childcare', 'own')),
  names jsonb NOT NULL DEFAULT '{}',
  details text NOT NULL DEFAULT '',
  -- Whether people of partners may take it too.
  partners boolean NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  CONSTRAINT roles_key_unique UNIQUE (event, key),
  CONSTRAINT roles_named CHECK (kind <> 'own' OR names <> '{}')
);

-- When, and how many are wanted. A row is locked by whoever takes one of its places.
CREATE TABLE crew.shifts (
  id uuid CONSTRAINT shifts_pk PRIMARY KEY,
  role uuid NOT NULL CONSTRAINT shifts_role_fk REFERENCES crew.roles,
  event uuid NOT NULL CONSTRAINT shifts_event_fk REFERENCES events.events,
  key uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  wanted integer NOT NULL CONSTRAINT shifts_wanted CHECK (wanted BETWEEN 1 AND 200),
  -- In which it is to be done; null where that does not matter.
  language text,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  removed_at timestamptz,
  CONSTRAINT shifts_key_unique UNIQUE (event, key),
  CONSTRAINT shifts_order CHECK (ends_at > starts_at)
);
CREATE INDEX shifts_role_idx ON crew.shifts (role);

-- A partner whose people sign up by a private link, from an own day on.
CREATE TABLE crew.invitations (
  id uuid CONSTRAINT invitations_pk PRIMARY KEY,
  event uuid NOT NULL CONSTRAINT invitations_event_fk REFERENCES events.events,
  key uuid NOT NULL,
  partner text NOT NULL,
  opens_at timestamptz,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT invitations_key_unique UNIQUE (event, key)
);

-- Somebody without an account. Once they are forgotten, all that is said of them is empty.
CREATE TABLE crew.volunteers (
  id uuid CONSTRAINT volunteers_pk PRIMARY KEY,
  invitation uuid NOT NULL CONSTRAINT volunteers_invitation_fk REFERENCES crew.invitations,
  event uuid NOT NULL CONSTRAINT volunteers_event_fk REFERENCES events.events,
  organization uuid NOT NULL,
  key uuid NOT NULL CONSTRAINT volunteers_key_unique UNIQUE,
  name text NOT NULL,
  comes_from text NOT NULL,
  phone text NOT NULL,
  email text NOT NULL,
  -- The language of the page on which they signed up.
  language text NOT NULL,
  made_at timestamptz NOT NULL
);
CREATE INDEX volunteers_invitation_idx ON crew.volunteers (invitation);
CREATE INDEX volunteers_event_idx ON crew.volunteers (event);
CREATE INDEX volunteers_organization_idx ON crew.volunteers (organization) WHERE name <> '';

-- Who takes a place: a user or somebody without an account.
CREATE TABLE crew.signups (
  id uuid CONSTRAINT signups_pk PRIMARY KEY,
  shift uuid NOT NULL CONSTRAINT signups_shift_fk REFERENCES crew.shifts,
  event uuid NOT NULL CONSTRAINT signups_event_fk REFERENCES events.events,
  user_id uuid,
  volunteer uuid CONSTRAINT signups_volunteer_fk REFERENCES crew.volunteers,
  key uuid NOT NULL,
  signed_at timestamptz NOT NULL,
  left_at timestamptz,
  here_at timestamptz,
  here_by uuid,
  reminded_at timestamptz,
  CONSTRAINT signups_somebody CHECK ((user_id IS NULL) <> (volunteer IS NULL))
);
CREATE INDEX signups_shift_idx ON crew.signups (shift);
CREATE INDEX signups_event_idx ON crew.signups (event);
CREATE INDEX signups_volunteer_idx ON crew.signups (volunteer);
CREATE INDEX signups_user_idx ON crew.signups (user_id) WHERE left_at IS NULL;
CREATE UNIQUE INDEX signups_user_unique ON crew.signups (shift, user_id) WHERE left_at IS NULL AND user_id IS NOT NULL;
CREATE UNIQUE INDEX signups_volunteer_unique ON crew.signups (shift, volunteer) WHERE left_at IS NULL AND volunteer IS NOT NULL;
CREATE UNIQUE INDEX signups_key_unique ON crew.signups (user_id, key) WHERE user_id IS NOT NULL;
