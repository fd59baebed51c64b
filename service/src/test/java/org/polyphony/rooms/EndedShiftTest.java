package org.polyphony.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.rooms.RoomApi.Answer;
import org.polyphony.rooms.RoomApi.Somebody;
import org.polyphony.web.Role;

/**
 * The lead ends a shift: whoever came in for it finishes the call they are in, and gets no other.
 */
class EndedShiftTest {

  @RegisterExtension
  static final TestService service = TestService.withSamples("2026-06-10T17:00:00Z");

  private static RoomApi api;
  private static Somebody lead;

  private String shift;
  private Somebody volunteer;

  @BeforeAll
  static void gather() {
    api = new RoomApi(service);
    lead = api.somebody(Role.COORDINATOR, "es", "en");
  }

  @BeforeEach
  void plan() {
    shift = api.planned(lead, lead.id());
    volunteer = cameIn(shift);
  }

  /** Somebody whose only role is the one that the shift's code gave them. */
  private static Somebody cameIn(String shift) {
    Somebody somebody = api.somebody(Role.ORGANIZER, "en", "hmn");
    service
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    UPDATE accounts.grants SET scope_kind = 'shift', scope_id = ?, expires_at = '2026-06-11T09:00:00Z'
                    WHERE user_id = ?
                    """,
                    UUID.fromString(shift),
                    somebody.id()));
    return somebody;
  }

  @Test
  void finishesTheCallIsGivenNoOtherAndSeesTheThanks() {
    Answer call = claims(volunteer);
    assertThat(call.status()).isEqualTo(201);

    ends();

    assertThat(claims(volunteer).at("/id")).isEqualTo(call.at("/id"));
    assertThat(
            volunteer
                .put("/api/v1/claims/" + call.at("/id").asText(), Map.of("dialled", true))
                .at("/state")
                .asText())
        .isEqualTo("open");
    Answer attempt = volunteer.records(call, "talked");
    assertThat(attempt.at("/disposition").asText()).isEqualTo("accepted");
    assertThat(attempt.at("/next").isNull()).isTrue();
    Answer nothing = claims(volunteer);
    assertThat(nothing.status()).isEqualTo(200);
    assertThat(nothing.at("/claim").isNull()).isTrue();
    assertThat(nothing.at("/reason").asText()).isEqualTo("shift_ended");
    assertThat(nothing.at("/shift").asText()).isEqualTo(shift);
    assertThat(volunteer.get("/api/v1/shifts/" + shift + "/thanks").at("/own/0/people").asInt())
        .isEqualTo(1);
  }

  @Test
  void givesBackWhatWasFetchedAhead() {
    claims(volunteer);
    Answer kept = volunteer.post(ofCampaign("/provisions"), Map.of());
    String ahead = kept.at("/lines/1/claim/id").asText();
    assertThat(ahead).as("%s", kept.body()).isNotEmpty();

    ends();

    Answer shown = volunteer.put("/api/v1/claims/" + ahead, Map.of("state", "open"));
    assertThat(shown.at("/state").asText()).isEqualTo("revoked");
    assertThat(shown.at("/reason").asText()).isEqualTo("shift_ended");
    assertThat(volunteer.post(ofCampaign("/provisions"), Map.of()).at("/lines").size()).isOne();
    assertThat(
            api.text(
                "SELECT count(*)::text FROM queue.claims WHERE caller = ? AND state = 'ahead'",
                volunteer.id()))
        .isEqualTo("0");
  }

  @Test
  void hasNoWayAroundIt() {
    ends();

    Answer rungBack = volunteer.post(ofCampaign("/claims"), Map.of("tel", "(916) 555-0100"));

    assertThat(rungBack.status()).isEqualTo(403);
    assertThat(rungBack.at("/code").asText()).isEqualTo("shift_ended");
    assertThat(rungBack.at("/title").asText()).isEqualTo("The shift has ended");
    assertThat(volunteer.get(ofCampaign("/handovers")).at("/items").size()).isZero();
    assertThat(volunteer.post(ofCampaign("/provisions"), Map.of()).at("/lines").size()).isZero();
  }

  @Test
  void goesOnWhenTheShiftDoes() {
    ends();
    assertThat(claims(volunteer).at("/reason").asText()).isEqualTo("shift_ended");

    lead.put("/api/v1/shifts/" + shift + "/state", Map.of("state", "planned"));

    assertThat(claims(volunteer).status()).isEqualTo(201);
  }

  @Test
  void isNoBusinessOfThoseWhoCallByAStandingRoleOrForAnotherShift() {
    Somebody standing = api.somebody(Role.ORGANIZER, "en", "hmn");
    Somebody elsewhere = cameIn(api.planned(lead, lead.id()));
    Somebody both = cameIn(shift);
    service
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO accounts.grants (user_id, role, scope_kind, scope_id, granted_at, expires_at)
                    VALUES (?, 'organizer', 'shift', ?, now(), '2026-06-11T09:00:00Z')
                    """,
                    both.id(),
                    UUID.fromString(api.planned(lead, lead.id()))));

    ends();

    assertThat(List.of(claims(standing), claims(elsewhere), claims(both)))
        .extracting(Answer::status)
        .containsOnly(201);
  }

  private void ends() {
    Answer ended =
        lead.put(
            "/api/v1/shifts/" + shift + "/state", Map.of("state", "ended", "thanks", "Thank you!"));
    assertThat(ended.status()).as("%s", ended.body()).isEqualTo(200);
  }

  private static Answer claims(Somebody somebody) {
    return somebody.post(ofCampaign("/claims"), Map.of());
  }

  private static String ofCampaign(String path) {
    return "/api/v1/campaigns/" + api.campaign() + path;
  }
}
