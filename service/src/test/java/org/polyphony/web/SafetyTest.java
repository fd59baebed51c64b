package org.polyphony.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class SafetyTest {

  @RegisterExtension static final SmallService service = new SmallService();

  @Test
  void tellsTheBrowserToRunNothingButOurs() throws Exception {
    for (String path : List.of("/gallery", "/nowhere", "/api/v1/unknown", "/assets/x/tokens.css")) {
      HttpResponse<String> answer = service.get(path).send();

      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
  }

  @Test
  void letsNobodyKeepAPage() throws Exception {
    assertThat(service.get("/gallery").as("mai").send().headers().firstValue("Cache-Control"))
        .contains("no-store");
    assertThat(service.get("/api/v1/things/count").send().headers().firstValue("Cache-Control"))
        .contains("no-store");
  }

  @Test
  void readsNoMoreThanAMethodTakes() throws Exception {
    String large = "x".repeat(70_000);

    HttpResponse<String> answer =
        service.json("/api/v1/things", "{\"first_name\":\"" + large + "\"}").bearing("mai").send();

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"code\":\"too_large\"").contains("At most 64 KB");
    assertThat(service.body("text/csv", "/things/file", large).status()).isEqualTo(403);
    assertThat(service.body("text/csv", "/things/file", large.repeat(20)).status()).isEqualTo(413);
  }

  /** A connection that breaks after a refusal takes the client's next request with it. */
  @Test
  void keepsTheConnectionOfWhomItRefusesInMidSentence() throws Exception {
    byte[] body = new byte[3 << 20];
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    URI address = URI.create(service.url());
    try (Socket connection = new Socket(address.getHost(), address.getPort())) {
      for (String path : List.of("/api/v1/things", "/things/file", "/nowhere", "/things")) {
        connection.getOutputStream().write(head.formatted(path).getBytes(US_ASCII));
        connection.getOutputStream().write(body);

        assertThat(statusAndRest(connection.getInputStream())).startsWith("HTTP/1.1 4");
      }
    }
  }

  /** What is still on its way when the reader gives up is read too. */
  @Test
  void keepsTheConnectionOfWhomItRefusesWhileReading() throws Exception {
    String head =
        "POST /api/v1/things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer mai\r\nTransfer-Encoding: chunked\r\n\r\n";
    String start = "{\"first_name\":\"" + "x".repeat(66_000);
    URI address = URI.create(service.url());
    try (Socket connection = new Socket(address.getHost(), address.getPort())) {
      connection.setTcpNoDelay(true);
      OutputStream request = connection.getOutputStream();
      for (int i = 0; i < 5; i++) {
        request.write((head + chunk(start)).getBytes(US_ASCII));
        for (int late = 0; late < 1000; late++) {
          request.write(chunk("x").getBytes(US_ASCII));
        }
        request.write(chunk("").getBytes(US_ASCII));

        assertThat(statusAndRest(connection.getInputStream())).startsWith("HTTP/1.1 413");
      }
    }
  }

  private static String chunk(String some) {
    return Integer.toHexString(some.length()) + "\r\n" + some + "\r\n";
  }

  private static String statusAndRest(InputStream answers) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = answers.read();
      assertThat(next).as("an answer after: %s", head).isNotNegative();
      head.append((char) next);
    }
    Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
    assertThat(length.find()).as(head.toString()).isTrue();
    answers.readNBytes(Integer.parseInt(length.group(1)));
    return head.toString();
  }

  @Test
  void noticesALargeBodyThatDoesNotSayHowLargeItIs() throws Exception {
    assertThat(
            service.stream("/api/v1/things", "{\"first_name\":\"" + "x".repeat(70_000) + "\"}")
                .bearing("mai")
                .status())
        .isEqualTo(413);
  }

  @Test
  void logsPathsAsTemplatesAndNoQueries() throws Exception {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(RequestLog.class);
    lines.start();
    log.addAppender(lines);

    service.get("/api/v1/things/0192f7c2-0000-7000-8000-000000000000?q=9165550100").send();
    log.detachAppender(lines);

    assertThat(lines.list).hasSize(1);
    assertThat(lines.list.get(0).getFormattedMessage())
        .startsWith("GET /api/v1/things/{id} 404 ")
        .doesNotContain("9165550100");
    assertThat(lines.list.get(0).getMDCPropertyMap()).containsKey("request");
  }

  /** On a connection of its own: the server closes it after such a request, without a word. */
  @Test
  void showsNothingOfTheServerOnARequestItCannotEvenRoute() throws Exception {
    URI address = URI.create(service.url());
    try (Socket connection = new Socket(address.getHost(), address.getPort())) {
      connection
          .getOutputStream()
          .write("GET /%ff%fe/..;/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      String answer = new String(connection.getInputStream().readAllBytes(), US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 4").contains("HTTP ERROR 400");
      assertThat(answer).doesNotContainIgnoringCase("jetty").doesNotContain("at org.");
    }
  }
}
