package org.polyphony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.erasure.Known;
import org.polyphony.platform.Ids;
import org.polyphony.web.Role;

/**
 * Holds that whoever is erased is erased from every table that knows them, or only counted there.
 */
class ErasureTest {

  @RegisterExtension static final TestService service = new TestService();

  /** Numbers, codes and ids: nothing in them tells who it was. */
  private static final Set<String> ONLY_COUNTED =
      Set.of(
          "campaigns.attempt_people",
          "consent.touched_people",
          "dashboards.campaign_people",
          "turnout.commitments",
          // That they were erased.
          "privacy.erasures",
          // Told in confidence; erased so long after it was closed as that feature says.
          "care.incidents",
          // Where work has come to, for a moment.
          "queue.feeding",
          "queue.fillings");

  @Test
  void reachesEveryTableThatHoldsThePersonsId() throws IOException {
    List<String> tables =
        service
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT DISTINCT c.table_schema || '.' || c.table_name
                            FROM information_schema.columns c
                            JOIN information_schema.tables t USING (table_schema, table_name)
                            WHERE t.table_type = 'BASE TABLE' AND c.data_type = 'uuid'
                              AND (c.column_name = 'contact' OR c.column_name IN ('kept', 'merged', 'one', 'other'))
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(tables).hasSizeGreaterThan(20);
    String statements = statements();

    Set<String> forgotten = new TreeSet<>(tables);
    forgotten.removeAll(ONLY_COUNTED);
    forgotten.removeIf(
        table ->
            statements.matches(
                "(?s).*\\b(DELETE FROM|UPDATE) " + table.replace(".", "\\.") + "\\b.*"));

    assertThat(forgotten).isEmpty();
  }

  @Test
  void nothingInTheDatabaseTellsAnyMoreWhoItWas() throws Exception {
    UUID contact =
        service
            .jdbi()
            .inTransaction(
                handle -> {
                  UUID line = Given.line(handle);
                  handle.execute(
                      "UPDATE contacts.lines SET tel = '+19165550177' WHERE id = ?", line);
                  UUID mai = Given.contactOn(handle, service.organization(), "Secretly Vang", line);
                  UUID other = Given.contact(handle, service.organization(), "Tou Her");
                  UUID door = Ids.next();
                  handle.execute(
                      "INSERT INTO contacts.doors (id, address_key, street, created_at) VALUES (?, 'secretly', '1 Secretly St', now())",
                      door);
                  handle.execute(
                      "UPDATE contacts.contacts SET door = ?, email = 'secretly@example.invalid', facts = '{\"a\": \"Secretly\"}', spoken = 'hmn', spoken_source = 'imported' WHERE id = ?",
                      door,
                      mai);
                  handle.execute(
                      "INSERT INTO contacts.identifiers (organization, system, value, contact) VALUES (?, 'van', 'secretly', ?)",
                      service.organization(),
                      mai);
                  Known.everywhere(handle, service.organization(), mai, other);
                  return mai;
                });
    assertThat(telling("secretly", "9165550177")).hasSizeGreaterThan(10);

    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(service.url() + "/api/v1/contacts/" + contact + "/erasure"))
                    .header("Authorization", "Bearer " + service.token(Role.ADMINISTRATOR))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"reason\": \"asked\"}"))
                    .build(),
                BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"numbers\":1");
    assertThat(telling("secretly", "9165550177")).isEmpty();
  }

  /** The tables in which one of the words stands. */
  private static List<String> telling(String word, String number) {
    return service
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT t.table_schema || '.' || t.table_name
                        FROM information_schema.tables t
                        WHERE t.table_type = 'BASE TABLE'
                          AND t.table_schema NOT IN ('pg_catalog', 'information_schema', 'public')
                          AND (xpath('/row/n/text()', query_to_xml(format(
                            'SELECT count(*) AS n FROM %I.%I t WHERE strpos(lower(t::text), %L) > 0 OR strpos(t::text, %L) > 0',
                            t.table_schema, t.table_name, :word, :number), false, true, '')))[1]::text::int > 0
                        """)
                    .bind("word", word)
                    .bind("number", number)
                    .mapTo(String.class)
                    .list());
  }

  /** The sources that say how a feature forgets somebody. */
  private static String statements() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/polyphony"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ErasureTest::read)
          .filter(source -> source.contains("new Erasing("))
          .map(source -> source.substring(source.indexOf("new Erasing(")))
          .collect(Collectors.joining());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
