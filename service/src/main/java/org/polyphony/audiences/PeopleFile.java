package org.polyphony.audiences;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Csv;
import org.polyphony.privacy.SensitiveFacts;
import org.polyphony.privacy.SensitiveKind;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * The people of a list or an audience as a file, with the columns by which an import knows them
 * again. A number that nobody may call or write to stays out of it, and what somebody has refused
 * stands in a column of its own.
 */
public final class PeopleFile {

  private static final int AT_ONCE = 2_000;

  /** Columns for numbers that every file has, and that one has at most. */
  private static final int PHONES = 4;

  private static final int PHONES_AT_MOST = 20;

  private static final int FACTS_AT_MOST = 100;

  /** As an import knows the numbers that other systems give, by the system. */
  private static final List<Map.Entry<String, String>> IDENTIFIERS =
      List.of(
          Map.entry("van", "VANID"),
          Map.entry("pdi", "PDI ID"),
          Map.entry("ca_voter", "RegistrantID"),
          Map.entry("nationbuilder", "nationbuilder_id"),
          Map.entry("external", "external_id"));

  /** As an import knows the people of the same organization again. */
  private static final String OWN_ID = "polyphony_id";

  private static final String OWN_COLUMN = "custom_";

  private static final String ANYTHING = "any";

  /** Somebody in the file. */
  record Person(
      UUID contact,
      String fullName,
      String givenName,
      String additionalName,
      String familyName,
      String preferredName,
      @Nullable String ownNames,
      @Nullable String tags,
      String email,
      @Nullable LocalDate birthDate,
      @Nullable Integer birthYear,
      @Json Map<String, String> facts,
      String spoken,
      String written,
      String street,
      String unit,
      String city,
      String state,
      String zip,
      @Nullable List<String> phones,
      @Nullable List<String> labels,
      boolean texts,
      @Nullable List<String> refused,
      @Json @Nullable Map<String, String> identifiers) {

    /** Without what it says, since this may reach a log. */
    @Override
    public String toString() {
      return "Person[REDACTED]";
    }
  }

  /**
   * A list or an audience that can be written.
   *
   * @param purpose what its people were given for
   */
  record Source(String name, String purpose, int people) {

    /** Whether its people may be taken along for something. */
    boolean permits(String use) {
      return purpose.equals(ANYTHING) || purpose.equals(use);
    }
  }

  private final Jdbi jdbi;
  private final SensitiveFacts sensitive;
  private final Audit audit;

  PeopleFile(Jdbi jdbi, SensitiveFacts sensitive, Audit audit) {
    this.jdbi = jdbi;
    this.sensitive = sensitive;
    this.audit = audit;
  }

  /**
   * What there is to know before somebody takes it along.
   *
   * @throws Problem 404 where the viewer has no such list or audience; 403 for a minor
   */
  Source source(Viewer viewer, UUID list) {
    if (viewer.minor()) {
      throw Problem.forbidden();
    }
    return jdbi.withHandle(handle -> source(handle, viewer, list));
  }

  /**
   * Before the file: notes in the audit trail who takes how many people out of the house, and for
   * what.
   *
   * @param purpose what the file is for; empty where nobody said
   * @throws Problem 404 where the viewer has no such list or audience; 403 for a minor; 409 {@code
   *     export_purpose} where its people were given for something else
   */
  void begin(Viewer viewer, UUID list, String purpose) {
    if (viewer.minor()) {
      throw Problem.forbidden();
    }
    jdbi.useTransaction(
        handle -> {
          Source source = source(handle, viewer, list);
          if (!source.permits(purpose)) {
            throw new Problem(409, "export_purpose", Map.of("purpose", source.purpose()));
          }
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "list.exported",
              "list",
              list,
              Map.of("people", source.people(), "purpose", purpose));
        });
  }

  private static Source source(Handle handle, Viewer viewer, UUID list) {
    return handle
        .createQuery(
            """
            SELECT l.name, l.purpose, (SELECT count(*) FROM contacts.active_members m WHERE m.list = l.list) AS people
            FROM contacts.known_lists l
            WHERE l.list = :list AND l.organization = :organization
            """)
        .bind("list", list)
        .bind("organization", viewer.organization())
        .mapTo(Source.class)
        .findOne()
        .orElseThrow(Problem::notFound);
  }

  /**
   * Writes it row by row.
   *
   * @param list a list or an audience of the viewer's organization; of any other nobody is written
   */
  public void write(Viewer viewer, UUID list, OutputStream out) throws IOException {
    Csv csv = new Csv(out);
    // A cursor needs a transaction, else the driver fetches all at once.
    jdbi.useTransaction(
        handle -> {
          List<String> facts = facts(handle, viewer, list);
          int phones = phones(handle, viewer, list);
          csv.row(header(facts, phones));
          try (ResultIterator<Person> people = rows(handle, viewer, list)) {
            while (people.hasNext()) {
              csv.row(row(people.next(), facts, phones));
            }
          }
        });
    csv.close();
  }

  private List<String> facts(Handle handle, Viewer viewer, UUID list) {
    Set<SensitiveKind> kept = sensitive.kept(handle, viewer.organization());
    List<String> known =
        handle
            .createQuery(
                """
            SELECT DISTINCT fact
            FROM contacts.active_members m
            JOIN contacts.people_in_files p ON p.contact = m.contact AND p.organization = :organization
            CROSS JOIN LATERAL jsonb_object_keys(p.facts) AS fact
            WHERE m.list = :list AND fact <> 'text_consent'
            ORDER BY fact
            LIMIT :most
            """)
            .bind("list", list)
            .bind("organization", viewer.organization())
            .bind("most", FACTS_AT_MOST)
            .mapTo(String.class)
            .list();
    return known.stream()
        .filter(fact -> SensitiveKind.of(fact).map(kept::contains).orElse(true))
        .toList();
  }

  /** How many columns the numbers need. */
  private static int phones(Handle handle, Viewer viewer, UUID list) {
    int most =
        handle
            .createQuery(
                """
                SELECT coalesce(max(n.numbers), 0)
                FROM (SELECT count(*) AS numbers
                      FROM contacts.active_members m
                      JOIN contacts.people_on_lines o ON o.contact = m.contact AND o.organization = :organization
                      WHERE m.list = :list AND o.bad_at IS NULL
                      GROUP BY m.contact) n
                """)
            .bind("list", list)
            .bind("organization", viewer.organization())
            .mapTo(Integer.class)
            .one();
    return Math.max(PHONES, Math.min(PHONES_AT_MOST, most));
  }

  private static ResultIterator<Person> rows(Handle handle, Viewer viewer, UUID list) {
    return handle
        .createQuery(
            """
            SELECT p.contact, p.full_name, p.given_name, p.additional_name, p.family_name, p.preferred_name,
                   (SELECT string_agg(o.name, '; ' ORDER BY o.id)
                    FROM profile.own_names o WHERE o.contact = p.contact) AS own_names,
                   (SELECT string_agg(t.tag, '; ' ORDER BY t.folded)
                    FROM (SELECT k.folded, min(k.tag) AS tag FROM ties.known_tags k
                          WHERE k.contact = p.contact GROUP BY k.folded) t) AS tags,
                   p.email, p.birth_date, p.birth_year,
                   p.facts, p.spoken, p.written, p.street, p.unit, p.city, p.state, p.zip,
                   n.phones, n.labels,
                   coalesce(n.texts, false) AS texts,
                   (SELECT array_agg(DISTINCT refused.channel)
                    FROM (
                      SELECT s.channel FROM consent.silenced_people s WHERE s.contact = p.contact
                      UNION ALL
                      SELECT ch.channel
                      FROM contacts.people_on_lines o
                      CROSS JOIN (VALUES ('phone'), ('text')) AS ch (channel)
                      WHERE o.contact = p.contact AND NOT EXISTS (
                        SELECT FROM consent.reachable_lines r WHERE r.line = o.line AND r.channel = ch.channel)
                    ) refused) AS refused,
                   (SELECT jsonb_object_agg(i.system, i.value)
                    FROM contacts.known_identifiers i WHERE i.contact = p.contact) AS identifiers
            FROM contacts.active_members m
            JOIN contacts.people_in_files p ON p.contact = m.contact AND p.organization = :organization
            CROSS JOIN LATERAL (
              SELECT array_agg(l.tel ORDER BY o.rank, l.tel) AS phones,
                     array_agg(o.label ORDER BY o.rank, l.tel) AS labels,
                     bool_and(EXISTS (
                       SELECT FROM consent.standing_consents t
                       WHERE t.contact = p.contact AND t.organization = :organization AND t.channel = 'text'
                         AND coalesce(t.line, o.line) = o.line)) AS texts
              FROM contacts.people_on_lines o
              JOIN contacts.known_lines l ON l.line = o.line
              WHERE o.contact = p.contact AND o.bad_at IS NULL
                AND EXISTS (
                  SELECT FROM consent.reachable_lines r
                  WHERE r.line = o.line AND NOT EXISTS (
                    SELECT FROM consent.silenced_people s
                    WHERE s.contact = p.contact AND s.channel IN ('all', r.channel)))) n
            WHERE m.list = :list
            ORDER BY m.contact
            """)
        .bind("list", list)
        .bind("organization", viewer.organization())
        .setFetchSize(AT_ONCE)
        .mapTo(Person.class)
        .iterator();
  }

  private static List<String> header(List<String> facts, int phones) {
    List<String> header =
        new ArrayList<>(
            List.of(
                "name",
                "first_name",
                "middle_name",
                "last_name",
                "preferred_name",
                "name_in_own_script"));
    for (int number = 1; number <= phones; number++) {
      String phone = number == 1 ? "phone" : "phone_" + number;
      header.addAll(List.of(phone, phone + "_type"));
    }
    header.addAll(
        List.of(
            "email",
            "language",
            "written_language",
            "date_of_birth",
            "year_of_birth",
            "address",
            "unit",
            "city",
            "state",
            "zip"));
    header.add(OWN_ID);
    IDENTIFIERS.forEach(system -> header.add(system.getValue()));
    header.add("tags");
    header.add("text_consent");
    header.add("do_not_contact");
    facts.forEach(fact -> header.add(OWN_COLUMN + fact));
    return header;
  }

  private static List<String> row(Person person, List<String> facts, int columns) {
    List<String> row =
        new ArrayList<>(
            List.of(
                person.fullName(),
                person.givenName(),
                person.additionalName(),
                person.familyName(),
                person.preferredName(),
                Objects.requireNonNullElse(person.ownNames(), "")));
    List<String> phones = Objects.requireNonNullElse(person.phones(), List.of());
    List<String> labels = Objects.requireNonNullElse(person.labels(), List.of());
    for (int number = 0; number < columns; number++) {
      row.add(number < phones.size() ? phones.get(number) : "");
      row.add(number < labels.size() ? labels.get(number) : "");
    }
    row.addAll(
        List.of(
            person.email(),
            language(person.spoken()),
            language(person.written()),
            Objects.toString(person.birthDate(), ""),
            Objects.toString(person.birthYear(), ""),
            person.street(),
            person.unit(),
            person.city(),
            person.state(),
            person.zip()));
    row.add(person.contact().toString());
    Map<String, String> identifiers = Objects.requireNonNullElse(person.identifiers(), Map.of());
    IDENTIFIERS.forEach(system -> row.add(identifiers.getOrDefault(system.getKey(), "")));
    row.add(Objects.requireNonNullElse(person.tags(), ""));
    row.add(person.texts() ? "yes" : "");
    row.add(String.join(" ", Objects.requireNonNullElse(person.refused(), List.of())));
    facts.forEach(fact -> row.add(Objects.requireNonNullElse(person.facts().get(fact), "")));
    return row;
  }

  private static String language(String tag) {
    return tag.equals("und") ? "" : tag;
  }
}
