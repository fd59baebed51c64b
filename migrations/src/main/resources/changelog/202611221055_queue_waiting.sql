--liquibase formatted sql

--changeset queue:202611221055
-- What waits now, as the lanes were last counted: cheap enough for a page that many people keep open. The language of
-- a lane that is only a guess is not known.
CREATE VIEW queue.waiting AS
  SELECT campaign, CASE WHEN inferred THEN 'und' ELSE language END AS language,
         coalesce(sum(ready) FILTER (WHERE open), 0) AS lines
  FROM queue.lanes
  GROUP BY 1, 2;
