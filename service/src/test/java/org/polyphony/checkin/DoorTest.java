package org.polyphony.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.events.DoorCode;
import org.polyphony.web.Role;

/** What a phone at the door is given, and who may stand there. */
class DoorTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T18:30:00Z");

  private SomeDoor door;
  private String coordinator;

  @BeforeEach
  void aDoor() {
    door = new SomeDoor(service);
    coordinator = door.coordinator();
  }

  @Test
  void showsWhoIsExpectedWithLanguageNeedsAndTheEndOfTheirNumber() {
    UUID lan = door.contactOn("Nguyễn Thị Lan", "+19165550123");
    UUID registration =
        door.register(
            lan, "vi", "{\"interpreter\": \"vi\", \"childcare\": \"4, 7\", \"ride\": \"yes\"}");

    JsonNode guest = door.door(coordinator).body().at("/guests/0");

    assertThat(guest.path("name").asText()).isEqualTo("Nguyễn Thị Lan");
    assertThat(guest.path("tails").get(0).asText()).isEqualTo("0123");
    assertThat(guest.at("/codes/0").asText()).isEqualTo(DoorCode.of(registration)).hasSize(6);
    assertThat(guest.at("/language/name").asText()).isEqualTo("Tiếng Việt");
    assertThat(guest.path("needs").toString())
        .isEqualTo(
            "[{\"need\":\"interpreter\",\"detail\":\"Tiếng Việt\"},{\"need\":\"childcare\",\"detail\":\"4, 7\"},"
                + "{\"need\":\"ride\",\"detail\":\"\"}]");
  }

  @Test
  void countsThoseWhoAreExpectedAndThoseWhoCameByLanguage() {
    UUID mai = door.contact("Mai Vang");
    door.register(mai, "hmn", "{}");
    door.register(door.contact("Tou Lor"), "hmn", "{}");
    door.register(door.contact("Lan Nguyễn"), "vi", "{}");
    door.here(coordinator, UUID.randomUUID(), mai);
    door.walkIn(coordinator, "José Peña", "", "es");

    JsonNode counts = door.door(coordinator).body().at("/here/counts");

    assertThat(counts.path("registered").asInt()).isEqualTo(3);
    assertThat(counts.path("came").asInt()).isEqualTo(2);
    assertThat(counts.path("people").asInt()).isEqualTo(2);
    assertThat(counts.path("languages").findValuesAsText("tag"))
        .containsExactlyInAnyOrder("hmn", "vi", "es");
  }

  @Test
  void isThereForOrganizersWhoAreNamedAndForNobodyElse() {
    String organizer = service.token(Role.ORGANIZER);
    assertThat(door.door(organizer).status()).isEqualTo(404);
    door.sql(
        "INSERT INTO checkin.helpers (event, user_id, named_by, named_at)"
            + " SELECT ?, t.user_id, t.user_id, now() FROM accounts.api_tokens t WHERE t.token_hash = sha256(convert_to(?, 'UTF8'))",
        door.event,
        organizer);

    assertThat(door.door(organizer).status()).isEqualTo(200);
    assertThat(new SomeDoor(service).door(organizer).status()).isEqualTo(404);
    assertThat(door.door(service.token(Role.LEADER)).status()).isEqualTo(403);
  }

  @Test
  void isFoundByTheCodesOfBothEntriesThatBecameOne() {
    UUID mai = door.contact("Mai Vang");
    UUID twin = door.contact("Mai V.");
    UUID first = door.register(mai, "hmn", "{}");
    UUID second = door.register(twin, "hmn", "{}");
    door.sql("UPDATE contacts.contacts SET merged_into = ? WHERE id = ?", mai, twin);

    JsonNode guests = door.door(coordinator).body().path("guests");

    assertThat(guests).hasSize(1);
    assertThat(guests.at("/0/codes"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder(DoorCode.of(first), DoorCode.of(second));
  }

  @Test
  void aMinorIsShownNoPartOfANumber() {
    door.register(door.contactOn("Mai Vang", "+19165550124"), "hmn", "{}");
    String minor = door.coordinator();
    door.sql(
        "UPDATE accounts.users SET minor = true, guardian_consent_on = current_date WHERE id ="
            + " (SELECT user_id FROM accounts.api_tokens WHERE token_hash = sha256(convert_to(?, 'UTF8')))",
        minor);

    assertThat(door.door(minor).body().at("/guests/0/tails")).isEmpty();
  }

  @Test
  void aPassIsGoodForItsEventAloneAndCannotBeMadeUp() {
    UUID mai = door.contact("Mai Vang");
    String pass = door.door(coordinator).text("/pass");
    SomeDoor another = new SomeDoor(service);

    assertThat(another.tap(pass, UUID.randomUUID(), mai).text("/code")).isEqualTo("pass_refused");
    assertThat(
            door.tap(pass.substring(0, pass.length() - 2) + "AA", UUID.randomUUID(), mai).status())
        .isEqualTo(403);
    assertThat(door.tap("none", UUID.randomUUID(), mai).status()).isEqualTo(403);
    assertThat(door.tap(pass, UUID.randomUUID(), mai).status()).isEqualTo(201);
  }

  @Test
  void thatNamesWereReadIsInTheAuditTrail() {
    door.door(coordinator);

    assertThat(
            door.text(
                "SELECT count(*) FROM platform.audit WHERE subject = ? AND action = 'event.guests_read'",
                door.event))
        .isEqualTo("1");
  }

  @Test
  void onlyTheDoorMayAskForTheCamera() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    assertThat(permissions(client, "/events/" + door.event + "/door")).contains("camera=(self)");
    assertThat(permissions(client, "/events/" + door.event)).contains("camera=()");
    assertThat(permissions(client, "/sign-in")).contains("camera=()");
  }

  private static String permissions(HttpClient client, String path) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(service.url() + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .headers()
        .firstValue("Permissions-Policy")
        .orElseThrow();
  }

  @Test
  void theSheetGivesEachGuestANumberThatStaysTheirs() {
    UUID vang = door.contact("Mai Vang");
    UUID her = door.contact("Tou Her");
    door.register(vang, "hmn", "{}");
    door.register(her, "hmn", "{}");
    assertThat(sheet()).isEqualTo("Mai Vang 1, Tou Her 2");
    door.register(door.contact("Bee Cha"), "hmn", "{}");

    assertThat(sheet()).isEqualTo("Mai Vang 1, Tou Her 2, Bee Cha 3");
  }

  /** Prints it, as a page would. */
  private String sheet() {
    service
        .jdbi()
        .useTransaction(
            handle -> {
              Sheets.Dao dao = handle.attach(Sheets.Dao.class);
              dao.lock(door.event);
              dao.number(door.event);
            });
    return door.text(
        "SELECT string_agg(c.full_name || ' ' || s.number, ', ' ORDER BY s.number)"
            + " FROM checkin.sheet_lines s JOIN contacts.contacts c ON c.id = s.contact WHERE s.event = ?",
        door.event);
  }
}
