package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

class PaperTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final ImportsFixture fixture =
      new ImportsFixture(database, TestClock.at("2026-06-06T17:00:00Z"));
  private final ImportDesk desk =
      new ImportDesk(
          database.jdbi(),
          fixture.uploads,
          fixture.imports,
          fixture.contacts.lists(),
          ImportsSettings.usual());

  @Test
  void rowsTypedInGoTheWayOfAFile() {
    PaperRows rows =
        typed(
            List.of("Mai Vang", "", "Nguyễn Thị Hoa", "Ka Moua"),
            List.of("916 555 0301", "", "+1 916 555 0302", "12"),
            List.of("Hmoob", "", "Tiếng Việt", ""),
            List.of("=after six", "", "", ""));

    Import review = fixture.run(desk.start(fixture.viewer, fixture.list, Ids.next(), rows));

    assertThat(review.state()).isEqualTo(ImportState.REVIEW);
    assertThat(review.rows()).isEqualTo(new Import.Rows(3, 2, 0, 0, 0, 0, 1));
    desk.commit(fixture.viewer, review.id());
    fixture.run(review.id());
    assertThat(fixture.people())
        .containsExactly("Mai Vang hmn +19165550301", "Nguyễn Thị Hoa vi +19165550302");
    assertThat(notes("Mai Vang")).isEqualTo("=after six");
  }

  @Test
  void anAddressForMailAndAYesToTextsAreKept() {
    MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
    form.addAll("name", List.of("Ka Moua", "Pa Kou"));
    form.addAll("phone", List.of("9165550304", "9165550305"));
    form.addAll("email", List.of("ka@example.invalid", ""));
    form.addAll("texts", List.of("yog", "no"));

    Import review =
        fixture.run(desk.start(fixture.viewer, fixture.list, Ids.next(), PaperRows.typed(form)));
    desk.commit(fixture.viewer, review.id());
    fixture.run(review.id());

    List<String> kept =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            SELECT c.email || ' ' || k.given
                            FROM contacts.contacts c JOIN consent.consents k ON k.contact = c.id
                            WHERE c.organization = ? ORDER BY c.full_name
                            """)
                        .bind(0, fixture.viewer.organization())
                        .mapTo(String.class)
                        .list());
    assertThat(kept).containsExactly("ka@example.invalid true");
  }

  @Test
  void noRowOfALongSheetIsLeftOut() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      names.add("Mai Vang " + i);
    }
    List<String> same = Collections.nCopies(names.size(), "");

    assertThat(typed(names, same, same, same).rows()).hasSize(250);
  }

  @Test
  void aPageThatIsSentTwiceIsOneImport() {
    UUID key = Ids.next();
    PaperRows rows = typed(List.of("Mai Vang"), List.of("9165550303"), List.of(""), List.of(""));

    UUID first = desk.start(fixture.viewer, fixture.list, key, rows);
    UUID again = desk.start(fixture.viewer, fixture.list, key, rows);

    assertThat(again).isEqualTo(first);
    assertThat(desk.of(fixture.viewer, fixture.list).imports()).hasSize(1);
  }

  private String notes(String name) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT facts ->> 'Notes' FROM contacts.people WHERE organization = ? AND full_name = ?")
                    .bind(0, fixture.viewer.organization())
                    .bind(1, name)
                    .mapTo(String.class)
                    .one());
  }

  private static PaperRows typed(
      List<String> names, List<String> phones, List<String> languages, List<String> notes) {
    MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
    form.addAll("name", names);
    form.addAll("phone", phones);
    form.addAll("language", languages);
    form.addAll("notes", notes);
    return PaperRows.typed(form);
  }
}
