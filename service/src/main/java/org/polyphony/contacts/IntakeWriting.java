package org.polyphony.contacts;

import java.util.List;

/**
 * What a resolved stage writes, piece by piece in the order of the file, each piece a short
 * transaction: a long one would hold back whoever reads the journal, and the vacuum of the queue.
 * {@code :from} and {@code :to} are bound, {@code :to} excluded.
 */
final class IntakeWriting {

  private IntakeWriting() {}

  /**
   * A statement.
   *
   * @param otherwise what ends it where somebody else has meanwhile written the same; a statement
   *     that asks for that at each row takes half as long again
   */
  record Step(String plain, String otherwise) {

    static Step onto(String plain, String otherwise) {
      return new Step(plain, otherwise);
    }

    static Step of(String plain) {
      return new Step(plain, "");
    }

    /** As it goes through whatever others have written. */
    String careful() {
      return plain + otherwise;
    }
  }

  /** In the order of the unique index, so that two imports do not wait for each other crosswise. */
  static final Step LINES =
      Step.onto(
          """
          INSERT INTO contacts.lines (id, tel, time_zones, created_at)
          SELECT fresh, tel, zones, :at FROM intake_tels
          WHERE known IS NULL AND n >= :from AND n < :to
          ORDER BY n
          """,
          "ON CONFLICT (tel) DO NOTHING");

  static final Step DOORS =
      Step.onto(
          """
          INSERT INTO contacts.doors (id, address_key, street, unit, city, state, zip, created_at)
          SELECT fresh, address_key, street, unit, city, state, zip, :at FROM intake_doors
          WHERE known IS NULL AND n >= :from AND n < :to
          ORDER BY n
          """,
          "ON CONFLICT (address_key) DO NOTHING");

  /** Somebody else made the line or door between our look and our insert. */
  static final List<String> OVERTAKEN =
      List.of(
          """
          UPDATE intake_tels t SET known = l.id
          FROM contacts.lines l WHERE l.tel = t.tel AND t.known IS NULL AND l.id <> t.fresh
          """,
          """
          UPDATE intake_doors t SET known = d.id
          FROM contacts.doors d WHERE d.address_key = t.address_key AND t.known IS NULL AND d.id <> t.fresh
          """);

  /**
   * Where a row's number is not the line that was made for it: it was known, or an earlier row has
   * it.
   */
  static final List<String> SHARED =
      List.of(
          """
          CREATE TEMPORARY TABLE intake_shared AS
          SELECT p.line, p.rank, coalesce(t.known, t.fresh) AS number
          FROM intake_phones p
          JOIN intake_tels t ON t.tel = p.tel
          WHERE coalesce(t.known, t.fresh) <> p.fresh
          ORDER BY p.line
          """,
          "CREATE INDEX ON intake_shared (line)",
          "ANALYZE intake_shared");

  /**
   * Of those who are new, one piece of the file. What they point to was written by these very
   * statements or is never deleted: nobody needs to ask for it ({@link #TRUSTED}).
   */
  private static final List<Step> NEW =
      List.of(
          Step.of(
              """
              INSERT INTO contacts.contacts (
                id, organization, full_name, given_name, family_name, additional_name, preferred_name, name_folded,
                email, birth_date, birth_year, spoken, spoken_source, written, written_source, door, facts, import,
                created_at, updated_at)
              SELECT q.contact, :organization, r.full_name, r.given_name, r.family_name, r.additional_name,
                     r.preferred_name, r.name_folded, r.email, r.birth_date, r.birth_year,
                     r.spoken, CASE r.spoken WHEN 'und' THEN 'none' ELSE 'imported' END,
                     r.written, CASE r.written WHEN 'und' THEN 'none' ELSE 'imported' END,
                     coalesce(d.known, d.fresh), r.facts, :import, :at, :at
              FROM intake_people q
              JOIN intake_rows r ON r.line = q.line
              LEFT JOIN intake_doors d ON d.address_key = r.address_key
              WHERE q.line >= :from AND q.line < :to AND r.line >= :from AND r.line < :to AND q.verdict = 'created'
              ORDER BY q.line
              """),
          Step.onto(
              """
              INSERT INTO contacts.contact_lines (contact, line, rank, label, import)
              SELECT q.contact, coalesce(s.number, p.fresh), p.rank, p.label, :import
              FROM intake_people q
              JOIN intake_phones p ON p.line = q.line
              LEFT JOIN intake_shared s
                ON s.line = p.line AND s.rank = p.rank AND s.line >= :from AND s.line < :to
              WHERE q.line >= :from AND q.line < :to AND p.line >= :from AND p.line < :to AND q.verdict = 'created'
              ORDER BY q.line, p.rank
              """,
              "ON CONFLICT (contact, line) DO NOTHING"),
          Step.onto(
              """
              INSERT INTO contacts.identifiers (organization, system, value, contact, import)
              SELECT :organization, r.system, r.identifier, q.contact, :import
              FROM intake_people q
              JOIN intake_rows r ON r.line = q.line
              WHERE q.line >= :from AND q.line < :to AND r.line >= :from AND r.line < :to AND q.verdict = 'created'
                AND r.identifier <> ''
              ORDER BY r.system, r.identifier
              """,
              "ON CONFLICT (organization, system, value) DO NOTHING"),
          Step.of(
              """
              INSERT INTO contacts.list_members (list, contact, import)
              SELECT i.list, q.contact, i.import
              FROM intake_people q
              CROSS JOIN contacts.intakes i
              WHERE q.line >= :from AND q.line < :to AND q.verdict = 'created' AND i.import = :import
              ORDER BY q.line
              """));

  /** Tells the triggers of ADR 9 for the rest of a transaction that all is there. */
  private static final String TRUSTED = "SET LOCAL polyphony.pointing = 'known'";

  /** Takes that back. */
  private static final String ASKED = "SET LOCAL polyphony.pointing = ''";

  /** Of those who were known, one piece of the file. */
  private static final List<String> KNOWN_PEOPLE =
      List.of(
          """
          INSERT INTO contacts.intake_changes (import, contact, before)
          SELECT :import, c.id, to_jsonb(c)
          FROM intake_people q
          JOIN contacts.contacts c ON c.id = q.contact
          WHERE q.line >= :from AND q.line < :to AND q.verdict = 'updated'
          ON CONFLICT (import, contact) DO NOTHING
          """,
          """
          UPDATE contacts.contacts c
          SET full_name = CASE WHEN m.choice <= 1 AND r.name_folded <> c.name_folded THEN r.full_name
                               ELSE c.full_name END,
              given_name = CASE WHEN m.choice <= 1 AND r.name_folded <> c.name_folded THEN r.given_name
                                ELSE c.given_name END,
              family_name = CASE WHEN m.choice <= 1 AND r.name_folded <> c.name_folded THEN r.family_name
                                 ELSE c.family_name END,
              additional_name = CASE WHEN m.choice <= 1 AND r.name_folded <> c.name_folded THEN r.additional_name
                                     ELSE c.additional_name END,
              name_folded = CASE WHEN m.choice <= 1 THEN r.name_folded ELSE c.name_folded END,
              preferred_name = coalesce(nullif(r.preferred_name, ''), c.preferred_name),
              email = coalesce(nullif(r.email, ''), c.email),
              birth_date = coalesce(r.birth_date, c.birth_date),
              birth_year = CASE WHEN c.birth_date IS NULL OR r.birth_date IS NOT NULL
                                THEN coalesce(r.birth_year, c.birth_year) ELSE c.birth_year END,
              spoken = CASE WHEN r.spoken <> 'und' AND c.spoken_source IN ('none', 'inferred', 'imported')
                            THEN r.spoken ELSE c.spoken END,
              spoken_source = CASE WHEN r.spoken <> 'und' AND c.spoken_source IN ('none', 'inferred')
                                   THEN 'imported' ELSE c.spoken_source END,
              written = CASE WHEN r.written <> 'und' AND c.written_source IN ('none', 'inferred', 'imported')
                             THEN r.written ELSE c.written END,
              written_source = CASE WHEN r.written <> 'und' AND c.written_source IN ('none', 'inferred')
                                    THEN 'imported' ELSE c.written_source END,
              door = coalesce(d.known, d.fresh, c.door),
              facts = c.facts || r.facts,
              revision = c.revision + 1,
              file_changes = c.file_changes + 1,
              updated_at = :at
          FROM intake_people q
          JOIN intake_rows r ON r.line = q.line
          JOIN intake_matches m ON m.line = q.line
          LEFT JOIN intake_doors d ON d.address_key = r.address_key
          WHERE c.id = q.contact AND q.line >= :from AND q.line < :to AND r.line >= :from AND r.line < :to
            AND q.verdict = 'updated'
          """,
          """
          INSERT INTO contacts.contact_lines (contact, line, rank, label, import)
          SELECT q.contact, coalesce(t.known, t.fresh), p.rank + 50, p.label, :import
          FROM intake_people q
          JOIN intake_phones p ON p.line = q.line
          JOIN intake_tels t ON t.tel = p.tel
          WHERE q.line >= :from AND q.line < :to AND p.line >= :from AND p.line < :to AND q.verdict = 'updated'
          ORDER BY q.line, p.rank
          ON CONFLICT (contact, line) DO NOTHING
          """,
          """
          INSERT INTO contacts.identifiers (organization, system, value, contact, import)
          SELECT :organization, r.system, r.identifier, q.contact, :import
          FROM intake_people q
          JOIN intake_rows r ON r.line = q.line
          WHERE q.line >= :from AND q.line < :to AND r.line >= :from AND r.line < :to AND q.verdict = 'updated'
            AND r.identifier <> ''
          ON CONFLICT (organization, system, value) DO NOTHING
          """,
          """
          INSERT INTO contacts.list_members (list, contact, import)
          SELECT :list, q.contact, :import
          FROM intake_people q
          WHERE q.line >= :from AND q.line < :to AND q.verdict IN ('updated', 'unchanged')
          ORDER BY q.line
          ON CONFLICT (list, contact) DO NOTHING
          """);

  /**
   * One piece of the file.
   *
   * @param anyKnown whether the file names anybody who was known
   */
  static void people(IntakeSession.Piece piece, boolean anyKnown) {
    piece.set(TRUSTED);
    NEW.forEach(piece::execute);
    piece.set(ASKED);
    if (anyKnown) {
      KNOWN_PEOPLE.forEach(piece::execute);
    }
  }

  /** The numbers of rows that are somebody of another row, which may stand further down. */
  static final String TWINS_PHONES =
      """
      INSERT INTO contacts.contact_lines (contact, line, rank, label, import)
      SELECT q.contact, coalesce(t.known, t.fresh), p.rank + 50, p.label, :import
      FROM intake_people q
      JOIN intake_phones p ON p.line = q.line
      JOIN intake_tels t ON t.tel = p.tel
      WHERE q.line >= :from AND q.line < :to AND p.line >= :from AND p.line < :to AND q.verdict = 'duplicate'
      ORDER BY q.line, p.rank
      ON CONFLICT (contact, line) DO NOTHING
      """;

  /** Who some rows have turned out to be, by which numbers. */
  static final String SETTLED =
      """
      SELECT q.line AS row, q.contact, l.id AS line
      FROM intake_people q
      JOIN intake_phones p ON p.line = q.line
      JOIN contacts.lines l ON l.tel = p.tel
      WHERE q.line = ANY (:lines)
      ORDER BY q.line, p.rank
      """;

  /**
   * Crowded lines and doors, for somebody to look at. A new one has no more people than rows of the
   * file name it.
   */
  static final List<String> CROWDS =
      List.of(
          """
          UPDATE contacts.lines SET needs_look = true
          WHERE NOT needs_look AND id IN (
            SELECT cl.line FROM contacts.contact_lines cl
            WHERE cl.line IN (
              SELECT known FROM intake_tels WHERE known IS NOT NULL
              UNION ALL
              SELECT t.fresh
              FROM (SELECT tel FROM intake_phones GROUP BY tel HAVING count(*) > :crowd) p
              JOIN intake_tels t ON t.tel = p.tel
              WHERE t.known IS NULL)
            GROUP BY cl.line HAVING count(*) > :crowd)
          """,
          """
          UPDATE contacts.doors SET needs_look = true
          WHERE NOT needs_look AND id IN (
            SELECT c.door FROM contacts.contacts c
            WHERE c.door IN (
              SELECT known FROM intake_doors WHERE known IS NOT NULL
              UNION ALL
              SELECT d.fresh
              FROM (SELECT address_key FROM intake_rows WHERE address_key <> ''
                    GROUP BY address_key HAVING count(*) > :crowd) r
              JOIN intake_doors d ON d.address_key = r.address_key
              WHERE d.known IS NULL)
            GROUP BY c.door HAVING count(*) > :crowd)
          """);

  /**
   * A plan made for a short list is slow on a long one, and autovacuum looks round once a minute.
   * For a file that is small beside those who are known, autovacuum is early enough.
   */
  static final List<String> STATISTICS =
      List.of(
          "ANALYZE contacts.contacts",
          "ANALYZE contacts.lines",
          "ANALYZE contacts.contact_lines",
          "ANALYZE contacts.list_members");

  static final String KNOWN =
      "SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'contacts.contacts'::regclass";
}
