--liquibase formatted sql

--changeset turnout:202611222347
-- The last days that callers say: to register, and to put a ballot by mail right that was not accepted. Null where nobody
-- has said them yet.
ALTER TABLE turnout.elections
  ADD COLUMN register_by date,
  ADD COLUMN cure_by date,
  ADD CONSTRAINT elections_register_by CHECK (register_by <= day);
