package org.polyphony.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.TestService;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.web.Viewer;

/** Who came on which date of a training. */
class HoursTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T18:30:00Z");

  private final Hours hours =
      new Hours(service.jdbi(), new Audit(TestClock.at("2026-06-10T18:30:00Z")));

  @Test
  void countsADateWithItsWholeLengthForWhoeverCame() throws Exception {
    SomeDoor training = new SomeDoor(service, "2026-06-03T18:00:00Z", "2026-06-03T19:30:00Z");
    training.sql(
        "INSERT INTO events.dates (event, starts_at, ends_at) VALUES (?, '2026-06-10T18:00:00Z', '2026-06-10T20:00:00Z')",
        training.event);
    String token = training.coordinator();
    UUID mai = training.contact("Mai Vang");
    UUID formula = training.contact("=HYPERLINK(\"http://evil.invalid\")");
    training.register(mai, "hmn", "{}");
    training.register(formula, "en", "{}");
    training.here(token, UUID.randomUUID(), mai);
    training.here(
        token,
        Map.of(
            "key",
            UUID.randomUUID(),
            "contact",
            mai,
            "at",
            "2026-06-03T18:10:00Z",
            "sent_at",
            "2026-06-10T18:30:00Z"));
    training.walkIn(token, "Xai Thao", "", "hmn");
    Viewer viewer = Given.coordinator(service.organization());

    Hours.Table table = hours.of(viewer, training.event, "event.hours_exported");

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Hours.write(table, (key, arguments) -> key, out);
    assertThat(out.toString(StandardCharsets.UTF_8).substring(1).split("\\R"))
        .containsExactlyInAnyOrder(
            "common.name,2026-06-03,2026-06-10,checkin.hours.total",
            "\"'=HYPERLINK(\"\"http://evil.invalid\"\")\",0,0,0",
            "Xai Thao,0,2,2",
            "Mai Vang,1.5,2,3.5");
    assertThat(
            training.text(
                "SELECT count(*) FROM platform.audit WHERE action = 'event.hours_exported' AND subject = ?",
                training.event))
        .isEqualTo("1");
  }

  @Test
  void writesHoursWithoutZerosAtTheEnd() {
    assertThat(Hours.hours(Duration.ofMinutes(0))).isEqualTo("0");
    assertThat(Hours.hours(Duration.ofMinutes(90))).isEqualTo("1.5");
    assertThat(Hours.hours(Duration.ofHours(20))).isEqualTo("20");
    assertThat(Hours.hours(Duration.ofMinutes(100))).isEqualTo("1.67");
  }

  @Test
  void expectsNobodyUnder18WithoutAGuardiansYes() {
    SomeDoor training = new SomeDoor(service);
    training.sql("UPDATE events.events SET kind = 'training' WHERE id = ?", training.event);
    UUID mai = training.contact("Mai Vang");
    training.register(mai, "hmn", "{}");
    training.register(training.contact("Tou Lor"), "hmn", "{}");
    training.sql(
        "INSERT INTO cohorts.guardians (id, event, contact, name, created_at, updated_at) VALUES (?, ?, ?, 'Ka', now(), now())",
        Ids.next(),
        training.event,
        mai);
    String token = training.coordinator();

    SomeDoor.Answer door = training.door(token);
    assertThat(door.body().at("/here/counts/registered").asInt()).isEqualTo(1);
    assertThat(door.body().path("guests").findValuesAsText("status"))
        .containsExactlyInAnyOrder("no_consent", "accepted");

    training.sql(
        "UPDATE cohorts.guardians SET consented = true, way = 'paper', answered_at = now() WHERE contact = ?",
        mai);
    SomeDoor.Answer after = training.door(token);
    assertThat(after.body().at("/here/counts/registered").asInt()).isEqualTo(2);
    assertThat(after.text("/mark")).isNotEqualTo(door.text("/mark"));
  }
}
