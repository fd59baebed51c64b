package org.polyphony.crew;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.TestService;
import org.polyphony.checkin.SomeDoor;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.SigningKeys;
import org.polyphony.platform.TestClock;
import org.polyphony.web.Role;

/** Roles and shifts for other programs, and what a person's erasure and file know of them. */
class CrewPagesTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-17T17:00:00Z");

  private final TestClock clock = TestClock.at("2026-06-17T17:00:00Z");
  private SomeDoor http;
  private SomeCrew some;
  private CrewShift notes;

  @BeforeEach
  void anEventOnThisEvening() {
    http = new SomeDoor(service);
    some = new SomeCrew(service.jdbi(), clock, service.organization());
    notes = some.role(RoleKind.NOTE_TAKING, 2, "hmn");
  }

  private String path(String rest) {
    return "/api/v1/events/" + some.event.id() + "/crew" + rest;
  }

  @Test
  void programsDoWhatPagesDo() {
    String mai = service.token(Role.ORGANIZER);
    Map<String, ?> body = Map.of("key", UUID.randomUUID(), "shift", notes.id());

    SomeDoor.Answer made = http.send(mai, "POST", path("/signups"), body);
    SomeDoor.Answer again = http.send(mai, "POST", path("/signups"), body);

    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("/id")).isEqualTo(made.text("/id"));
    SomeDoor.Answer read = http.get(mai, path(""));
    assertThat(read.text("/missing/0/kind")).isEqualTo("note_taking");
    assertThat(read.text("/missing/0/count")).isEqualTo("1");
    assertThat(read.text("/roles/0/shifts/0/people/0/mine")).isEqualTo("true");

    assertThat(put(mai, made, true)).isEqualTo(204);
    assertThat(put(service.token(Role.ORGANIZER), made, false)).isEqualTo(404);
    assertThat(http.get(mai, path("")).text("/roles/0/shifts/0/people/0/here_at"))
        .startsWith("2026-06-17T");
    assertThat(put(service.token(Role.COORDINATOR), made, false)).isEqualTo(204);

    assertThat(http.get(mai, path("")).text("/roles/0/shifts/0/people/0/here_at"))
        .isEqualTo("null");
  }

  private int put(String token, SomeDoor.Answer signup, boolean here) {
    return status(token, "PUT", "/signups/" + signup.text("/id") + "/presence", here);
  }

  /** An answer without a body is none that can be read as JSON. */
  private int status(String token, String method, String rest, boolean here) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(service.url() + path(rest)))
                  .header("Content-Type", "application/json")
                  .header("Authorization", "Bearer " + token)
                  .method(method, HttpRequest.BodyPublishers.ofString("{\"here\": " + here + "}"))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tellsProgramsWhyThereIsNoPlace() {
    CrewShift one = some.role(RoleKind.WELCOMING, 1, null);
    some.signUp(some.organizer(), one);
    String mai = service.token(Role.ORGANIZER);

    SomeDoor.Answer full = http.send(mai, "POST", path("/signups"), Map.of("shift", one.id()));

    assertThat(full.status()).isEqualTo(409);
    assertThat(full.text("/code")).isEqualTo("crew_full");
    assertThat(http.send(mai, "POST", path("/signups"), Map.of()).text("/errors/0/field"))
        .isEqualTo("shift");
    http.send(mai, "POST", path("/signups"), Map.of("shift", notes.id()));
    CrewShift table = some.role(RoleKind.FACILITATION, 1, null);
    assertThat(http.send(mai, "POST", path("/signups"), Map.of("shift", table.id())).text("/code"))
        .isEqualTo("crew_overlap");
    assertThat(
            http.send(mai, "POST", path("/signups"), Map.of("shift", table.id(), "anyway", true))
                .status())
        .isEqualTo(201);
  }

  @Test
  void showsNumbersToCoordinatorsAloneAndNotesThatTheyLooked() {
    some.partners.signUp(
        some.invite(null), SomeCrew.volunteer("Rosa Delgado", "+19165550341", notes));

    SomeDoor.Answer staff = http.get(service.token(Role.TRANSLATOR), path(""));
    assertThat(staff.text("/roles/0/shifts/0/people/0/name")).isEqualTo("Rosa Delgado");
    assertThat(staff.body().toString()).doesNotContain("5550341");
    assertThat(looks()).isEqualTo("0");
    assertThat(
            http.get(service.token(Role.COORDINATOR), path(""))
                .text("/roles/0/shifts/0/people/0/phone"))
        .isEqualTo("+19165550341");
    assertThat(looks()).isEqualTo("1");
  }

  private String looks() {
    return some.sql(
        "SELECT count(*) FROM platform.audit WHERE subject = ? AND action = 'event.crew_read'",
        some.event.id());
  }

  @Test
  void forgetsAVolunteerWithThePersonWhoseNumberItIs() {
    UUID volunteer =
        some.partners.signUp(
            some.invite(null), SomeCrew.volunteer("Rosa Delgado", "+19165550342", notes));
    UUID contact = http.contactOn("Rosa Delgado", "+19165550342");
    http.list(contact);
    String administrator = service.token(Role.ADMINISTRATOR);

    assertThat(held(contact)).containsExactly("Listening session 2 Office of Equity");
    UUID other =
        service
            .jdbi()
            .inTransaction(handle -> Given.contact(handle, service.organization(), "Rosa Delgado"));
    assertThat(held(other)).isEmpty();

    assertThat(
            http.send(
                    administrator,
                    "PUT",
                    "/api/v1/contacts/" + contact + "/erasure",
                    Map.of("reason", "asked"))
                .status())
        .isEqualTo(200);
    assertThat(some.sql("SELECT v::text FROM crew.volunteers v WHERE id = ?", volunteer))
        .doesNotContain("Rosa", "5550342");
    assertThat(
            http.get(service.token(Role.COORDINATOR), path(""))
                .text("/roles/0/shifts/0/people/0/name"))
        .isEmpty();
  }

  /** By the same statement that the person's file is made with. */
  private List<String> held(UUID contact) {
    String sql =
        new CrewModule(
                service.jdbi(),
                some.events,
                null,
                Messages.load(getClass().getClassLoader()),
                null,
                new CrewModule.Surroundings(null, new SigningKeys(service.jdbi(), clock)),
                new Audit(clock),
                clock)
            .holdings()
            .get(0)
            .sql();
    return service
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(sql)
                    .bind("contact", contact)
                    .map(
                        (row, context) ->
                            row.getString("event") + " " + row.getString("comes_from"))
                    .list());
  }
}
