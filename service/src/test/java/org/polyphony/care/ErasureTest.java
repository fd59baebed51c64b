package org.polyphony.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

class ErasureTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");

  @Test
  void forgetsWhatWasToldNinetyDaysAfterItWasClosedAndNotBefore() {
    UUID closed = incident("closed");
    UUID open = incident("waiting");
    CareDesk desk =
        new CareDesk(
            database.jdbi(),
            new Audit(clock),
            clock,
            new ResourceCards(
                Messages.load(ErasureTest.class.getClassLoader()), CareSettings.usual()));

    clock.advance(CareDesk.KEPT.minus(Duration.ofDays(1)));
    desk.erase();
    assertThat(account(closed)).isEqualTo("what was told");

    clock.advance(Duration.ofDays(2));
    desk.erase();

    assertThat(kept(closed))
        .containsEntry("account", "")
        .containsEntry("contact", null)
        .containsEntry("line", null)
        .containsEntry("kind", "hate");
    assertThat(account(open)).isEqualTo("what was told");
  }

  private String account(UUID incident) {
    return (String) kept(incident).get("account");
  }

  private Map<String, Object> kept(UUID incident) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT kind, account, contact, line FROM care.incidents WHERE id = :id")
                    .bind("id", incident)
                    .mapToMap()
                    .one());
  }

  private UUID incident(String state) {
    UUID organization = Ids.next();
    UUID user = Ids.next();
    UUID campaign = Ids.next();
    UUID id = Ids.next();
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("SET session_replication_role = replica");
              handle.execute(
                  """
                  INSERT INTO care.incidents (id, organization, author, key, campaign, claim, line, contact, language,
                    kind, account, call_back, state, at, closed_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'hmn', 'hate', 'what was told', false, ?, ?, ?)
                  """,
                  id,
                  organization,
                  user,
                  Ids.next(),
                  campaign,
                  Ids.next(),
                  Ids.next(),
                  Ids.next(),
                  state,
                  clock.instant(),
                  state.equals("closed") ? clock.instant() : null);
              handle.execute("SET session_replication_role = origin");
            });
    return id;
  }
}
