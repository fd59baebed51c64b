--liquibase formatted sql

--changeset checkin:202611230451
CREATE SCHEMA checkin;

-- Who came: one row for a person and a day, however many phones they were checked in on.
CREATE TABLE checkin.attendances (
  id uuid CONSTRAINT attendances_pk PRIMARY KEY,
  organization uuid NOT NULL,
  event uuid NOT NULL CONSTRAINT attendances_event_fk REFERENCES events.events,
  -- The day where the event is: a cohort meets on several, everything else on one.
  day date NOT NULL,
  contact uuid NOT NULL CONSTRAINT attendances_contact_fk REFERENCES contacts.contacts,
  -- Null for somebody who came without one. No foreign key: the call on which it was said may be undone.
  registration uuid,
  -- How many came with them, themselves counted.
  party integer NOT NULL CONSTRAINT attendances_party CHECK (party BETWEEN 1 AND 50),
  -- What they were heard to speak at the door.
  spoken text NOT NULL DEFAULT 'und',
  at timestamptz NOT NULL,
  author uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  undone_at timestamptz,
  undone_by uuid
);
CREATE UNIQUE INDEX attendances_person_unique ON checkin.attendances (event, day, contact) WHERE undone_at IS NULL;
CREATE INDEX attendances_event_idx ON checkin.attendances (event);
CREATE INDEX attendances_contact_idx ON checkin.attendances (contact);

-- Every tap of every phone, by the key that it was sent with. Several may be of one attendance.
CREATE TABLE checkin.taps (
  author uuid NOT NULL,
  key uuid NOT NULL,
  attendance uuid NOT NULL CONSTRAINT taps_attendance_fk REFERENCES checkin.attendances,
  -- A hash of what was said with it, so that a key that comes with something else is noticed.
  said bytea NOT NULL,
  -- The person was here already.
  repeated boolean NOT NULL,
  recorded_at timestamptz NOT NULL,
  undone_at timestamptz,
  CONSTRAINT taps_pk PRIMARY KEY (author, key)
);
CREATE INDEX taps_attendance_idx ON checkin.taps (attendance);

-- Who said that they would come and was not seen, once the event is over.
CREATE TABLE checkin.absences (
  id uuid CONSTRAINT absences_pk PRIMARY KEY,
  event uuid NOT NULL CONSTRAINT absences_event_fk REFERENCES events.events,
  contact uuid NOT NULL CONSTRAINT absences_contact_fk REFERENCES contacts.contacts,
  noted_at timestamptz NOT NULL,
  CONSTRAINT absences_unique UNIQUE (event, contact)
);
CREATE INDEX absences_contact_idx ON checkin.absences (contact);

-- Organizers who help at the door of one event.
CREATE TABLE checkin.helpers (
  event uuid NOT NULL CONSTRAINT helpers_event_fk REFERENCES events.events,
  user_id uuid NOT NULL,
  named_by uuid NOT NULL,
  named_at timestamptz NOT NULL,
  CONSTRAINT helpers_pk PRIMARY KEY (event, user_id)
);

-- The number by which somebody is found on paper. It stays theirs when others are added.
CREATE TABLE checkin.sheet_lines (
  event uuid NOT NULL CONSTRAINT sheet_lines_event_fk REFERENCES events.events,
  contact uuid NOT NULL CONSTRAINT sheet_lines_contact_fk REFERENCES contacts.contacts,
  number integer NOT NULL,
  CONSTRAINT sheet_lines_pk PRIMARY KEY (event, contact),
  CONSTRAINT sheet_lines_number_unique UNIQUE (event, number)
);
CREATE INDEX sheet_lines_contact_idx ON checkin.sheet_lines (contact);

--changeset checkin:202611230452
-- Who came, by the person whose the entry is now.
CREATE VIEW checkin.known_attendances AS
  SELECT a.id AS attendance, a.organization, a.event, a.day, a.contact, coalesce(m.person, a.contact) AS person,
         a.registration, a.party, a.spoken, a.at, a.author
  FROM checkin.attendances a
  LEFT JOIN contacts.merged_people m ON m.contact = a.contact
  WHERE a.undone_at IS NULL;
