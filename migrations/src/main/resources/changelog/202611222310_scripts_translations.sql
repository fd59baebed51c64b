--liquibase formatted sql

--changeset scripts:202611222310
-- What a text was translated from, so that one whose source has changed since shows what changed; and how it is read by
-- somebody who speaks the language and does not read it.
ALTER TABLE scripts.bundle_texts
  ADD COLUMN source text NOT NULL DEFAULT '',
  ADD COLUMN pronunciation text NOT NULL DEFAULT '';

UPDATE scripts.bundle_texts t SET source = s.text
FROM scripts.versions v
JOIN scripts.scripts c ON c.id = v.script
JOIN scripts.bundle_texts s ON s.version = v.id AND s.tag = c.source_language
WHERE v.id = t.version AND s.key = t.key AND t.state <> 'stale';

--changeset scripts:202611222311
-- Words that were replaced or taken out: nothing that somebody wrote is lost.
CREATE TABLE scripts.earlier_texts (
  id uuid CONSTRAINT earlier_texts_pk PRIMARY KEY,
  script uuid NOT NULL CONSTRAINT earlier_texts_script_fk REFERENCES scripts.scripts,
  tag text NOT NULL,
  key text NOT NULL,
  text text NOT NULL,
  state text NOT NULL CONSTRAINT earlier_texts_state CHECK (state IN ('draft', 'reviewed', 'stale')),
  reviewer text NOT NULL,
  replaced_by text NOT NULL,
  replaced_at timestamptz NOT NULL
);
CREATE INDEX earlier_texts_line_idx ON scripts.earlier_texts (script, tag, key, id DESC);
