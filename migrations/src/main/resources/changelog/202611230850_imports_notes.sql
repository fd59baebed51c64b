--liquibase formatted sql

--changeset imports:202611230850
-- There may be several things to say of one row.
ALTER TABLE imports.noted_rows
  DROP CONSTRAINT noted_rows_pk,
  ADD CONSTRAINT noted_rows_pk PRIMARY KEY (import, verdict, line, field, reason);
