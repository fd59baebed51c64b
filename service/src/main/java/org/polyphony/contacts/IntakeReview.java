package org.polyphony.contacts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What there is to see of a resolved stage before it is written. */
final class IntakeReview {

  /**
   * As {@link IntakeWriting} would write them: what it keeps, no change shows. Each stands under
   * what it counts as in {@link IntakeResolution#COUNTS}.
   */
  private static final String EXAMPLES =
      """
      SELECT s.line, v.verdict, r.full_name AS name, f.field, f.detail, f.before, f.after
      FROM (VALUES (1, 'created'), (2, 'updated'), (3, 'unchanged'), (4, 'duplicate'), (5, 'review')) v (place, verdict)
      CROSS JOIN LATERAL (
        SELECT p.line, p.contact, p.verdict FROM intake_people p
        WHERE v.verdict = CASE WHEN p.noted AND p.verdict IN ('created', 'updated') THEN 'review' ELSE p.verdict END
        ORDER BY p.line LIMIT 5) s
      JOIN intake_rows r ON r.line = s.line
      LEFT JOIN intake_twins t ON t.line = s.line
      LEFT JOIN intake_matches m ON m.line = s.line
      LEFT JOIN contacts.contacts c ON c.id = s.contact AND s.verdict = 'updated'
      LEFT JOIN contacts.doors d ON d.id = c.door
      LEFT JOIN LATERAL (
        SELECT place, field, '' AS detail, coalesce(before, '') AS before, after
        FROM (VALUES
          (1, 'twin', NULL, CAST(t.leader AS text)),
          (2, 'full_name', c.full_name, CASE WHEN m.choice <= 1 AND r.name_folded <> c.name_folded THEN r.full_name END),
          (3, 'preferred_name', c.preferred_name, nullif(r.preferred_name, '')),
          (5, 'email', c.email, nullif(r.email, '')),
          (6, 'spoken', nullif(c.spoken, 'und'), CASE WHEN r.spoken <> 'und' AND
             (c.id IS NULL OR c.spoken_source IN ('none', 'inferred', 'imported')) THEN r.spoken END),
          (7, 'written', nullif(c.written, 'und'), CASE WHEN r.written <> 'und' AND
             (c.id IS NULL OR c.written_source IN ('none', 'inferred', 'imported')) THEN r.written END),
          (8, 'birth_date', CAST(c.birth_date AS text), CAST(r.birth_date AS text)),
          (8, 'birth_year', CAST(c.birth_year AS text),
             CASE WHEN r.birth_date IS NULL AND c.birth_date IS NULL THEN CAST(r.birth_year AS text) END),
          (9, 'street', concat_ws(' ', d.street, nullif(d.unit, ''), d.city, d.state, d.zip),
             CASE WHEN r.address_key <> '' AND r.address_key <> coalesce(d.address_key, '')
               THEN concat_ws(' ', r.street, nullif(r.unit, ''), r.city, r.state, r.zip) END)) known (place, field, before, after)
        WHERE after IS NOT NULL AND after <> coalesce(before, '') AND (s.verdict <> 'duplicate' OR field = 'twin')
        UNION ALL
        SELECT 4, 'phone', '', '', p.tel
        FROM intake_phones p JOIN intake_tels n ON n.tel = p.tel
        WHERE p.line = s.line AND s.verdict IN ('created', 'updated') AND NOT EXISTS (
          SELECT FROM contacts.contact_lines cl WHERE cl.contact = s.contact AND cl.line = n.known)
        UNION ALL
        SELECT 3, n.field, '', '', n.value FROM intake_further n WHERE n.line = s.line
        UNION ALL
        SELECT 10, 'fact', x.key, coalesce(c.facts ->> x.key, ''), x.value
        FROM jsonb_each_text(r.facts) x
        WHERE s.verdict IN ('created', 'updated') AND x.value <> coalesce(c.facts ->> x.key, '')
      ) f ON s.verdict <> 'unchanged'
      ORDER BY v.place, s.line, f.place, f.detail, f.after
      """;

  private static final String LANGUAGES =
      """
      SELECT r.spoken AS language, count(*) AS rows
      FROM intake_rows r
      WHERE NOT EXISTS (SELECT FROM intake_twins t WHERE t.line = r.line)
      GROUP BY r.spoken
      ORDER BY rows DESC, language
      LIMIT 50
      """;

  /** One change of a row, or a row without any. */
  record Shown(
      long line,
      String verdict,
      String name,
      @Nullable String field,
      @Nullable String detail,
      @Nullable String before,
      @Nullable String after) {}

  private IntakeReview() {}

  /** The first few rows of each verdict. */
  static List<IntakeExample> examples(Handle handle) {
    Map<Long, IntakeExample> examples = new LinkedHashMap<>();
    for (Shown row : handle.createQuery(EXAMPLES).mapTo(Shown.class).list()) {
      IntakeExample example =
          examples.computeIfAbsent(
              row.line(),
              line ->
                  new IntakeExample(
                      IntakeStage.Verdict.valueOf(row.verdict().toUpperCase(Locale.ROOT)),
                      line,
                      row.name(),
                      new ArrayList<>()));
      if (row.field() != null && row.after() != null) {
        example
            .changes()
            .add(
                new IntakeExample.Change(
                    row.field(), text(row.detail()), text(row.before()), row.after()));
      }
    }
    return List.copyOf(examples.values());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** How many people of the file speak which language, the most frequent first; at most 50. */
  static List<IntakeExample.Spoken> languages(Handle handle) {
    return handle.createQuery(LANGUAGES).mapTo(IntakeExample.Spoken.class).list();
  }
}
