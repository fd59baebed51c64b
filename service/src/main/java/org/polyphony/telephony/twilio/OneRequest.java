package org.polyphony.telephony.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * Makes each request of the library's once. The library's own client repeats a POST up to three
 * times when the answer is 5xx, and the interface has no key by which Twilio would notice: the same
 * text would go out again.
 */
final class OneRequest extends com.twilio.http.HttpClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final String base;
  private final Duration waitAtMost;

  /**
   * @param base that stands in for Twilio's own address
   */
  OneRequest(URI base, Duration waitAtMost) {
    this.base = base.toString().replaceAll("/+$", "");
    this.waitAtMost = waitAtMost;
    // Without the attempt at HTTP/2, whose upgrade would be one more thing that can be cut.
    http =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(Request request, int[] codes, int retries, long delay) {
    return makeRequest(request);
  }

  /**
   * @throws NotReached where nothing was asked
   * @throws CutOff where something may have been asked
   * @throws Answered where the answer is none of 2xx
   */
  @Override
  public Response makeRequest(Request request) {
    HttpResponse<String> answer = ask(request);
    if (answer.statusCode() / 100 != 2) {
      throw new Answered(answer.statusCode(), code(answer.body()), retryAfter(answer));
    }
    return new Response(answer.body(), answer.statusCode(), new Header[0]);
  }

  private HttpResponse<String> ask(Request request) {
    HttpRequest.Builder asking =
        HttpRequest.newBuilder(there(request))
            .timeout(waitAtMost)
            .header("Accept", "application/json")
            .header("Authorization", request.getAuthString());
    if (request.getMethod() == HttpMethod.POST) {
      asking
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(request.encodeFormBody()));
    }
    try {
      return http.send(asking.build(), BodyHandlers.ofString());
    } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException e) {
      throw new NotReached(e);
    } catch (IOException e) {
      throw new CutOff(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CutOff(e);
    }
  }

  private URI there(Request request) {
    return URI.create(request.constructURL().toString().replaceFirst("^https?://[^/]+", base));
  }

  /** Of an answer that is no JSON too. */
  private static int code(@Nullable String body) {
    try {
      JsonNode answer = JSON.readTree(body == null ? "" : body);
      return answer == null ? 0 : answer.path("code").asInt(0);
    } catch (JsonProcessingException e) {
      return 0;
    }
  }

  private static @Nullable Duration retryAfter(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("[0-9]{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
        .orElse(null);
  }
}
