package org.polyphony.calling;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A caller over HTTP, each on a kept connection of their own. */
final class HttpCalls implements Calls {

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern RECEIPT = Pattern.compile("\"receipt\":\"([^\"]+)\"");
  private static final Pattern CONTACT = Pattern.compile("\"contact\":\"([^\"]+)\"");

  private final String token;
  private final UUID campaign;
  private final HttpConnection connection;
  private String claim = "";

  HttpCalls(String url, String token, UUID campaign) throws IOException {
    this(new HttpConnection(url), token, campaign);
  }

  /** On a connection that others may use in turns. */
  HttpCalls(HttpConnection connection, String token, UUID campaign) {
    this.connection = connection;
    this.token = token;
    this.campaign = campaign;
  }

  @Override
  public boolean claim() throws IOException {
    claim =
        connection.post(
            "/api/v1/campaigns/" + campaign + "/claims", "Authorization: Bearer " + token, "{}");
    return claim.contains("\"receipt\"");
  }

  /** Whether there is a line to record the outcome of. */
  boolean hasClaimed() {
    return !claim.isEmpty();
  }

  @Override
  public void record() throws IOException {
    String said =
        """
        {"key": "%s", "receipt": "%s", "result": "talked", "spoken": "en", "bundle": "en",
         "people": [{"contact": "%s", "answers": {"come": "yes"}}], "flags": [], "note": ""}
        """
            .formatted(UUID.randomUUID(), field(RECEIPT), field(CONTACT));
    // With the receipt alone: the next line is asked for, and measured, by itself.
    connection.post("/api/v1/claims/" + field(ID) + "/attempts", "X-Polyphony: 1", said);
  }

  private String field(Pattern pattern) {
    Matcher matcher = pattern.matcher(claim);
    if (!matcher.find()) {
      throw new IllegalStateException(claim);
    }
    return matcher.group(1);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
