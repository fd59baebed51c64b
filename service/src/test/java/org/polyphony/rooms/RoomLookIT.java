package org.polyphony.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.TestService;
import org.polyphony.rooms.RoomApi.Somebody;
import org.polyphony.web.Axe;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;
import org.polyphony.web.Screens;

/** Every page of a shift, in every look, with people in its room. */
class RoomLookIT {

  @RegisterExtension
  static final TestService service = TestService.withSamples("2026-06-10T17:00:00Z");

  @RegisterExtension static final Browser browser = new Browser();

  private static RoomApi api;
  private static Somebody lead;
  private static Somebody volunteer;
  private static String shift;
  private static String over;

  static List<Look> looks() {
    return Look.all();
  }

  @BeforeAll
  static void gather() {
    api = new RoomApi(service);
    lead = api.somebody(Role.COORDINATOR, "es", "en");
    volunteer = api.somebody(Role.ORGANIZER, "hmn", "en");
    Somebody other = api.somebody(Role.ORGANIZER, "vi");
    over = room(other);
    lead.put(
        over + "/state", Map.of("state", "ended", "thanks", "You were kind to everybody today."));
    shift = room(other);
  }

  /** The path in the API of a shift with people who call and one who asks for help. */
  private static String room(Somebody other) {
    String room = "/api/v1/shifts/" + api.planned(lead, lead.id());
    for (Somebody somebody : List.of(lead, volunteer, other)) {
      somebody.put(room + "/presence", Map.of("doing", "calling"));
    }
    volunteer.talks("hmn");
    volunteer.talks("en");
    other.talks("vi");
    other.put(room + "/help", Map.of("asked", true));
    lead.put(room + "/line", Map.of("text", "Supper is in the kitchen at half past six."));
    return room;
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyPageIsReadableInEveryLook(Look look) {
    String path = shift.replace("/api/v1", "");
    Map<String, String> ofTheLead = new LinkedHashMap<>();
    ofTheLead.put("shifts", "/shifts");
    ofTheLead.put("shift-form", path + "/edit");
    ofTheLead.put("shift-led", path);
    ofTheLead.put("shift-poster", path + "/poster");
    ofTheLead.put("shift-end", path + "/end");
    ofTheLead.put("shift-calling-off", path + "/calling-off");
    ofTheLead.put("shift-over", over.replace("/api/v1", ""));
    see(lead, look, ofTheLead);
    see(
        volunteer,
        look,
        Map.of(
            "shift",
            path,
            "shift-thanks",
            over.replace("/api/v1", "") + "/thanks",
            "shift-console",
            "/call/" + api.campaign()));
  }

  private static void see(Somebody somebody, Look look, Map<String, String> paths) {
    Page page = browser.open(service.url(), look);
    page.navigate(service.signInLink(somebody.person));
    page.locator("main form button").click();
    paths.forEach(
        (name, path) -> {
          assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
          if (name.equals("shift-console")) {
            page.locator(".room-bar-line summary").waitFor();
          }
          Axe.check(page);
          Screens.shoot(page, name + "-" + look.slug());
        });
  }
}
