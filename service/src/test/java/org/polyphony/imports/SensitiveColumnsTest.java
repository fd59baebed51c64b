package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

/** Columns that are left out unless an organization has said that it keeps them. */
class SensitiveColumnsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String FILE =
      "Name,Phone,Party,Place of Birth,Shirt\nMai Vang,916-555-0101,GRN,Laos,M\nNobody,12,LIB,Laos,L\n";

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ImportsFixture fixture = new ImportsFixture(database, clock);

  @Test
  void nothingOfThemIsKeptWhateverSomebodySaysOfTheColumn() {
    Wishes wish =
        new Wishes(
            null,
            null,
            null,
            List.of("full_name", "phone", "fact", "fact", "fact"),
            null,
            null,
            null);
    Import done = fixture.run(fixture.start(FILE.getBytes(StandardCharsets.UTF_8), wish, true));

    assertThat(facts()).isEqualTo("{\"Shirt\": \"M\"}");
    assertThat(done.layout().columns())
        .extracting(Layout.Column::field)
        .containsExactly("full_name", "phone", "withheld", "withheld", "fact");
    assertThat(everything(done.id())).contains("Nobody").doesNotContain("GRN", "LIB", "Laos");
  }

  @Test
  void whatIsSwitchedOnIsKept() {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "INSERT INTO privacy.kept_kinds (organization, kind, switched_on_at) VALUES (?, 'party', now())",
                    fixture.viewer.organization()));

    fixture.bringIn(FILE);

    assertThat(facts()).contains("\"Party\": \"GRN\"").doesNotContain("Laos");
  }

  private String facts() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT facts::text FROM contacts.people WHERE organization = :organization")
                    .bind("organization", fixture.viewer.organization())
                    .mapTo(String.class)
                    .one());
  }

  private static String everything(UUID importId) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT i::text || (SELECT string_agg(n::text, '') FROM imports.noted_rows n WHERE n.import = i.id)
                        FROM imports.imports i WHERE i.id = :import
                        """)
                    .bind("import", importId)
                    .mapTo(String.class)
                    .one());
  }
}
