package org.polyphony;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Routes.Route;
import org.polyphony.i18n.Messages;
import org.polyphony.web.Role;
import org.polyphony.web.SignedByCarrier;
import org.polyphony.web.WithReceipt;

/**
 * Every route times every role, nobody among them: who may in gets in, who may not is told so, and
 * nothing breaks.
 */
class RoutesTest {

  @RegisterExtension static final TestService service = new TestService();

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final String FORBIDDEN =
      Messages.load(RoutesTest.class.getClassLoader())
          .forLocale("en")
          .text("web.problem.forbidden.title");
  private static final String STALE =
      Messages.load(RoutesTest.class.getClassLoader())
          .forLocale("en")
          .text("web.problem.stale_form.title");

  private static final Map<Role, Browsing> people = new EnumMap<>(Role.class);

  /** Somebody's browser, or nobody's in particular. */
  private static final class Browsing {
    private final HttpClient http =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Role role;
    private String token = "";

    Browsing(Role role) throws Exception {
      this.role = role;
      if (role != null) {
        signIn();
      }
    }

    private void signIn() throws Exception {
      TestService.Person person = service.person(role, "en");
      readToken("/sign-in");
      HttpResponse<String> in =
          send(
              request("/sign-in")
                  .header("Content-Type", MediaType.APPLICATION_FORM_URLENCODED)
                  .POST(
                      BodyPublishers.ofString(
                          "csrf=%s&email=%s&password=%s"
                              .formatted(token, coded(person.email()), coded(person.password())))));
      assertThat(in.statusCode()).isEqualTo(303);
      readToken("/account");
    }

    private void readToken(String path) throws Exception {
      Matcher matcher = TOKEN.matcher(send(request(path).GET()).body());
      assertThat(matcher.find()).isTrue();
      token = matcher.group(1);
    }

    HttpResponse<String> call(Route route) throws Exception {
      HttpRequest.Builder request = request(route.path());
      if (route.api()) {
        request.header("X-Polyphony", "1");
      }
      if (!route.changes()) {
        return send(request.method(route.method(), BodyPublishers.noBody()));
      }
      MediaType type =
          route.consumes().stream()
              .filter(consumed -> !consumed.isWildcardSubtype())
              .findFirst()
              .orElse(
                  route.api()
                      ? MediaType.APPLICATION_JSON_TYPE
                      : MediaType.APPLICATION_FORM_URLENCODED_TYPE);
      String body = type.isCompatible(MediaType.APPLICATION_JSON_TYPE) ? "{}" : "csrf=" + token;
      return send(
          request
              .header("X-Form-Token", token)
              .header("Content-Type", type.toString())
              .method(route.method(), BodyPublishers.ofString(body)));
    }

    /** After a call that may have ended the session. */
    void stayIn() throws Exception {
      if (role != null && send(request("/account").GET()).statusCode() != 200) {
        signIn();
      }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
      return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(service.url() + path))
          .header("Accept", path.startsWith("/api/") ? "*/*" : "text/html,*/*;q=0.5");
    }

    private static String coded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  private static Browsing of(Role role) throws Exception {
    Browsing known = people.get(role);
    if (known == null) {
      known = new Browsing(role);
      people.put(role, known);
    }
    return known;
  }

  @Test
  void thereAreRoutesToWalk() {
    assertThat(Routes.of(service.environment())).extracting(Route::name).contains("POST /sign-in");
  }

  @TestFactory
  Stream<DynamicTest> nobodyGetsInWhereOneMustBeSignedIn() {
    return Routes.of(service.environment()).stream()
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.name(),
                    () -> {
                      Browsing nobody = new Browsing(null);
                      nobody.readToken("/sign-in");
                      HttpResponse<String> answer = nobody.call(route);
                      if (route.roles() != null) {
                        assertTurnedAway(route, answer);
                      } else {
                        assertServed(route, answer);
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyRoleGetsWhatItMayAndNothingElse() {
    return Routes.of(service.environment()).stream()
        .flatMap(
            route ->
                Stream.of(Role.values())
                    .map(
                        role ->
                            DynamicTest.dynamicTest(
                                role.wire() + " " + route.name(), () -> check(route, role))));
  }

  private static void check(Route route, Role role) throws Exception {
    Browsing person = of(role);
    HttpResponse<String> answer = person.call(route);
    if (route.changes()) {
      person.stayIn();
    }
    if (route.roles() == null || mayUse(role, route.roles())) {
      assertServed(route, answer);
    } else {
      assertThat(answer.statusCode()).as("%s %s", role, route.name()).isEqualTo(403);
      assertThat(answer.body()).contains(route.api() ? "\"code\":\"forbidden\"" : FORBIDDEN);
    }
  }

  private static boolean mayUse(Role role, Set<Role> roles) {
    return roles.contains(role) || (role == Role.ADMINISTRATOR && roles.contains(Role.COORDINATOR));
  }

  private static void assertTurnedAway(Route route, HttpResponse<String> answer) {
    if (route.api() || route.changes()) {
      assertThat(answer.statusCode()).as(route.name()).isEqualTo(401);
    } else {
      assertThat(answer.statusCode()).as(route.name()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/sign-in?next=");
    }
  }

  /**
   * It may well say no to a made-up id and an empty body, but neither for who asks nor by breaking.
   */
  private static void assertServed(Route route, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("%s %s", route.name(), answer.body()).isLessThan(500);
    if (route.is(WithReceipt.class) || route.is(SignedByCarrier.class)) {
      return;
    }
    assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("/sign-in?next=");
    assertThat(answer.body())
        .doesNotContain(
            List.of(
                FORBIDDEN,
                STALE,
                "\"code\":\"forbidden\"",
                "\"code\":\"sign_in_needed\"",
                "\"code\":\"header_missing\""));
  }
}
