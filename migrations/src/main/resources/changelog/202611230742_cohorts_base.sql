--liquibase formatted sql

--changeset cohorts:202611230742
CREATE SCHEMA cohorts;

-- Who must say yes for somebody under 18 who applies for a training, and what they said last.
CREATE TABLE cohorts.guardians (
  id uuid CONSTRAINT guardians_pk PRIMARY KEY,
  event uuid NOT NULL CONSTRAINT guardians_event_fk REFERENCES events.events,
  -- Who applies.
  contact uuid NOT NULL CONSTRAINT guardians_contact_fk REFERENCES contacts.contacts,
  name text NOT NULL,
  phone text NOT NULL DEFAULT '',
  email text NOT NULL DEFAULT '',
  -- Null while they have not answered.
  consented boolean,
  way text CONSTRAINT guardians_way CHECK (way IN ('paper', 'link')),
  answered_at timestamptz,
  -- Who typed the paper in.
  answered_by uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT guardians_unique UNIQUE (event, contact),
  CONSTRAINT guardians_answer CHECK ((consented IS NULL) = (answered_at IS NULL) AND (consented IS NULL) = (way IS NULL))
);
CREATE INDEX guardians_contact_idx ON cohorts.guardians (contact);

--changeset cohorts:202611230743
-- Published view: whoever is under 18 on the first day of a training, by their own word (they named a guardian) or by the
-- day or the year of their birth; in the year in which they turn 18 the year alone says nothing. The guardian of an
-- entry that became another's is that other's.
CREATE VIEW cohorts.known_minors AS
  SELECT r.registration, r.event, r.contact, g.id AS guardian, coalesce(g.consented, false) AS consented
  FROM events.known_registrations r
  JOIN events.known_events e ON e.event = r.event AND e.kind = 'training'
  LEFT JOIN contacts.people_in_files p ON p.contact = r.contact
  LEFT JOIN LATERAL (
    SELECT o.id, o.consented FROM cohorts.guardians o
    WHERE o.event = r.event
      AND (o.contact = r.contact
           OR o.contact IN (SELECT m.contact FROM contacts.merged_people m WHERE m.person = r.contact))
    ORDER BY o.answered_at DESC NULLS LAST, o.id
    LIMIT 1) g ON true
  WHERE g.id IS NOT NULL
     OR p.birth_date > CAST(e.starts_at AT TIME ZONE e.time_zone AS date) - interval '18 years'
     OR (p.birth_date IS NULL AND p.birth_year > date_part('year', e.starts_at AT TIME ZONE e.time_zone) - 18);
