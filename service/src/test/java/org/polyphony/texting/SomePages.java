package org.polyphony.texting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.polyphony.TestService;
import org.polyphony.web.Role;

/** Somebody's browser without scripts: reads pages and sends their forms. */
final class SomePages {
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String url;
  private String token = "";

  SomePages(TestService service, Role role, String... languages) {
    url = service.url();
    TestService.Person person = service.person(role, languages);
    get("/sign-in");
    assertThat(
            post("/sign-in", Map.of("email", person.email(), "password", person.password()))
                .status())
        .isEqualTo(303);
    get("/account");
  }

  /**
   * What came back.
   *
   * @param location where it leads; empty for nowhere
   */
  record Answer(int status, String body, String location) {

    /** The key of the first form that has one. */
    String key() {
      Matcher matcher = KEY.matcher(body);
      assertThat(matcher.find()).isTrue();
      return matcher.group(1);
    }
  }

  Answer get(String path) {
    Answer answer = send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    Matcher matcher = TOKEN.matcher(answer.body());
    if (matcher.find()) {
      token = matcher.group(1);
    }
    return answer;
  }

  Answer post(String path, Map<String, String> fields) {
    String body =
        "csrf="
            + coded(token)
            + fields.entrySet().stream()
                .map(field -> "&" + coded(field.getKey()) + "=" + coded(field.getValue()))
                .collect(Collectors.joining());
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(),
          answer.body(),
          answer.headers().firstValue("Location").orElse("").replace(url, ""));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
