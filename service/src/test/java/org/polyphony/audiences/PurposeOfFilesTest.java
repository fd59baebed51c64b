package org.polyphony.audiences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.NewList;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** People leave the house as a file only for what they were given for. */
class PurposeOfFilesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Audit audit = new Audit(clock);
  private final ContactsModule contacts =
      new ContactsModule(
          database.database(), SomePrivacy.over(database.jdbi()), new Journal(clock), audit, clock);
  private final PeopleFile file = new PeopleFile(database.jdbi(), contacts.sensitive(), audit);
  private final Viewer viewer =
      new Viewer(
          Ids.next(),
          Ids.next(),
          "Chue Lor",
          Set.of(Role.COORDINATOR),
          Set.of(),
          Set.of(),
          null,
          null,
          false);

  @Test
  void aListForVotingIsTakenAlongForVotingAlone() {
    UUID list = list("turnout");

    for (String other : Set.of("", "any", "events", "survey", "service")) {
      assertThatThrownBy(() -> file.begin(viewer, list, other))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> {
                assertThat(problem.status()).isEqualTo(409);
                assertThat(problem.code()).isEqualTo("export_purpose");
              });
    }
    assertThat(trail(list)).isEmpty();
    file.begin(viewer, list, "turnout");
    assertThat(trail(list)).contains("turnout");
  }

  @Test
  void aListForAnythingNeedsNoWord() {
    UUID list = list("any");

    assertThatCode(() -> file.begin(viewer, list, "")).doesNotThrowAnyException();
    assertThatCode(() -> file.begin(viewer, list, "survey")).doesNotThrowAnyException();
  }

  private UUID list(String purpose) {
    return database
        .jdbi()
        .inTransaction(
            h ->
                contacts
                    .lists()
                    .create(h, viewer.organization(), null, NewList.of("List", "", purpose)));
  }

  private static String trail(UUID list) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT coalesce(string_agg(detail::text, ''), '') FROM platform.audit WHERE subject = :list AND action = 'list.exported'")
                    .bind("list", list)
                    .mapTo(String.class)
                    .one());
  }
}
