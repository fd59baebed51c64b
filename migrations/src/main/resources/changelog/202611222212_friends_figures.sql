--liquibase formatted sql

--changeset friends:202611222212
-- What family and friends bring to a campaign, in numbers. Whom two callers have typed in is one person, called once and
-- in one seat; so is whom they have typed in under two names, once somebody has said that it is one.
CREATE VIEW friends.figures AS
  SELECT b.campaign,
         count(DISTINCT b.owner) AS callers,
         count(DISTINCT coalesce(m.person, b.contact)) AS people,
         count(DISTINCT coalesce(m.person, b.contact)) FILTER (WHERE b.called) AS called,
         count(DISTINCT coalesce(m.person, b.contact)) FILTER (WHERE b.reached) AS reached,
         count(DISTINCT coalesce(m.person, b.contact)) FILTER (WHERE b.seat) AS seats
  FROM friends.brought b
  LEFT JOIN contacts.merged_people m ON m.contact = b.contact
  GROUP BY b.campaign;
