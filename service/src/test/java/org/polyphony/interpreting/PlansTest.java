package org.polyphony.interpreting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.Given;
import org.polyphony.TestService;
import org.polyphony.checkin.SomeDoor;
import org.polyphony.platform.Audit;
import org.polyphony.platform.TestClock;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Needs against what is booked. */
class PlansTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T18:30:00Z");

  private final TestClock clock = TestClock.at("2026-06-10T18:30:00Z");
  private final Plans plans = new Plans(service.jdbi(), new Audit(clock), clock);
  private SomeDoor door;
  private Viewer viewer;

  @BeforeEach
  void anEvent() {
    door = new SomeDoor(service, "2026-06-17T18:00:00Z", "2026-06-17T20:00:00Z");
    viewer = Given.coordinator(service.organization());
  }

  @Test
  void soundsTheAlarmUntilSomebodyHasSaidYes() {
    door.register(door.contact("Mai Vang"), "hmn", "{\"interpreter\": \"hmn\"}");
    door.register(door.contact("Tou Lor"), "hmn", "{}");
    door.register(door.contact("Ann Cole"), "en", "{}");

    assertThat(plans.of(viewer, door.event).shortOf()).containsExactly("hmn");
    plans.book(viewer, door.event, booking(UUID.randomUUID(), "Kou Xiong", false, 12_000));
    Plan asked = plans.of(viewer, door.event);
    assertThat(asked.shortOf()).containsExactly("hmn");
    plans.confirm(viewer, door.event, asked.bookings().get(0).id(), true);

    Plan plan = plans.of(viewer, door.event);
    assertThat(plan.shortOf()).isEmpty();
    assertThat(plan.languages()).containsExactly(new LanguageNeed("hmn", 2, 1, 2, 1, 1, 0, 0, 0));
    assertThat(plan.totalCents()).isEqualTo(12_000);
    plans.unbook(viewer, door.event, plan.bookings().get(0).id());
    assertThat(plans.of(viewer, door.event).shortOf()).containsExactly("hmn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hmn", "hnj"})
  void anInterpreterOfKinIsThereForTheGuestsTheyServe(String spoken) {
    door.register(door.contact("Mai Vang"), "mww", "{\"interpreter\": \"mww\"}");
    door.register(door.contact("Ka Wong"), "yue", "{\"interpreter\": \"yue\"}");

    plans.book(viewer, door.event, booking("Kou Xiong", spoken));
    plans.book(viewer, door.event, booking("Li Na", "cmn"));

    Plan plan = plans.of(viewer, door.event);
    assertThat(plan.shortOf()).containsExactly("yue");
    assertThat(plan.languages())
        .contains(
            new LanguageNeed("mww", 1, 1, 1, 1, 1, 0, 0, 0),
            new LanguageNeed("yue", 1, 1, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void soundsTheAlarmForSignLanguageAndNeedsNoHeadsetForIt() {
    door.register(door.contact("Pa Lor"), "en", "{\"sign_language\": \"yes\"}");
    plans.setHeadsets(viewer, door.event, new PlanForms.NewHeadsets(0, null));
    assertThat(plans.of(viewer, door.event).shortOf()).containsExactly(LanguageNeed.SIGN);
    assertThat(plans.of(viewer, door.event).headsetsMissing()).isZero();

    MultivaluedHashMap<String, String> typed =
        new MultivaluedHashMap<>(
            Map.of("name", "Ann Cole", "languages", LanguageNeed.SIGN, "confirmed", "yes"));
    plans.book(viewer, door.event, new PlanForms(typed).booking());

    Plan plan = plans.of(viewer, door.event);
    assertThat(plan.shortOf()).isEmpty();
    assertThat(plan.languages())
        .containsExactly(new LanguageNeed(LanguageNeed.SIGN, 1, 1, 1, 1, 1, 0, 0, 0));
  }

  @Test
  void soundsTheAlarmForPapersThatSomebodyAskedForUntilSomeAreReady() {
    door.register(door.contact("Mai Vang"), "hmn", "{\"materials\": \"hmn\"}");
    door.register(door.contact("Tou Lor"), "hmn", "{\"materials\": \"en\"}");
    door.register(door.contact("Lan Lê"), "vi", "{\"materials\": \"yes\"}");
    assertThat(plans.of(viewer, door.event).withoutPapers()).containsExactly("hmn");

    plans.want(
        viewer,
        door.event,
        new PlanForms.NewMaterial(UUID.randomUUID(), "hmn", "Agenda", false, null));
    Plan wanted = plans.of(viewer, door.event);
    assertThat(wanted.withoutPapers()).containsExactly("hmn");
    plans.ready(viewer, door.event, wanted.materials().get(0).id(), true);

    assertThat(plans.of(viewer, door.event).withoutPapers()).isEmpty();
  }

  @Test
  void aFormThatIsSentTwiceBooksOnce() {
    UUID key = UUID.randomUUID();
    plans.book(viewer, door.event, booking(key, "Kou Xiong", true, null));
    plans.book(viewer, door.event, booking(key, "Kou Xiong", true, null));

    Plan plan = plans.of(viewer, door.event);
    assertThat(plan.bookings()).hasSize(1);
    assertThat(plan.unknownCosts()).isEqualTo(1);
  }

  @Test
  void saysHowManyHeadsetsAreMissing() {
    door.register(door.contact("Mai Vang"), "hmn", "{\"interpreter\": \"hmn\"}");
    door.register(door.contact("Lan Lê"), "vi", "{\"interpreter\": \"vi\"}");
    plans.setHeadsets(viewer, door.event, new PlanForms.NewHeadsets(1, null));

    assertThat(plans.of(viewer, door.event).headsetsMissing()).isEqualTo(1);
  }

  @Test
  void isNobodyElses() {
    Viewer stranger = Given.coordinator(UUID.randomUUID());

    assertThatThrownBy(() -> plans.of(stranger, door.event)).hasMessageContaining("404");
    assertThatThrownBy(
            () -> plans.book(stranger, door.event, booking(UUID.randomUUID(), "X", true, null)))
        .hasMessageContaining("404");
  }

  @Test
  void expectsAsManyAsCameBeforeWhereEnoughWereRegistered() {
    Forecast forecast =
        new Forecast(List.of(new Forecast.Past("hmn", 20, 10), new Forecast.Past("vi", 4, 4)));

    assertThat(forecast.expected("hmn", 8)).isEqualTo(4);
    assertThat(forecast.expected("vi", 12)).isEqualTo(7);
    assertThat(new Forecast(List.of()).expected("vi", 12)).isEqualTo(12);
  }

  @Test
  void readsDollarsAndRefusesWhatIsNone() {
    MultivaluedHashMap<String, String> typed =
        new MultivaluedHashMap<>(
            Map.of("name", "Kou Xiong", "languages", "hmn", "cost", "$1,120.50"));

    assertThat(new PlanForms(typed).booking().costCents()).isEqualTo(112_050);
    typed.putSingle("cost", "a lot");
    assertThatThrownBy(() -> new PlanForms(typed).booking()).isInstanceOf(Problem.class);
    typed.putSingle("cost", "-1");
    assertThatThrownBy(() -> new PlanForms(typed).booking()).isInstanceOf(Problem.class);
  }

  @Test
  void answersProgramsWithTheSame() {
    door.register(door.contact("Mai Vang"), "hmn", "{\"interpreter\": \"hmn\"}");

    JsonNode plan =
        door.get(service.token(Role.LEADER), "/api/v1/events/" + door.event + "/interpreting")
            .body();

    assertThat(plan.at("/languages/0/asked").asInt()).isEqualTo(1);
    assertThat(plan.at("/short_of/0").asText()).isEqualTo("hmn");
  }

  private static PlanForms.NewBooking booking(String name, String language) {
    return new PlanForms.NewBooking(UUID.randomUUID(), name, "", List.of(language), true, null);
  }

  private static PlanForms.NewBooking booking(
      UUID key, String name, boolean confirmed, Integer cents) {
    return new PlanForms.NewBooking(key, name, "", List.of("hmn"), confirmed, cents);
  }
}
