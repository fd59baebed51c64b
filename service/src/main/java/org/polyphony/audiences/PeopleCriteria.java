package org.polyphony.audiences;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.polyphony.contacts.Lists;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.web.Viewer;

/**
 * What is known of people themselves: languages, lists, age, where they live, when last asked, what
 * they have allowed.
 */
final class PeopleCriteria {

  private static final String LABEL = "audiences.criterion.";

  /** Where the year of birth is all that is known: the age that they reach this year. */
  private static final String AGE =
      """
      coalesce(extract(year FROM age(CAST(:today AS date), p.birth_date)),
               extract(year FROM CAST(:today AS date)) - p.birth_year)\
      """;

  private PeopleCriteria() {}

  static List<Criterion> all(Lists lists) {
    return List.of(
        language("spoken"),
        language("written"),
        SimpleCriterion.choices(
            "list",
            LABEL + "list",
            (handle, viewer) ->
                lists.of(handle, viewer).stream()
                    .map(list -> Option.named(list.id().toString(), list.name()))
                    .toList(),
            Values::isId,
            """
            EXISTS (
              SELECT FROM contacts.active_members m
              WHERE m.contact = p.contact AND m.list = ANY (CAST(:values AS uuid[])))
            """),
        SimpleCriterion.choices(
            "tag",
            LABEL + "tag",
            PeopleCriteria::tags,
            value -> !value.isBlank(),
            """
            EXISTS (
              SELECT FROM ties.known_tags t
              WHERE t.contact = p.contact AND t.organization = :organization
                AND t.folded = ANY (CAST(:values AS text[])))
            """),
        SimpleCriterion.typed(
            "age", Criterion.Kind.RANGE, Values.Range::reads, PeopleCriteria::age),
        SimpleCriterion.typed(
            "place",
            Criterion.Kind.WORDS,
            value -> !value.isBlank(),
            values ->
                """
                p.zip = ANY (CAST(:values AS text[]))
                  OR lower(p.city) IN (SELECT lower(place) FROM unnest(CAST(:values AS text[])) AS place)
                """),
        // Files call the column Precinct, PrecinctName, "Precinct number"; it is kept under its own
        // name.
        SimpleCriterion.typed(
            "precinct",
            Criterion.Kind.WORDS,
            value -> !value.isBlank(),
            values ->
                """
                p.facts <> '{}' AND EXISTS (
                  SELECT FROM jsonb_each_text(p.facts) AS fact
                  WHERE lower(fact.key) LIKE 'precinct%'
                    AND lower(fact.value) IN (SELECT lower(value) FROM unnest(CAST(:values AS text[])) AS value))
                """),
        SimpleCriterion.typed(
            "asked",
            Criterion.Kind.DAYS,
            Values::isDays,
            values ->
                """
                EXISTS (
                  SELECT FROM consent.person_touches t
                  WHERE t.contact = p.contact AND t.organization = :organization
                    AND t.at >= CAST(:now AS timestamptz) - make_interval(days => CAST((CAST(:values AS text[]))[1] AS integer)))
                """),
        SimpleCriterion.codes(
            "reach",
            LABEL + "reach",
            List.of("phone", "text"),
            "audiences.reach.",
            """
            EXISTS (
              SELECT FROM contacts.people_on_lines o
              JOIN consent.reachable_lines r ON r.line = o.line
              WHERE o.contact = p.contact AND o.bad_at IS NULL AND r.channel = ANY (CAST(:values AS text[]))
                AND NOT EXISTS (
                  SELECT FROM consent.silenced_people s
                  WHERE s.contact = p.contact AND s.channel IN ('all', r.channel)))
            """));
  }

  private static List<Option> tags(Handle handle, Viewer viewer) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT ON (folded) folded AS value, tag AS text, CAST(NULL AS text) AS message
            FROM ties.known_tags WHERE organization = :organization ORDER BY folded, tag LIMIT 200
            """)
        .bind("organization", viewer.organization())
        .mapTo(Option.class)
        .list();
  }

  /** A language that was only inferred is never shown as a fact, so nobody is chosen by it. */
  private static Criterion language(String which) {
    return new SimpleCriterion(
        which,
        LABEL + which,
        Criterion.Kind.CHOICES,
        (handle, viewer) ->
            Stream.concat(
                    Stream.of(Languages.UNKNOWN),
                    Languages.standard().spoken().stream().map(Language::tag))
                .distinct()
                .map(Option::language)
                .toList(),
        tag -> Languages.standard().find(tag).isPresent(),
        tags -> languageSql(which, tags));
  }

  private static String languageSql(String which, List<String> tags) {
    List<String> either = new ArrayList<>();
    if (!tags.equals(List.of(Languages.UNKNOWN))) {
      either.add(
          """
          (p.%1$s = ANY (CAST(:values AS text[])) AND p.%1$s <> 'und' AND p.%1$s_source <> 'inferred')
          """
              .formatted(which));
    }
    if (tags.contains(Languages.UNKNOWN)) {
      either.add("(p.%1$s = 'und' OR p.%1$s_source = 'inferred')".formatted(which));
    }
    return String.join(" OR ", either);
  }

  private static String age(List<String> values) {
    List<String> either = new ArrayList<>();
    for (String value : values) {
      Values.Range range = Values.Range.of(value);
      either.add(AGE + " BETWEEN %d AND %d".formatted(range.least(), range.most()));
    }
    return String.join(" OR ", either);
  }
}
