package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccessTest {

  @RegisterExtension static final SmallService service = new SmallService();

  @Test
  void leadsToTheSignInPageAndBack() throws Exception {
    HttpResponse<String> page = service.get("/things?a=b&c").send();

    assertThat(page.statusCode()).isEqualTo(303);
    assertThat(page.headers().firstValue("Location").orElseThrow())
        .endsWith("/sign-in?next=%2Fthings%3Fa%3Db%26c");
  }

  @Test
  void refusesARoleThatMayNot() throws Exception {
    HttpResponse<String> page = service.get("/things").as("tou").send();

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("You cannot open this");
  }

  @Test
  void letsAnAdministratorDoWhatACoordinatorMay() {
    Viewer administrator =
        new Viewer(
            new UUID(1, 1),
            new UUID(2, 2),
            "Ka",
            Set.of(Role.ADMINISTRATOR),
            Set.of(),
            Set.of(),
            null,
            null,
            false);

    assertThat(administrator.is(Role.COORDINATOR)).isTrue();
    assertThat(administrator.is(Role.TRANSLATOR)).isFalse();
  }

  @Test
  void tellsAProgramThatItMustSignIn() throws Exception {
    HttpResponse<String> answer = service.json("/api/v1/things", "{}").send();

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"code\":\"sign_in_needed\"");
  }

  @Test
  void knowsABearerTokenOnTheApiOnly() throws Exception {
    assertThat(service.json("/api/v1/things", thing()).bearing("tou").status()).isEqualTo(200);
    assertThat(service.get("/things").bearing("mai").status()).isEqualTo(303);
  }

  @Test
  void stopsTheStartWhereAMethodDoesNotSayWhoMayUseIt() {
    assertThatThrownBy(() -> Access.check(Careless.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Careless.read")
        .hasMessageContaining("carries 0");
  }

  @Test
  void stopsTheStartWhereAMethodSaysTwoThings() {
    assertThatThrownBy(() -> Access.check(Undecided.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("carries 2");
  }

  static String thing() {
    return "{\"first_name\":\"Xee\",\"made_at\":\"2026-11-03T18:00:00Z\"}";
  }

  /** Says nothing. */
  @Path("/careless")
  public static final class Careless {
    @GET
    public String read() {
      return "";
    }
  }

  /** Says too much. */
  @Path("/undecided")
  public static final class Undecided {
    @GET
    @Anyone
    @Allow(Role.LEADER)
    public String read() {
      return "";
    }
  }
}
