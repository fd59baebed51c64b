package org.polyphony.contacts;

import java.util.List;

/**
 * Who is who: set by set, the rows of a stage are held against each other and against the people
 * who are known. Nothing but temporary tables is written. {@code :organization} is bound.
 */
final class IntakeResolution {

  private IntakeResolution() {}

  /** Lines and doors: which are known, and one new id for each that is not. */
  static final List<String> SUBJECTS =
      List.of(
          "ANALYZE intake_rows (line, name_folded, system, identifier, own, address_key)",
          "ANALYZE intake_phones (line, tel)",
          """
          CREATE TEMPORARY TABLE intake_tels AS
          SELECT row_number() OVER (ORDER BY p.tel) AS n, p.tel, p.zones, p.fresh, l.id AS known
          FROM (SELECT DISTINCT ON (tel) tel, zones, fresh FROM intake_phones ORDER BY tel, line) p
          LEFT JOIN contacts.lines l ON l.tel = p.tel
          """,
          "CREATE INDEX ON intake_tels (tel)",
          "CREATE INDEX ON intake_tels (n)",
          "ANALYZE intake_tels (n, tel, known)",
          """
          CREATE TEMPORARY TABLE intake_doors AS
          SELECT row_number() OVER (ORDER BY r.address_key) AS n, r.address_key, r.door AS fresh, r.street, r.unit,
                 r.city, r.state, r.zip, d.id AS known
          FROM (SELECT DISTINCT ON (address_key) * FROM intake_rows WHERE address_key <> ''
                ORDER BY address_key, line) r
          LEFT JOIN contacts.doors d ON d.address_key = r.address_key
          """,
          "CREATE INDEX ON intake_doors (address_key)",
          "CREATE INDEX ON intake_doors (n)",
          "ANALYZE intake_doors (n, address_key, known)");

  /** Whether somebody is known by our own id, or by an identifier that needs no more to agree. */
  static final String CERTAIN =
      """
      SELECT EXISTS (
          SELECT FROM contacts.contacts c
          WHERE c.id = CAST(:own AS uuid) AND c.organization = :organization AND c.erased_at IS NULL)
        OR EXISTS (
          SELECT FROM contacts.identifiers i
          JOIN contacts.contacts c ON c.id = i.contact
          WHERE i.organization = :organization AND i.system = :system AND i.value = :identifier
            AND :identifier <> '' AND (:trusted OR c.name_folded = :folded) AND c.erased_at IS NULL)
      """;

  /** Our own ids that are nobody's here: another organization's, or mistyped. */
  static final List<String> STRANGERS =
      List.of(
          """
          CREATE TEMPORARY TABLE intake_strangers AS
          SELECT r.line
          FROM intake_rows r
          LEFT JOIN contacts.contacts c
            ON c.id = r.own AND c.organization = :organization AND c.erased_at IS NULL
          WHERE r.own IS NOT NULL AND c.id IS NULL
          """,
          "UPDATE intake_rows r SET own = NULL FROM intake_strangers s WHERE s.line = r.line");

  /**
   * An identifier that names two people is nobody's: the row goes on without it, and somebody
   * looks.
   */
  static final List<String> CONFLICTS =
      List.of(
          """
          CREATE TEMPORARY TABLE intake_conflicts AS
          SELECT r.line, r.identifier
          FROM intake_rows r
          JOIN (SELECT system, identifier, min(line) AS line FROM intake_rows WHERE identifier <> ''
                GROUP BY system, identifier HAVING count(*) > 1) g USING (system, identifier)
          JOIN intake_rows leader ON leader.line = g.line
          WHERE r.name_folded <> leader.name_folded
          UNION
          SELECT r.line, r.identifier
          FROM intake_rows r
          JOIN contacts.identifiers i
            ON i.organization = :organization AND i.system = r.system AND i.value = r.identifier
          JOIN contacts.contacts c ON c.id = i.contact
          WHERE r.identifier <> '' AND NOT r.trusted AND c.name_folded <> r.name_folded
            AND r.own IS DISTINCT FROM c.id
            AND NOT EXISTS (
              SELECT FROM intake_phones p
              JOIN intake_tels t ON t.tel = p.tel
              JOIN contacts.contact_lines cl ON cl.line = t.known
              WHERE p.line = r.line AND cl.contact = c.id)
          """,
          """
          UPDATE intake_rows r SET identifier = '', noted = true
          FROM intake_conflicts c WHERE c.line = r.line
          """);

  /**
   * The people who are known: by our own id, else by identifier, else by number and name, else by
   * name, address and year of birth. A row of which no more is known than a name and a door, or an
   * e-mail address, is whoever is known by as little.
   */
  static final List<String> MATCHES =
      List.of(
          """
          CREATE TEMPORARY TABLE intake_matches AS
          SELECT DISTINCT ON (line) line, contact, choice FROM (
            SELECT r.line, r.own AS contact, 0 AS choice FROM intake_rows r WHERE r.own IS NOT NULL
            UNION ALL
            SELECT r.line, i.contact, 1
            FROM intake_rows r
            JOIN contacts.identifiers i
              ON i.organization = :organization AND i.system = r.system AND i.value = r.identifier
            WHERE r.identifier <> ''
            UNION ALL
            SELECT r.line, c.id, 2
            FROM intake_rows r
            JOIN intake_phones p ON p.line = r.line
            JOIN intake_tels t ON t.tel = p.tel AND t.known IS NOT NULL
            JOIN contacts.contact_lines cl ON cl.line = t.known
            JOIN contacts.contacts c ON c.id = cl.contact AND c.name_folded = r.name_folded
            WHERE c.organization = :organization AND c.erased_at IS NULL
              AND coalesce(coalesce(date_part('year', c.birth_date), c.birth_year) = r.birth_year, true)
              AND NOT EXISTS (
                SELECT FROM contacts.identifiers o
                WHERE r.identifier <> '' AND o.contact = c.id AND o.system = r.system AND o.value <> r.identifier)
            UNION ALL
            SELECT r.line, c.id, 3
            FROM intake_rows r
            JOIN intake_doors d ON d.address_key = r.address_key AND d.known IS NOT NULL
            JOIN contacts.contacts c ON c.door = d.known AND c.name_folded = r.name_folded
            WHERE c.organization = :organization AND c.erased_at IS NULL
              AND coalesce(date_part('year', c.birth_date), c.birth_year) = r.birth_year
              AND NOT EXISTS (
                SELECT FROM contacts.identifiers o
                WHERE r.identifier <> '' AND o.contact = c.id AND o.system = r.system AND o.value <> r.identifier)
            UNION ALL
            SELECT r.line, c.id, 3
            FROM intake_rows r
            JOIN intake_doors d ON d.address_key = r.address_key AND d.known IS NOT NULL
            JOIN contacts.contacts c ON c.door = d.known AND c.name_folded = r.name_folded
            WHERE c.organization = :organization AND c.erased_at IS NULL
              AND c.birth_date IS NULL AND c.birth_year IS NULL AND r.birth_year IS NULL AND r.identifier = ''
              AND NOT EXISTS (SELECT FROM intake_phones p WHERE p.line = r.line)
            UNION ALL
            SELECT r.line, c.id, 4
            FROM intake_rows r
            JOIN contacts.contacts c
              ON c.organization = :organization AND lower(c.email) = lower(r.email) AND c.email <> ''
             AND c.name_folded = r.name_folded
            WHERE c.erased_at IS NULL AND r.email <> '' AND r.identifier = ''
              AND coalesce(coalesce(date_part('year', c.birth_date), c.birth_year) = r.birth_year, true)
              AND NOT EXISTS (SELECT FROM intake_phones p WHERE p.line = r.line)
          ) found
          ORDER BY line, choice, contact
          """,
          // Whom an entry that was merged has become. Its own name is that entry's, not theirs.
          """
          UPDATE intake_matches m
          SET contact = c.merged_into, choice = CASE WHEN m.choice <= 1 THEN 5 ELSE m.choice END
          FROM contacts.contacts c
          WHERE c.id = m.contact AND c.merged_into IS NOT NULL
          """,
          "ANALYZE intake_matches");

  /** Rows that are somebody whom another row of the file has named already. */
  static final List<String> TWINS =
      List.of(
          """
          CREATE TEMPORARY TABLE intake_twins AS
          SELECT line, min(leader) AS leader FROM (
            SELECT r.line, g.leader
            FROM intake_rows r
            JOIN (SELECT system, identifier, min(line) AS leader FROM intake_rows WHERE identifier <> ''
                  GROUP BY system, identifier HAVING count(*) > 1) g USING (system, identifier)
            UNION ALL
            SELECT r.line, g.leader
            FROM intake_rows r
            JOIN intake_phones p USING (line)
            JOIN (SELECT p.tel, r.name_folded,
                         coalesce(min(r.line) FILTER (WHERE r.identifier <> '' OR r.own IS NOT NULL), min(r.line)) AS leader
                  FROM intake_rows r JOIN intake_phones p USING (line)
                  GROUP BY p.tel, r.name_folded HAVING count(*) > 1) g USING (tel, name_folded)
            JOIN intake_rows leader ON leader.line = g.leader
            WHERE r.identifier = '' AND r.own IS NULL
              AND coalesce(leader.birth_year = r.birth_year, true)
            UNION ALL
            SELECT r.line, g.leader
            FROM intake_rows r
            JOIN (SELECT address_key, name_folded, birth_year AS born, min(line) AS leader
                  FROM intake_rows
                  WHERE address_key <> '' AND birth_year IS NOT NULL AND identifier = '' AND own IS NULL
                  GROUP BY 1, 2, 3 HAVING count(*) > 1) g
              ON g.address_key = r.address_key AND g.name_folded = r.name_folded
             AND g.born = r.birth_year
            WHERE r.identifier = '' AND r.own IS NULL
            UNION ALL
            SELECT r.line, g.leader
            FROM intake_rows r
            JOIN (SELECT address_key, lower(email) AS email, name_folded, birth_year AS born,
                         min(line) AS leader
                  FROM intake_rows r
                  WHERE identifier = '' AND own IS NULL
                    AND NOT EXISTS (SELECT FROM intake_phones p WHERE p.line = r.line)
                  GROUP BY 1, 2, 3, 4 HAVING count(*) > 1) g
              ON g.address_key = r.address_key AND g.email = lower(r.email) AND g.name_folded = r.name_folded
             AND coalesce(g.born, 0) = coalesce(r.birth_year, 0)
            WHERE r.identifier = '' AND r.own IS NULL
              AND NOT EXISTS (SELECT FROM intake_phones p WHERE p.line = r.line)
          ) named
          WHERE line <> leader
          GROUP BY line
          """,
          // Several rows that are one known person: the best match is theirs; another row is the
          // same, unless it has an identifier of its own (a father and a son of one name).
          """
          INSERT INTO intake_twins
          SELECT m.line, m.leader
          FROM (SELECT line, contact, choice,
                       first_value(line) OVER (PARTITION BY contact ORDER BY choice, line) AS leader
                FROM intake_matches
                WHERE line NOT IN (SELECT line FROM intake_twins)) m
          JOIN intake_rows r ON r.line = m.line
          WHERE m.line <> m.leader AND (m.choice IN (0, 1, 5) OR (r.identifier = '' AND r.own IS NULL))
          """,
          """
          DELETE FROM intake_matches m USING (
            SELECT line, first_value(line) OVER (PARTITION BY contact ORDER BY choice, line) AS leader
            FROM intake_matches) o
          WHERE o.line = m.line AND o.line <> o.leader
          """,
          "ANALYZE intake_twins");

  /** A twin of a twin is a twin of the first; to be repeated until nothing changes. */
  static final String CHAIN =
      "UPDATE intake_twins t SET leader = u.leader FROM intake_twins u WHERE u.line = t.leader";

  /** What features above know to be news of people who are known. */
  static final List<String> FURTHER =
      List.of(
          """
          CREATE TEMPORARY TABLE intake_further (
            line bigint NOT NULL,
            field text NOT NULL,
            value text NOT NULL)
          """);

  static final String ADD_FURTHER =
      """
      INSERT INTO intake_further (line, field, value)
      SELECT * FROM unnest(:lines, :fields, :values)
      """;

  static final String INDEX_MATCHES =
      "CREATE INDEX IF NOT EXISTS intake_matches_line_idx ON intake_matches (line)";

  static final String MATCHED =
      "SELECT line AS row, contact FROM intake_matches WHERE line = ANY (:lines)";

  static final String WHO =
      "SELECT line AS row, contact FROM intake_people WHERE line = ANY (:lines)";

  /** What the file knows of people that we do not, and the verdict on each row. */
  static final List<String> VERDICTS =
      List.of(
          """
          CREATE TEMPORARY TABLE intake_new_phones AS
          SELECT DISTINCT m.line
          FROM intake_phones p
          LEFT JOIN intake_twins t ON t.line = p.line
          JOIN intake_matches m ON m.line = coalesce(t.leader, p.line)
          JOIN intake_tels n ON n.tel = p.tel
          WHERE NOT EXISTS (
            SELECT FROM contacts.contact_lines cl WHERE cl.contact = m.contact AND cl.line = n.known)
          """,
          """
          CREATE TEMPORARY TABLE intake_news AS
          SELECT m.line
          FROM intake_matches m
          JOIN intake_rows r ON r.line = m.line
          JOIN contacts.contacts c ON c.id = m.contact
          LEFT JOIN contacts.doors d ON d.id = c.door
          WHERE ((m.choice = 0 OR (r.trusted AND m.choice = 1)) AND r.name_folded <> c.name_folded)
             OR (r.preferred_name <> '' AND r.preferred_name <> c.preferred_name)
             OR (r.email <> '' AND lower(r.email) <> lower(c.email))
             OR (r.birth_date IS NOT NULL AND r.birth_date IS DISTINCT FROM c.birth_date)
             -- A year alone never takes the place of a whole date.
             OR (r.birth_year IS NOT NULL AND c.birth_date IS NULL AND r.birth_year IS DISTINCT FROM c.birth_year)
             OR (r.spoken <> 'und' AND c.spoken_source IN ('none', 'inferred', 'imported')
                 AND (r.spoken, 'imported') <> (c.spoken, c.spoken_source))
             OR (r.written <> 'und' AND c.written_source IN ('none', 'inferred', 'imported')
                 AND (r.written, 'imported') <> (c.written, c.written_source))
             OR (r.address_key <> '' AND r.address_key <> coalesce(d.address_key, ''))
             OR NOT c.facts @> r.facts
             OR (r.identifier <> '' AND NOT EXISTS (
                   SELECT FROM contacts.identifiers i
                   WHERE i.organization = :organization AND i.system = r.system AND i.value = r.identifier))
          UNION
          SELECT line FROM intake_new_phones
          UNION
          SELECT f.line FROM intake_further f JOIN intake_matches m ON m.line = f.line
          """,
          """
          CREATE TEMPORARY TABLE intake_people AS
          SELECT r.line, coalesce(m.contact, l.contact, r.contact) AS contact,
                 CASE WHEN t.line IS NOT NULL THEN 'duplicate'
                      WHEN m.line IS NULL THEN 'created'
                      WHEN n.line IS NOT NULL THEN 'updated'
                      ELSE 'unchanged' END AS verdict,
                 r.noted
          FROM intake_rows r
          LEFT JOIN intake_twins t ON t.line = r.line
          LEFT JOIN intake_rows l ON l.line = t.leader
          LEFT JOIN intake_matches m ON m.line = coalesce(t.leader, r.line)
          LEFT JOIN intake_news n ON n.line = r.line
          ORDER BY r.line
          """,
          "CREATE INDEX ON intake_rows (line)",
          "CREATE INDEX ON intake_phones (line)",
          "CREATE INDEX ON intake_people (line)",
          "ANALYZE intake_people");

  static final String COUNTS =
      """
      SELECT CASE WHEN noted AND verdict IN ('created', 'updated') THEN 'review' ELSE verdict END AS verdict,
             count(*) AS rows
      FROM intake_people
      GROUP BY 1
      """;

  static final String NOTES =
      "SELECT line, identifier FROM intake_conflicts ORDER BY line LIMIT 10000";
}
