package org.polyphony.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.events.Event;

/** The pages of a training whose first date is over, and whose last is not. */
class CohortPageTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T17:00:00Z");

  private final PublicVisit visit = new PublicVisit(service);

  @Test
  void whoComesCanStillComeOnLineChangeAndCancelBetweenTwoDates() throws Exception {
    Event event = visit.event(60);
    HttpResponse<String> taken =
        visit.register(event, Map.of("name", "Mai Vang", "phone", "9165550161"));
    String own = visit.path(taken);
    visit.in(
        handle -> {
          handle.execute(
              "UPDATE events.events SET starts_at = '2026-06-01T01:00Z', ends_at = '2026-06-01T03:00Z' WHERE id = ?",
              event.id());
          handle.execute(
              "INSERT INTO events.dates (event, starts_at, ends_at) VALUES (?, '2026-06-15T01:00Z', '2026-06-15T03:00Z')",
              event.id());
        });

    assertThat(visit.get(own).body())
        .contains(PublicVisit.ON_LINE, "You are registered")
        .doesNotContain("This event is over.");
    assertThat(visit.submit(own, own, "&party=2")).isEqualTo(303);
    assertThat(visit.registrations(event)).singleElement().asString().startsWith("accepted 2");
    assertThat(visit.submit(own, own + "/cancellation", "")).isEqualTo(303);
    assertThat(visit.registrations(event)).singleElement().asString().startsWith("cancelled");

    assertThat(visit.get("/e/" + event.slug()).body())
        .contains("Registration is closed.")
        .doesNotContain("<form");
    HttpResponse<String> late = visit.register(event, Map.of("name", "Tou", "phone", "9165550162"));
    assertThat(visit.json(late).get("code").asText()).isEqualTo("registration_over");
  }
}
