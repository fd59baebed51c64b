package org.polyphony.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.TestService;
import org.polyphony.platform.Ids;
import org.polyphony.web.Browser;
import org.polyphony.web.Browser.Look;
import org.polyphony.web.Role;

/** A list as large as organizations have them, through the real server. */
class LargeFileIT {

  private static final int ROWS = 12_000;

  @RegisterExtension static final TestService service = new TestService();
  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void thePageTakesIt() {
    Page page = browser.open(service.url(), Look.LAPTOP);
    page.navigate(service.signInLink(service.person(Role.COORDINATOR, "en")));
    page.locator("main form button").click();
    page.navigate("/lists/" + list() + "/imports");

    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("large.csv", "text/csv", file()));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Read the file")).click();

    assertThat(page.locator("main")).containsText("12,000");
  }

  @Test
  void theApiTakesIt() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            service.url() + "/api/v1/lists/" + list() + "/imports?filename=l.csv"))
                    .header("Authorization", "Bearer " + service.token(Role.COORDINATOR))
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofByteArray(file()))
                    .build(),
                BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 30, 5L << 30})
  void whatIsTooLargeIsRefusedBeforeItComes(long length) throws Exception {
    URI service = URI.create(LargeFileIT.service.url());
    isRefusedAtOnce(
        "POST /api/v1/lists/%s/imports HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\nname,phone\r\n"
            .formatted(
                list(),
                service.getAuthority(),
                LargeFileIT.service.token(Role.COORDINATOR),
                length));
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 30, 3L << 30})
  void soIsAFormThatIsTooLarge(long length) throws Exception {
    Page page = browser.open(service.url(), Look.LAPTOP);
    page.navigate(service.signInLink(service.person(Role.COORDINATOR, "en")));
    page.locator("main form button").click();
    page.navigate("/lists/" + list() + "/imports");
    String action = page.locator("form[enctype]").getAttribute("action");
    String cookies =
        page.context().cookies().stream()
            .map(cookie -> cookie.name + "=" + cookie.value)
            .collect(Collectors.joining("; "));

    isRefusedAtOnce(
        "POST %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Type: multipart/form-data; boundary=xx\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n--xx\r\n"
            .formatted(action, URI.create(service.url()).getAuthority(), cookies, length));
  }

  private static void isRefusedAtOnce(String head) throws Exception {
    URI service = URI.create(LargeFileIT.service.url());
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

      // "100 Continue" may come first.
      assertThat(answer.lines().filter(line -> line.contains(" 413 ")).findFirst()).isPresent();
    }
  }

  private static UUID list() {
    UUID list = Ids.next();
    service
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO contacts.lists (id, organization, name, created_at) VALUES (?, ?, 'Large', now())",
                    list,
                    service.organization()));
    return list;
  }

  private static byte[] file() {
    StringBuilder rows = new StringBuilder("First name,Last name,Phone,Language\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append("Mai %d,Vang,(916) 23%d-%04d,Hmong%n".formatted(i, 2 + i / 10_000, i % 10_000));
    }
    return rows.toString().getBytes(StandardCharsets.UTF_8);
  }
}
