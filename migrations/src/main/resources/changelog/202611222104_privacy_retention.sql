--liquibase formatted sql

--changeset privacy:202611222104
-- How long an organization keeps what it does not need for good; what is not here is kept.
CREATE TABLE privacy.retention (
  organization uuid NOT NULL,
  rule text NOT NULL,
  days integer NOT NULL CONSTRAINT retention_days CHECK (days BETWEEN 7 AND 3650),
  set_by uuid,
  set_at timestamptz NOT NULL,
  -- Where the job has come to: it goes on from here, after a kill too.
  reached uuid,
  -- So many in the run that is under way, and in the last one that came to its end.
  removed bigint NOT NULL DEFAULT 0,
  last_removed bigint,
  last_run_at timestamptz,
  CONSTRAINT retention_pk PRIMARY KEY (organization, rule)
);
