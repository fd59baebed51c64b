--liquibase formatted sql

--changeset telephony:202611230760
CREATE SCHEMA telephony;

-- What the sandbox has taken, as a carrier's own list of messages has it. A text asked for twice is two.
CREATE TABLE telephony.sandbox_texts (
  provider_id text CONSTRAINT sandbox_texts_pk PRIMARY KEY,
  -- Ours; what a carrier gives back with each receipt.
  message uuid NOT NULL,
  sender text NOT NULL,
  recipient text NOT NULL,
  body text NOT NULL,
  taken_at timestamptz NOT NULL,
  progress text NOT NULL
    CONSTRAINT sandbox_texts_progress CHECK (progress IN ('taken', 'sent', 'delivered', 'failed')),
  fault integer NOT NULL DEFAULT 0
);
CREATE INDEX sandbox_texts_recipient_idx ON telephony.sandbox_texts (recipient, taken_at DESC);

-- Texts that it has refused once, because they came too fast.
CREATE TABLE telephony.sandbox_refusals (
  message uuid CONSTRAINT sandbox_refusals_pk PRIMARY KEY,
  at timestamptz NOT NULL
);

-- What it will tell: how far a text is, or what somebody writes back.
CREATE TABLE telephony.sandbox_news (
  id uuid CONSTRAINT sandbox_news_pk PRIMARY KEY,
  due_at timestamptz NOT NULL,
  provider_id text NOT NULL CONSTRAINT sandbox_news_text_fk REFERENCES telephony.sandbox_texts,
  progress text,
  fault integer NOT NULL DEFAULT 0,
  reply text,
  told_at timestamptz,
  CONSTRAINT sandbox_news_kind CHECK (num_nonnulls(progress, reply) = 1)
);
CREATE INDEX sandbox_news_due_idx ON telephony.sandbox_news (due_at, id) WHERE told_at IS NULL;
CREATE INDEX sandbox_news_text_idx ON telephony.sandbox_news (provider_id);
