--liquibase formatted sql

--changeset reminders:202611230860
-- Whoever applies for a training is told that it came, and what was decided.
ALTER TABLE reminders.messages
  DROP CONSTRAINT messages_kind,
  ADD CONSTRAINT messages_kind CHECK (kind IN ('confirmed', 'waiting', 'moved_up', 'applied', 'taken_in', 'turned_down', 'gone', 'changed', 'cancelled', 'before', 'today', 'thanks', 'missed'));
