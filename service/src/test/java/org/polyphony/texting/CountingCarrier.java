package org.polyphony.texting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Stands in for Twilio's address, in a process that nobody kills: it takes every text, counts them
 * by number, and shows them on its list.
 */
final class CountingCarrier implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, List<String>> sids = new ConcurrentHashMap<>();
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();

  CountingCarrier() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 200);
    server.setExecutor(Executors.newFixedThreadPool(16));
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How many it has taken, doubles too. */
  int taken() {
    return taken.get();
  }

  /** How many went to a number. */
  int to(String tel) {
    return sids.getOrDefault(tel, List.of()).size();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String answer;
      if (exchange.getRequestMethod().equals("POST")) {
        Map<String, String> form =
            fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String sid = "SM" + taken.incrementAndGet();
        bodies.put(sid, form.get("Body"));
        sids.computeIfAbsent(form.get("To"), tel -> new CopyOnWriteArrayList<>()).add(sid);
        answer = message(sid, form.get("To"), form.get("Body"));
      } else {
        String to = fields(exchange.getRequestURI().getRawQuery()).get("To");
        answer =
            "{\"messages\": ["
                + sids.getOrDefault(to, List.of()).stream()
                    .map(sid -> message(sid, to, bodies.get(sid)))
                    .collect(Collectors.joining(","))
                + "], \"page\": 0, \"page_size\": 100, \"uri\": \"/x\", \"next_page_uri\": null}";
      }
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(
          exchange.getRequestMethod().equals("POST") ? 201 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String message(String sid, String to, String body) {
    return """
        {"sid": "%s", "status": "sent", "to": "%s", "body": "%s", "direction": "outbound-api",
         "date_created": "Wed, 01 Jan 2042 00:00:00 +0000", "error_code": null}
        """
        .formatted(sid, to, body);
  }

  private static Map<String, String> fields(String text) {
    return Arrays.stream(text.split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> decoded(field[0]), field -> decoded(field[1]), (one, other) -> other));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
