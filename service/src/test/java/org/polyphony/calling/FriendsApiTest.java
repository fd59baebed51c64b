package org.polyphony.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.calling.CallingApi.Answer;
import org.polyphony.platform.Ids;

/** A caller types in their own people: what can stand, and what becomes of it. */
class FriendsApiTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");

  private static CallingDesk desk;
  private static String coordinator;

  private Bringing mine;

  @BeforeAll
  static void openTheDesk() {
    desk = new CallingDesk(service, null);
    coordinator = Bringing.coordinator(service);
  }

  @BeforeEach
  void allowThem() {
    mine = new Bringing(service, desk, coordinator);
  }

  @Test
  void becomesAContactOnAListOfTheCampaignWithWhatItsOwnerSaysOfTheLanguage() {
    Answer added = mine.add(mine.token, "Cô Lan", Bringing.number(), "vi", "");

    UUID contact = UUID.fromString(added.text("contact"));
    assertThat(
            desk.text(
                "SELECT full_name || ' ' || spoken || ' ' || spoken_source FROM contacts.contacts WHERE id = ?",
                contact))
        .isEqualTo("Cô Lan vi imported");
    assertThat(
            desk.text(
                """
                SELECT l.source || ', ' || l.purpose FROM contacts.list_members m
                JOIN contacts.lists l ON l.id = m.list
                JOIN campaigns.campaign_lists c ON c.list = l.id AND c.campaign = ?
                WHERE m.contact = ?
                """,
                mine.campaign,
                contact))
        .isEqualTo("Typed in by callers, any");
    assertThat(
            desk.text(
                "SELECT actor::text FROM contacts.timeline WHERE contact = ? AND kind = 'typed_in'",
                contact))
        .isEqualTo(mine.caller.user().toString());
  }

  @Test
  void sentTwiceIsOnePerson() {
    UUID key = Ids.next();
    String tel = Bringing.number();

    Answer first = mine.add(mine.token, key, "Cô Lan", tel, "vi", "");
    Answer second = mine.add(mine.token, key, "Cô Lan", tel, "vi", "");

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text("id")).isEqualTo(first.text("id"));
    Answer other = mine.add(mine.token, key, "Cô Mai", tel, "vi", "");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("code")).isEqualTo("key_reused");
    assertThat(mine.list(mine.token).path("items")).hasSize(1);
  }

  @Test
  void saysAtItsFieldWhatCannotStand() {
    Bringing.assertWrong(mine.add(mine.token, "", Bringing.number(), "vi", ""), "name", "required");
    Bringing.assertWrong(mine.add(mine.token, "Cô Lan", "12", "vi", ""), "tel", "friend_number");
    Bringing.assertWrong(
        mine.add(mine.token, "Cô Lan", "+84 28 3822 0000", "vi", ""),
        "tel",
        "friend_number_abroad");
    Bringing.assertWrong(
        mine.add(mine.token, "Cô Lan", Bringing.number(), "", ""), "language", "required");
    Bringing.assertWrong(
        mine.add(mine.token, "Cô Lan", Bringing.number(), "km", ""),
        "language",
        "language_not_called");
    Bringing.assertWrong(
        mine.add(mine.token, "Cô Lan", Bringing.number(), "vi", "pog"),
        "address_form",
        "unknown_value");
    String tel = Bringing.number();
    mine.add(mine.token, "Cô Lan", tel, "vi", "");
    Bringing.assertWrong(
        mine.add(mine.token, "cô  LAN", tel, "en", ""), "tel", "friend_already_typed");
    UUID stopped = desk.line();
    desk.sql(
        "INSERT INTO consent.suppressions (id, channel, line, reason, created_at) VALUES (gen_random_uuid(), 'phone', ?, 'stop', now())",
        stopped);
    String silent = desk.text("SELECT tel FROM contacts.lines WHERE id = ?", stopped);
    Bringing.assertWrong(
        mine.add(mine.token, "Cô Mai", silent, "vi", ""), "tel", "friend_asked_not_to_be_called");
    assertThat(mine.list(mine.token).path("items")).hasSize(1);
    mine.allow(1);
    Bringing.assertWrong(
        mine.add(mine.token, "Cô Mai", Bringing.number(), "vi", ""), "name", "friends_full");
  }

  @Test
  void isOffUntilTheCoordinatorAllowsItAndOnlyWhileTheCampaignIsAtWork() {
    UUID other = desk.campaign(desk.list());
    Answer off =
        mine.api.post(
            mine.token,
            Bringing.friends(other),
            Bringing.body(Ids.next(), "Cô Lan", Bringing.number(), "vi", ""));
    assertThat(off.status()).isEqualTo(409);
    assertThat(off.text("code")).isEqualTo("friends_off");
    assertThat(
            mine.api
                .put(
                    mine.token,
                    Bringing.friends(mine.campaign) + "/allowance",
                    Map.of("at_most", 3))
                .status())
        .isEqualTo(403);
    assertThat(
            mine.api
                .put(
                    coordinator,
                    Bringing.friends(mine.campaign) + "/allowance",
                    Map.of("at_most", 101))
                .status())
        .isEqualTo(422);
    desk.state(mine.campaign, "closed");
    assertThat(mine.add(mine.token, "Cô Lan", Bringing.number(), "vi", "").text("code"))
        .isEqualTo("friends_not_now");
  }

  @Test
  void isNoWayToTryNumbersOut() {
    for (int i = 0; i < 40; i++) {
      mine.add(mine.token, "", "12", "vi", "");
    }
    assertThat(mine.add(mine.token, "Cô Lan", Bringing.number(), "vi", "").status()).isEqualTo(201);
    desk.sql(
        "INSERT INTO friends.tries (owner, at) SELECT ?, timestamptz '2026-06-10 18:30Z' + n * interval '1 second' FROM generate_series(1, 40) n",
        mine.caller.user());
    Answer tooMany = mine.add(mine.token, "Cô Mai", Bringing.number(), "vi", "");
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.text("code")).isEqualTo("too_many_friends_typed");
  }

  @Test
  void isTakenOutWithoutATraceUntilItsOwnerHasCalled() {
    Answer added = mine.add(mine.token, "Cô Lan", Bringing.number(), "vi", "");
    String path = Bringing.friends(mine.campaign) + "/" + added.text("id");

    assertThat(mine.api.delete(mine.token, path, null).status()).isEqualTo(204);

    assertThat(mine.list(mine.token).path("items")).isEmpty();
    assertThat(
            desk.text(
                "SELECT full_name || (erased_at IS NOT NULL) FROM contacts.contacts WHERE id = ?",
                UUID.fromString(added.text("contact"))))
        .isEqualTo("true");
    assertThat(desk.number("SELECT count(*) FROM queue.entries WHERE campaign = ?", mine.campaign))
        .isZero();
    assertThat(
            desk.text("SELECT name || tel FROM friends.friends WHERE id = ?", Bringing.id(added)))
        .isEmpty();

    Answer called = mine.add(mine.token, "Cô Mai", Bringing.number(), "vi", "");
    mine.record(mine.token, mine.call(mine.token, called), "no_answer");
    Answer kept =
        mine.api.delete(
            mine.token, Bringing.friends(mine.campaign) + "/" + called.text("id"), null);
    assertThat(kept.status()).isEqualTo(409);
    assertThat(kept.text("code")).isEqualTo("friend_called");
  }

  @Test
  void aMinorNeedsAGuardiansConsentAndSeesTheNumberOnlyAsTheyTypedIt() {
    desk.sql("UPDATE accounts.users SET minor = true WHERE id = ?", mine.caller.user());
    assertThat(mine.add(mine.token, "Cô Lan", Bringing.number(), "vi", "").text("code"))
        .isEqualTo("consent_missing");
    desk.sql(
        "UPDATE accounts.users SET guardian_consent_on = '2026-06-01' WHERE id = ?",
        mine.caller.user());

    String tel = Bringing.number();
    Answer added = mine.add(mine.token, "Cô Lan", tel, "vi", "");

    assertThat(added.text("tel")).isEqualTo(tel);
    assertThat(mine.call(mine.token, added).body().at("/line/display").asText()).contains("•");
  }
}
