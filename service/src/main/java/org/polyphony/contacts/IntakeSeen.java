package org.polyphony.contacts;

/**
 * What a file has said of those whom it named and who were known already, kept so that it still
 * counts where another file that said the same is taken back. Written after the people, piece by
 * piece as they were; {@code :from} and {@code :to} are bound, {@code :to} excluded.
 */
final class IntakeSeen {

  private IntakeSeen() {}

  /** Before the name of a column of the coordinator's. */
  static final String FACT = "facts.";

  /** Whether there is anybody at all; most files bring only new people. */
  static final String ANY = "SELECT count(*) FROM intake_matches";

  static final String ROWS =
      """
      INSERT INTO contacts.seen_again (import, contact, says, lines, system, identifier)
      SELECT :import, q.contact,
             array_remove(ARRAY[
               CASE WHEN m.choice <= 1 THEN 'name' END,
               CASE WHEN r.preferred_name <> '' THEN 'preferred_name' END,
               CASE WHEN r.email <> '' THEN 'email' END,
               CASE WHEN r.birth_date IS NOT NULL THEN 'birth_date' END,
               CASE WHEN r.birth_year IS NOT NULL THEN 'birth_year' END,
               CASE WHEN r.spoken <> 'und' THEN 'spoken' END,
               CASE WHEN r.written <> 'und' THEN 'written' END,
               CASE WHEN r.address_key <> '' THEN 'door' END], NULL)
             || CASE WHEN r.facts = '{}' THEN '{}'
                     ELSE ARRAY(SELECT 'facts.' || k FROM jsonb_object_keys(r.facts) k) END,
             coalesce(n.lines, '{}'), r.system, r.identifier
      FROM intake_people q
      JOIN intake_rows r ON r.line = q.line
      JOIN intake_matches m ON m.line = q.line
      LEFT JOIN (
        SELECT p.line, array_agg(coalesce(t.known, t.fresh)) AS lines
        FROM intake_phones p
        JOIN intake_tels t ON t.tel = p.tel
        WHERE p.line >= :from AND p.line < :to
        GROUP BY p.line) n ON n.line = q.line
      WHERE q.line >= :from AND q.line < :to AND r.line >= :from AND r.line < :to
        AND q.verdict IN ('updated', 'unchanged')
      ON CONFLICT (import, contact) DO NOTHING
      """;

  /** Other rows of the same people have numbers too; after all of {@link #ROWS}. */
  static final String TWINS =
      """
      UPDATE contacts.seen_again s SET lines = s.lines || n.lines
      FROM (
        SELECT q.contact, array_agg(DISTINCT coalesce(t.known, t.fresh)) AS lines
        FROM intake_people q
        JOIN intake_phones p ON p.line = q.line
        JOIN intake_tels t ON t.tel = p.tel
        WHERE q.line >= :from AND q.line < :to AND p.line >= :from AND p.line < :to AND q.verdict = 'duplicate'
        GROUP BY q.contact) n
      WHERE s.import = :import AND s.contact = n.contact
      """;
}
