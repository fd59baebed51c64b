package org.polyphony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;

/**
 * Holds that the database is cut like the code: a feature writes only its own schema, reads no more
 * of another than the views that it publishes, and points only downward.
 */
class SchemaTest {
  /** A relation after the words that SQL puts before one; a message's key never stands there. */
  private static final Pattern RELATION =
      Pattern.compile(
          "\\b(?:FROM|JOIN|INTO|UPDATE|TABLE|USING|COPY|ONLY)\\s+(?:ONLY\\s+)?([a-z_]+)\\.([a-z_]+)\\b");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  record Reference(String from, String to, String name) {}

  record Named(String schema, String name) {}

  @Test
  void readsOnlyPublishedViewsOfOtherFeatures() throws IOException {
    Set<String> views =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT schemaname || '.' || viewname FROM pg_views")
                        .mapTo(String.class)
                        .set());
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<Path, List<Named>> file : relationsByFile().entrySet()) {
      String feature = featureOf(file.getKey());
      Set<String> usable = Features.mayUse().getOrDefault(feature, Set.of());
      for (Named relation : file.getValue()) {
        boolean own = relation.schema().equals(feature);
        boolean published =
            usable.contains(relation.schema())
                && views.contains(relation.schema() + "." + relation.name());
        if (!own && !published) {
          wrong.add(file.getKey() + " → " + relation.schema() + "." + relation.name());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void seesTheStatementsThatItIsToJudge() throws IOException {
    assertThat(relationsByFile().values().stream().mapToInt(List::size).sum()).isGreaterThan(100);
  }

  @Test
  void pointsOnlyDownwardByForeignKeys() {
    assertThat(
            references(
                """
                SELECT source.nspname AS from, target.nspname AS to, c.conname AS name
                FROM pg_constraint c
                JOIN pg_class s ON s.oid = c.conrelid JOIN pg_namespace source ON source.oid = s.relnamespace
                JOIN pg_class t ON t.oid = c.confrelid JOIN pg_namespace target ON target.oid = t.relnamespace
                WHERE c.contype = 'f'
                """))
        .isNotEmpty()
        .allMatch(SchemaTest::isDownward);
  }

  @Test
  void buildsViewsOnItsOwnTablesAndOnViewsBelow() {
    assertThat(
            references(
                """
                SELECT DISTINCT source.nspname AS from, target.nspname AS to,
                       v.relname || ' reads ' || t.relkind::text || ' ' || t.relname AS name
                FROM pg_rewrite r
                JOIN pg_class v ON v.oid = r.ev_class AND v.relkind = 'v'
                JOIN pg_namespace source ON source.oid = v.relnamespace
                JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                     AND d.refclassid = 'pg_class'::regclass
                JOIN pg_class t ON t.oid = d.refobjid AND t.oid <> v.oid
                JOIN pg_namespace target ON target.oid = t.relnamespace
                WHERE source.nspname NOT IN ('pg_catalog', 'information_schema')
                """))
        .isNotEmpty()
        .allMatch(SchemaTest::isDownward)
        .allMatch(
            reference ->
                reference.from().equals(reference.to()) || reference.name().contains(" reads v "));
  }

  @Test
  void hasAnIndexUnderEachForeignKey() {
    List<String> bare =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT c.conrelid::regclass || '.' || c.conname
                            FROM pg_constraint c
                            WHERE c.contype = 'f' AND NOT EXISTS (
                              SELECT FROM pg_index i
                              WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1])
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(bare).isEmpty();
  }

  @Test
  void ownsEachSchemaByOneFeature() {
    List<String> schemas =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT nspname FROM pg_namespace
                            WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'public')
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(Features.inOrder()).containsAll(schemas);
  }

  @Test
  void namesTheOwningFeatureAsAuthorOfEachChange() {
    List<String> strangers =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT id || ' by ' || author FROM public.databasechangelog WHERE NOT filename ~ ('_' || author || '_')")
                        .mapTo(String.class)
                        .list());
    assertThat(strangers).isEmpty();
  }

  private static boolean isDownward(Reference reference) {
    return reference.from().equals(reference.to())
        || Features.mayUse().getOrDefault(reference.from(), Set.of()).contains(reference.to());
  }

  private static List<Reference> references(String sql) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(Reference.class).list());
  }

  private static Map<Path, List<Named>> relationsByFile() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/polyphony"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  file -> file, SchemaTest::relations, (one, other) -> one, LinkedHashMap::new));
    }
  }

  private static List<Named> relations(Path file) {
    try {
      Matcher matcher = RELATION.matcher(Files.readString(file));
      List<Named> found = new ArrayList<>();
      while (matcher.find()) {
        if (Features.inOrder().contains(matcher.group(1))) {
          found.add(new Named(matcher.group(1), matcher.group(2)));
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String featureOf(Path file) {
    Path inside = Path.of("src/main/java/org/polyphony").relativize(file);
    return inside.getNameCount() > 1 ? inside.getName(0).toString() : "";
  }
}
