package org.polyphony.contacts;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.polyphony.platform.Ids;

/**
 * As many people of one organization as a benchmark wants, with names as common as in Sacramento:
 * of ten, four are Vang, Nguyen, Lee or Garcia. Each has a line and a number in another system,
 * three live behind a door, and all are on one list.
 */
public final class ManyPeople {

  /** On a list of so many, the others are brought in with. */
  private static final int FEW = 500;

  public final UUID organization = Ids.next();
  public final UUID everybody = Ids.next();

  /** Some hundreds of those who came first. */
  public final UUID few = Ids.next();

  private final int people;

  public ManyPeople(int people) {
    this.people = people;
  }

  /** Somebody's id: they came in this order. */
  public static String id(String number) {
    return "CAST('01900000-0000-7000-8000-' || lpad(to_hex(" + number + "), 12, '0') AS uuid)";
  }

  /** Puts them in, and has the database look at what it has. */
  public void fill(Jdbi jdbi) {
    jdbi.useHandle(
        handle -> {
          handle.execute("SET statement_timeout = 0");
          doors(handle);
          contacts(handle);
          numbers(handle);
          lists(handle);
          handle.execute("VACUUM ANALYZE");
        });
  }

  private void doors(Handle handle) {
    write(
        handle,
        """
        INSERT INTO contacts.doors (id, address_key, street, city, zip, created_at)
        SELECT <id>, n || ' meadow st||95823', n || ' Meadow Street', 'Sacramento', (95800 + n % 60)::text, now()
        FROM generate_series(1, greatest(1, :people / 3)) n
        """);
  }

  private void contacts(Handle handle) {
    write(
        handle,
        """
        INSERT INTO contacts.contacts (
          id, organization, full_name, name_folded, spoken, spoken_source, door, birth_date, created_at, updated_at)
        SELECT <id>, :organization, given || ' ' || family,
               (SELECT string_agg(word, ' ' ORDER BY word COLLATE "C")
                FROM regexp_split_to_table(lower(translate(given || ' ' || family, 'ễ', 'e')), ' ') AS word),
               CASE n % 20 WHEN 0 THEN 'hmn' WHEN 1 THEN 'vi' ELSE 'und' END,
               CASE WHEN n % 20 < 2 THEN 'imported' ELSE 'none' END,
               (SELECT d.id FROM contacts.doors d WHERE d.address_key = greatest(1, n / 3) || ' meadow st||95823'),
               CAST('1940-01-01' AS date) + (n % 24000 * 7919 % 24000), now(), now()
        FROM (
          SELECT n,
                 CASE WHEN h % 3 = 0 THEN made_up || ' ' || usual ELSE usual END AS given,
                 CASE h % 20
                   WHEN 0 THEN 'Vang' WHEN 1 THEN 'Vang' WHEN 2 THEN 'Nguyen' WHEN 3 THEN 'Nguyễn' WHEN 4 THEN 'Lee'
                   WHEN 5 THEN 'Lee' WHEN 6 THEN 'Garcia' WHEN 7 THEN 'Garcia' WHEN 8 THEN '李'
                   ELSE initcap(translate(substr(md5((n % 20000)::text), 1, 7), '0123456789', 'aeioulmnrs')) END AS family
          FROM (
            SELECT n, hashint4(n) & 2147483647 AS h,
                   (ARRAY['Mai', 'Jose', 'Maria', 'John', 'Tou', 'Pa', 'Linh', 'Ana', 'Wei', 'Hoa', 'Kou', 'Chue', 'Bao',
                          'Luis', 'Rosa', 'Mary', 'Anh', 'Minh', 'Yer', 'See'])[1 + (hashint4(n + 7) & 2147483647) % 20] AS usual,
                   initcap(translate(substr(md5((n % 3000)::text), 3, 5), '0123456789', 'aeioulmnrs')) AS made_up
            FROM generate_series(1, :people) n) drawn) p
        """);
  }

  private void numbers(Handle handle) {
    write(
        handle,
        """
        INSERT INTO contacts.lines (id, tel, time_zones, created_at)
        SELECT <id>, '+1530' || (2000000 + n), '{America/Los_Angeles}', now() FROM generate_series(1, :people) n
        """);
    write(
        handle,
        "INSERT INTO contacts.contact_lines (contact, line) SELECT <id>, <id> FROM generate_series(1, :people) n");
    write(
        handle,
        """
        INSERT INTO contacts.identifiers (organization, system, value, contact)
        SELECT :organization, 'van', 'V' || n, <id> FROM generate_series(1, :people) n
        """);
  }

  private void lists(Handle handle) {
    write(
        handle,
        """
        INSERT INTO contacts.lists (id, organization, name, created_at)
        VALUES (:everybody, :organization, 'Everybody', now()), (:few, :organization, 'Few', now())
        """);
    write(
        handle,
        "INSERT INTO contacts.list_members (list, contact) SELECT :everybody, <id> FROM generate_series(1, :people) n");
    write(
        handle,
        "INSERT INTO contacts.list_members (list, contact) SELECT :few, <id> FROM generate_series(1, least(:people, "
            + FEW
            + ")) n");
  }

  /** With {@code <id>} for the id of number {@code n}. */
  public void write(Handle handle, String sql) {
    handle
        .createUpdate(sql.replace("<id>", id("n")))
        .configure(SqlStatements.class, settings -> settings.setUnusedBindingAllowed(true))
        .bind("people", people)
        .bind("organization", organization)
        .bind("everybody", everybody)
        .bind("few", few)
        .execute();
  }
}
