package org.polyphony.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.events.Event;
import org.polyphony.events.EventKind;
import org.polyphony.platform.Ids;
import org.polyphony.web.Role;

/** What everybody can see of an event and send in for it, over HTTP. */
class PublicPageTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T17:00:00Z");

  private final PublicVisit visit = new PublicVisit(service);

  @Test
  void takesARegistrationOnceByItsKey() throws Exception {
    Event event = visit.event(60);
    Map<String, Object> body =
        Map.of(
            "key",
            Ids.next(),
            "name",
            "Mai Vang",
            "phone",
            "(916) 555-0131",
            "party",
            2,
            "language",
            "hmn",
            "needs",
            Map.of("interpreter", "hmn", "childcare", List.of(3, 7), "ride", true));

    HttpResponse<String> first = visit.register(event, body);
    HttpResponse<String> again = visit.register(event, body);
    HttpResponse<String> other =
        visit.register(event, Map.of("key", body.get("key"), "name", "Tou", "phone", "9165550132"));

    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(visit.json(first).get("status").asText()).isEqualTo("accepted");
    assertThat(visit.json(first).get("party").asInt()).isEqualTo(2);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(visit.json(other).get("code").asText()).isEqualTo("key_reused");
    assertThat(visit.registrations(event))
        .containsExactly(
            "accepted 2 hmn program {\"ride\": \"yes\", \"childcare\": \"3, 7\", \"interpreter\": \"hmn\"}");
  }

  @Test
  void saysWhatIsWrongAtWhichField() throws Exception {
    HttpResponse<String> answer = visit.register(visit.event(60), Map.of("party", 0));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(visit.json(answer).get("errors").findValuesAsText("code"))
        .containsExactlyInAnyOrder("guest_name", "guest_reach", "guest_party");
  }

  @Test
  void findsTheSamePersonAndNeverShowsWhatIsKnownOfThem() throws Exception {
    Event event = visit.event(60);
    HttpResponse<String> first =
        visit.register(
            event,
            Map.of(
                "name",
                "Yer Moua",
                "phone",
                "9165550133",
                "needs",
                Map.of("access", "wheelchair at the front")));

    HttpResponse<String> second =
        visit.register(event, Map.of("name", "Yer Moua", "phone", "9165550133", "party", 3));
    HttpResponse<String> son =
        visit.register(event, Map.of("name", "Tou Moua", "phone", "9165550133"));

    assertThat(visit.json(second).get("id")).isEqualTo(visit.json(first).get("id"));
    assertThat(visit.get(visit.path(second)).body())
        .contains("Yer Moua")
        .doesNotContain("wheelchair", "9165550133", "555-0133");
    assertThat(visit.get(visit.path(first)).body()).contains("wheelchair at the front");
    assertThat(visit.json(son).get("id")).isNotEqualTo(visit.json(first).get("id"));
    assertThat(visit.get(visit.path(son)).body()).doesNotContain("Yer Moua", "wheelchair");
    assertThat(visit.registrations(event)).hasSize(2);
  }

  @Test
  void tellsWhereItMeetsOnLineToThoseWithASeatAlone() throws Exception {
    Event event = visit.event(1);
    HttpResponse<String> seated =
        visit.register(event, Map.of("name", "Mai", "phone", "9165550134"));
    HttpResponse<String> waiting =
        visit.register(event, Map.of("name", "Tou", "phone", "9165550135"));

    assertThat(visit.get("/e/" + event.slug()).body())
        .contains("Online")
        .doesNotContain("meet.invalid");
    assertThat(visit.get("/e/" + event.slug() + ".ics").body())
        .contains("SUMMARY:")
        .doesNotContain("meet.invalid");
    assertThat(visit.get("/e/" + event.slug() + "/flier").body()).doesNotContain("meet.invalid");
    assertThat(visit.json(waiting).get("status").asText()).isEqualTo("waiting");
    assertThat(visit.json(waiting).get("place").asInt()).isEqualTo(1);
    assertThat(visit.get(visit.path(waiting)).body())
        .contains("You are on the waiting list")
        .doesNotContain("meet.invalid");
    assertThat(visit.get(visit.path(waiting) + ".ics").body()).doesNotContain("meet.invalid");
    assertThat(visit.get(visit.path(seated)).body())
        .contains("You are registered", PublicVisit.ON_LINE);
    assertThat(visit.get(visit.path(seated) + ".ics").body().replace("\r\n ", ""))
        .contains(PublicVisit.ON_LINE);
  }

  @Test
  void letsTheNextInLineMoveUpWhenSomebodyCancelsByTheirLink() throws Exception {
    Event event = visit.event(1);
    String seated = visit.path(visit.register(event, Map.of("name", "Mai", "phone", "9165550136")));
    String waiting =
        visit.path(visit.register(event, Map.of("name", "Tou", "phone", "9165550137")));
    assertThat(visit.get("/e/" + event.slug()).body()).contains("All seats are taken");

    assertThat(visit.submit(seated + "/cancellation", seated + "/cancellation", "")).isEqualTo(303);

    assertThat(visit.get(seated).body()).contains("You are not registered");
    assertThat(visit.get(waiting).body()).contains("You are registered");
  }

  @Test
  void changesPartyAndNeedsByThePrivateLink() throws Exception {
    Event event = visit.event(4);
    String own =
        visit.path(
            visit.register(
                event,
                Map.of("name", "Mai", "phone", "9165550138", "needs", Map.of("ride", true))));

    assertThat(visit.submit(own, own, "&party=3&interpreter=vi")).isEqualTo(303);
    assertThat(visit.registrations(event))
        .containsExactly("accepted 3 vi page {\"interpreter\": \"vi\"}");
    assertThat(visit.submit(own, own, "&party=5")).isEqualTo(409);
    assertThat(visit.registrations(event)).hasSize(1).first().asString().startsWith("accepted 3");
  }

  @Test
  void knowsNoForgedLink() throws Exception {
    String own =
        visit.path(visit.register(visit.event(60), Map.of("name", "Mai", "phone", "9165550139")));
    char last = own.charAt(own.length() - 5);
    String forged =
        own.substring(0, own.length() - 5)
            + (last == 'A' ? 'B' : 'A')
            + own.substring(own.length() - 4);

    assertThat(visit.get(own).statusCode()).isEqualTo(200);
    assertThat(visit.get(forged).statusCode()).isEqualTo(404);
    assertThat(visit.get("/r/" + Ids.next()).statusCode()).isEqualTo(404);
  }

  @Test
  void saysThatItIsClosedOverOrCancelled() throws Exception {
    Event closed = visit.event(60);
    visit.in(
        handle ->
            handle.execute(
                "INSERT INTO events.offered (event, open) VALUES (?, false)", closed.id()));
    Event over = visit.event(60);
    visit.in(
        handle ->
            handle.execute(
                "UPDATE events.events SET starts_at = '2026-06-01T01:00Z', ends_at = '2026-06-01T03:00Z' WHERE id = ?",
                over.id()));
    Event cancelled = visit.event(60);
    visit.in(
        handle ->
            handle.execute(
                "UPDATE events.events SET cancelled_at = now() WHERE id = ?", cancelled.id()));

    assertRefused(closed, "registration_closed", "Registration is closed.");
    assertRefused(over, "registration_over", "This event is over.");
    assertRefused(cancelled, "registration_cancelled", "This event is cancelled.");
    assertThat(visit.get("/e/" + cancelled.slug() + ".ics").body()).contains("STATUS:CANCELLED");
  }

  private void assertRefused(Event event, String code, String text) throws Exception {
    String page = visit.get("/e/" + event.slug()).body();
    assertThat(page).contains(text).doesNotContain("<form");
    HttpResponse<String> answer =
        visit.register(event, Map.of("name", "Mai", "phone", "9165550140"));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(visit.json(answer).get("code").asText()).isEqualTo(code);
  }

  @Test
  void invitesNobodyToAShift() throws Exception {
    Event shift = visit.event(EventKind.PHONE_BANK, service.organization(), null);

    assertThat(visit.get("/e/" + shift.slug()).statusCode()).isEqualTo(404);
    assertThat(visit.register(shift, Map.of("name", "Mai", "phone", "9165550141")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void keepsConsentToTextsWithTheWordsThatWereShown() throws Exception {
    visit.register(
        visit.event(60), Map.of("name", "Mai Vang", "phone", "9165550142", "texts", true));
    visit.register(visit.event(60), Map.of("name", "Tou Her", "phone", "9165550143"));

    List<String> consents =
        service
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT l.tel || ' ' || c.channel || ' ' || c.given || ' ' || c.evidence || ' ' || c.wording
                            FROM consent.known_consents c JOIN contacts.known_lines l ON l.line = c.line
                            WHERE l.tel IN ('+19165550142', '+19165550143')
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(consents)
        .singleElement()
        .asString()
        .startsWith("+19165550142 text true /e/")
        .contains(
            "?lang=en (program)",
            "Yes, Test Organization may send me text messages about this event",
            "reply STOP");
  }

  @Test
  void speaksALanguageOnceSomebodyAnswersForIt() throws Exception {
    UUID organization = service.anotherOrganization("Riverbend");
    Event event = visit.event(EventKind.SESSION, organization, 60);
    String path = "/e/" + event.slug();

    assertThat(visit.get(path, "hmn").body())
        .contains("<html lang=\"en\"", "This page is not in ", "Lus Hmoob");
    assertThat(visit.get(path, "en-US").body()).doesNotContain("This page is not in");

    for (String tag : List.of("hmn", "prs", "tl")) {
      visit.in(
          handle ->
              handle.execute(
                  "INSERT INTO guests.overrides VALUES (?, ?, ?, 'Teresa Campos', now())",
                  organization,
                  tag,
                  Ids.next()));
    }
    assertThat(visit.get(path, "hmn-US,en;q=0.5").body())
        .contains("<html lang=\"hmn\"", "Koj lub npe");
    assertThat(visit.get(path, "mww").body()).contains("<html lang=\"hmn\"");
    assertThat(visit.get(path + "?lang=prs", "en").body())
        .contains("<html lang=\"prs\" dir=\"rtl\"", "نام شما");
    assertThat(visit.get(path, "fil-PH").body()).contains("<html lang=\"tl\"", "Pangalan ninyo");
    assertThat(visit.get(path + "?lang=ko", "hmn").body()).contains("<html lang=\"en\"", "한국어");
  }

  @Test
  void isLightOnAnOldPhone() throws Exception {
    String html = visit.get("/e/" + visit.event(60).slug()).body();
    long bytes = html.getBytes(StandardCharsets.UTF_8).length;
    Matcher assets = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"").matcher(html);
    int files = 0;
    while (assets.find()) {
      assertThat(assets.group(1)).doesNotContain("calling", "console", ".js");
      bytes += visit.bytes(assets.group(1)).length;
      files++;
    }

    assertThat(files).isPositive();
    assertThat(bytes).isLessThan(60_000);
  }

  @Test
  void keepsRobotsOutWithoutAPuzzle() throws Exception {
    Event event = visit.event(60);
    String path = "/e/" + event.slug();

    // Whoever fills in what nobody sees.
    assertThat(visit.submit(path, path, "&name=Robot&phone=9165550144&party=1&website=x"))
        .isEqualTo(422);
    assertThat(visit.registrations(event)).isEmpty();
  }

  @Test
  void letsNobodySendTheFormFromAnotherSite() throws Exception {
    Event event = visit.event(60);

    HttpResponse<String> answer =
        visit.send(
            visit
                .request("/e/" + event.slug())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://evil.invalid")
                .POST(BodyPublishers.ofString("name=Mai&phone=9165550145&party=1")));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(visit.registrations(event)).isEmpty();
  }

  @Test
  void leadsNowhereOnceThePersonWasForgotten() throws Exception {
    Event event = visit.event(60);
    HttpResponse<String> taken =
        visit.register(event, Map.of("name", "Secretly Vang", "phone", "9165550146"));
    UUID contact =
        service
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT contact FROM guests.submissions WHERE event = :event")
                        .bind("event", event.id())
                        .mapTo(UUID.class)
                        .one());

    HttpResponse<String> erased =
        visit.send(
            visit
                .request("/api/v1/contacts/" + contact + "/erasure")
                .header("Authorization", "Bearer " + service.token(Role.ADMINISTRATOR))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"reason\": \"asked\"}")));

    assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
    assertThat(visit.get(visit.path(taken)).statusCode()).isEqualTo(404);
    assertThat(visit.registrations(event)).hasSize(1);
    long named =
        service
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT count(*) FROM guests.submissions WHERE name LIKE 'Secretly%'")
                        .mapTo(Long.class)
                        .one());
    assertThat(named).isZero();
  }

  @Test
  void isFollowedByCalendars() throws Exception {
    UUID organization = service.anotherOrganization("South Valley");
    Event one = visit.event(EventKind.SESSION, organization, 60);
    visit.event(EventKind.PHONE_BANK, organization, null);

    HttpResponse<String> feed = visit.get("/calendar/" + organization + ".ics");

    assertThat(feed.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
    assertThat(feed.body()).containsOnlyOnce("BEGIN:VEVENT").contains("UID:" + one.id());
    assertThat(visit.get("/calendar/" + Ids.next() + ".ics").statusCode()).isEqualTo(404);
  }
}
