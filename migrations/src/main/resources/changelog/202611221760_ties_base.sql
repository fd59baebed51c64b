--liquibase formatted sql

--changeset ties:202611221760
CREATE SCHEMA ties;

-- Words that staff put on people, to find them again.
CREATE TABLE ties.tags (
  contact uuid NOT NULL CONSTRAINT tags_contact_fk REFERENCES contacts.contacts,
  -- The same for two spellings; the tag as it was first typed is shown.
  folded text NOT NULL,
  tag text NOT NULL,
  organization uuid NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  CONSTRAINT tags_pk PRIMARY KEY (contact, folded)
);
CREATE INDEX tags_organization_idx ON ties.tags (organization, folded);

-- Where somebody belongs: a partner, a school, a temple; whether they speak for it, and who of us knows them.
CREATE TABLE ties.affiliations (
  id uuid CONSTRAINT affiliations_pk PRIMARY KEY,
  contact uuid NOT NULL CONSTRAINT affiliations_contact_fk REFERENCES contacts.contacts,
  partner text NOT NULL,
  role text NOT NULL DEFAULT '',
  key_person boolean NOT NULL DEFAULT false,
  holder uuid,
  created_by uuid,
  created_at timestamptz NOT NULL
);
CREATE INDEX affiliations_contact_idx ON ties.affiliations (contact);

-- The tags of a person, those of the rows that were given up for them too.
CREATE VIEW ties.known_tags AS
  SELECT organization, contact, folded, tag FROM ties.tags
  UNION ALL
  SELECT t.organization, m.person, t.folded, t.tag
  FROM contacts.merged_people m
  JOIN ties.tags t ON t.contact = m.contact;
