--liquibase formatted sql

--changeset rooms:202611221056
CREATE SCHEMA rooms;

-- What a shift has beyond its event, which keeps name, times and place.
CREATE TABLE rooms.rooms (
  shift uuid CONSTRAINT rooms_pk PRIMARY KEY CONSTRAINT rooms_shift_fk REFERENCES events.events,
  organization uuid NOT NULL,
  campaign uuid NOT NULL CONSTRAINT rooms_campaign_fk REFERENCES campaigns.campaigns,
  -- People to talk to, all together; null: as many as it will be.
  goal integer CONSTRAINT rooms_goal CHECK (goal BETWEEN 1 AND 100000),
  lead uuid NOT NULL,
  -- What the lead says to all, until they say something else.
  line text NOT NULL DEFAULT '',
  line_at timestamptz,
  -- What the lead says at the end.
  thanks text NOT NULL DEFAULT '',
  ended_at timestamptz,
  -- Of the form: sent twice, it is one shift.
  key uuid NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT rooms_key_unique UNIQUE (organization, key),
  CONSTRAINT rooms_line CHECK (line = '' OR line_at IS NOT NULL)
);
CREATE INDEX rooms_campaign_idx ON rooms.rooms (campaign);

-- Who is or was here; written again with every sign of life.
CREATE TABLE rooms.present (
  shift uuid NOT NULL CONSTRAINT present_shift_fk REFERENCES rooms.rooms,
  user_id uuid NOT NULL,
  doing text NOT NULL CONSTRAINT present_doing CHECK (doing IN ('lobby', 'calling', 'practising')),
  first_seen_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  CONSTRAINT present_pk PRIMARY KEY (shift, user_id)
)
WITH (fillfactor = 80);

-- Who asks the lead for help.
CREATE TABLE rooms.asks (
  id uuid CONSTRAINT asks_pk PRIMARY KEY,
  shift uuid NOT NULL CONSTRAINT asks_shift_fk REFERENCES rooms.rooms,
  user_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  coming_by uuid,
  coming_at timestamptz,
  closed_at timestamptz,
  CONSTRAINT asks_coming CHECK ((coming_by IS NULL) = (coming_at IS NULL))
);
CREATE INDEX asks_shift_idx ON rooms.asks (shift);
-- One asks once at a time, however often the key is pressed.
CREATE UNIQUE INDEX asks_open_unique ON rooms.asks (shift, user_id) WHERE closed_at IS NULL;
