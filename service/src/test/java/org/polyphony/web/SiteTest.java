package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.Configuration;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DropwizardExtensionsSupport.class)
final class SiteTest {
  private static final DropwizardAppExtension<Configuration> APPLICATION =
      new DropwizardAppExtension<>(
          SmallSite.class,
          null,
          ConfigOverride.config("server.applicationConnectors[0].port", "0"),
          ConfigOverride.config("server.adminConnectors[0].port", "0"));
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void showsAPageToWhoMaySeeIt() throws Exception {
    HttpResponse<String> page = send(get("/things").header("Cookie", "polyphony_session=mai"));

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(page.body()).contains("<html lang=\"en\" dir=\"ltr\"").contains("href=\"/things\"");
  }

  @Test
  void leadsToTheSignInPageAndBack() throws Exception {
    HttpResponse<String> page = send(get("/things?a=b"));

    assertThat(page.statusCode()).isEqualTo(303);
    assertThat(page.headers().firstValue("Location").orElseThrow())
        .endsWith("/sign-in?next=%2Fthings%3Fa%3Db");
  }

  @Test
  void refusesARoleThatMayNot() throws Exception {
    HttpResponse<String> page = send(get("/things").header("Cookie", "polyphony_session=tou"));

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("not yours to open");
  }

  @Test
  void answersTheApiInSnakeCase() throws Exception {
    HttpResponse<String> answer =
        send(
            post("/api/v1/things", "{\"first_name\":\"Xee\",\"made_at\":\"2026-11-03T18:00:00Z\"}")
                .header("Authorization", "Bearer tou")
                .header("Content-Type", "application/json"));

    assertThat(answer.body())
        .isEqualTo("{\"first_name\":\"Xee\",\"made_at\":\"2026-11-03T18:00:00Z\"}");
  }

  @Test
  void tellsAProgramWhatIsWrong() throws Exception {
    HttpResponse<String> answer = send(get("/api/v1/things/7"));
    HttpResponse<String> unknown = send(get("/api/v1/unknown"));
    HttpResponse<String> nobody =
        send(post("/api/v1/things", "{}").header("Content-Type", "application/json"));

    assertThat(List.of(answer.statusCode(), unknown.statusCode(), nobody.statusCode()))
        .containsExactly(404, 404, 401);
    assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(unknown.body()).contains("\"code\":\"not_found\"").contains("\"request_id\"");
  }

  @Test
  void readsNoFormWithoutItsToken() throws Exception {
    HttpResponse<String> answer = send(form("/things", "name=x"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("open for too long");
  }

  @Test
  void hidesWhatFailed() throws Exception {
    for (String path : List.of("/things/failing", "/things/broken")) {
      HttpResponse<String> page = send(get(path));

      assertThat(page.statusCode()).isEqualTo(500);
      assertThat(page.body()).contains("on our side").doesNotContain("SELECT", "template");
    }
  }

  @Test
  void speaksTheLanguageTheBrowserAsksFor() throws Exception {
    HttpResponse<String> page = send(get("/things/open").header("Accept-Language", "ar-XB"));

    assertThat(page.body()).contains("<html lang=\"ar-XB\" dir=\"rtl\"");
  }

  @Test
  void refusesToStartWhereAMethodDoesNotSayWhoMayUseIt() {
    assertThatThrownBy(() -> Access.check(Careless.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Careless.read");
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:" + APPLICATION.getLocalPort() + path))
        .header("Accept", path.startsWith("/api") ? "*/*" : "text/html,*/*;q=0.8");
  }

  private HttpRequest.Builder post(String path, String body) {
    return get(path).POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder form(String path, String body) {
    return post(path, body).header("Content-Type", "application/x-www-form-urlencoded");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  static String token(String page) {
    Matcher matcher = TOKEN.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  /** Says nothing. */
  @Path("/careless")
  public static final class Careless {
    @GET
    public String read() {
      return "";
    }
  }
}
