--liquibase formatted sql

--changeset ties:202611230831
-- The tags that files put on people, a row for each file that says so: what one says too stays when another is undone.
CREATE TABLE ties.file_tags (
  contact uuid NOT NULL CONSTRAINT file_tags_contact_fk REFERENCES contacts.contacts,
  -- As in ties.tags.
  folded text NOT NULL,
  import uuid NOT NULL,
  tag text NOT NULL,
  organization uuid NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  CONSTRAINT file_tags_pk PRIMARY KEY (contact, folded, import)
);
CREATE INDEX file_tags_organization_idx ON ties.file_tags (organization, folded);
CREATE INDEX file_tags_import_idx ON ties.file_tags (import);

CREATE OR REPLACE VIEW ties.known_tags AS
  SELECT organization, contact, folded, tag FROM ties.tags
  UNION ALL
  SELECT t.organization, m.person, t.folded, t.tag
  FROM contacts.merged_people m
  JOIN ties.tags t ON t.contact = m.contact
  UNION ALL
  SELECT organization, contact, folded, tag FROM ties.file_tags
  UNION ALL
  SELECT t.organization, m.person, t.folded, t.tag
  FROM contacts.merged_people m
  JOIN ties.file_tags t ON t.contact = m.contact;
