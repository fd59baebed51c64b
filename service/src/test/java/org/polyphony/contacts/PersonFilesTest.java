package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyphony.contacts.ContactsFixture.phone;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Holding;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

class PersonFilesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ContactsFixture fixture = new ContactsFixture(clock);
  private final Viewer viewer = fixture.coordinator;
  private final PersonFile file =
      new PersonFile(database.jdbi(), fixture.contacts, new Audit(clock));

  @Test
  void tellsAPersonWhatIsKeptAboutThemAndWhoLooked() {
    UUID mai = add("Mai", 51);
    add("Tou", 52);

    PersonFile.Whole first = file.of(viewer, mai);
    PersonFile.Whole again = file.of(viewer, mai);

    assertThat(rows(first, "person")).singleElement().asString().contains("Mai Vang", "hmn");
    assertThat(rows(first, "numbers")).singleElement().asString().contains(phone(51).tel());
    assertThat(rows(first, "lists")).singleElement().asString().contains("Flier table");
    assertThat(rows(again, "read")).asString().contains("contact.exported");
    assertThat(again.toString()).doesNotContain("Mai");
    assertThat(again.kept().toString()).doesNotContain("Tou", phone(52).tel());
  }

  @Test
  void asksTheFeaturesAbove() {
    UUID mai = add("Mai See", 53);
    file.offer(
        List.of(
            new Holding(
                "consent.held.opt_outs",
                "SELECT 'no' AS word WHERE CAST(:contact AS uuid) IS NOT NULL")));

    assertThat(rows(file.of(viewer, mai), "opt_outs")).asString().contains("word=no");
  }

  @Test
  void isForNobodyElsesPeopleAndForNoMinor() {
    UUID mai = add("Pa", 54);
    Viewer minor =
        new Viewer(
            Ids.next(),
            viewer.organization(),
            "Young",
            viewer.roles(),
            viewer.speaks(),
            viewer.reads(),
            null,
            null,
            true);

    assertThatThrownBy(() -> file.of(ContactsFixture.viewer(Ids.next()), mai))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(404));
    assertThatThrownBy(() -> file.of(minor, mai))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(403));
  }

  private static List<?> rows(PersonFile.Whole whole, String name) {
    return whole.kept().stream()
        .filter(kept -> kept.holding().name().equals(name))
        .flatMap(kept -> kept.rows().stream())
        .toList();
  }

  private UUID add(String given, int last) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              UUID list =
                  fixture.lists.create(
                      handle,
                      viewer.organization(),
                      viewer.user(),
                      NewList.of("Flier table", "test", "any"));
              return fixture.contacts.add(
                  handle,
                  viewer.organization(),
                  viewer.user(),
                  list,
                  NewContact.named(given, "Vang")
                      .speaking("hmn", LanguageSource.SELF_DECLARED)
                      .phone(phone(last), "mobile"));
            });
  }
}
