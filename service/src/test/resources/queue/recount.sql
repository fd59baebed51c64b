CREATE OR REPLACE FUNCTION queue.recount(p_campaign uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_at timestamptz;
BEGIN
  PERFORM FROM queue.lanes WHERE p_campaign IS NULL OR campaign = p_campaign ORDER BY id FOR NO KEY UPDATE;
  v_at := platform.now();
  UPDATE queue.lanes l SET ready = n.ready, speakers = n.speakers
    FROM (
      SELECT x.id, coalesce(r.ready, 0) AS ready, coalesce(s.speakers, 0) AS speakers
      FROM queue.lanes x
      JOIN campaigns.known_campaigns k ON k.campaign = x.campaign AND k.state = 'open'
      LEFT JOIN (SELECT lane, count(*) AS ready FROM queue.entries WHERE state = 'ready' GROUP BY lane) r ON r.lane = x.id
      LEFT JOIN (
        SELECT c.campaign, served.language, count(*) AS speakers
        FROM queue.callers_on_line c CROSS JOIN LATERAL unnest(c.serves) AS served (language)
        GROUP BY c.campaign, served.language) s ON s.campaign = x.campaign AND s.language = x.language
      WHERE p_campaign IS NULL OR x.campaign = p_campaign) n
    WHERE l.id = n.id AND (l.ready, l.speakers) IS DISTINCT FROM (n.ready, n.speakers);
  INSERT INTO queue.counted_campaigns (campaign, counted_at)
    SELECT k.campaign, v_at FROM campaigns.known_campaigns k
    WHERE k.state = 'open' AND (p_campaign IS NULL OR k.campaign = p_campaign)
    ORDER BY k.campaign
    ON CONFLICT (campaign) DO UPDATE SET counted_at = excluded.counted_at;
END $function$
