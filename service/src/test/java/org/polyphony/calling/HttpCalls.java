package org.polyphony.calling;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A caller over HTTP/1.1 on one kept connection, with as little work of its own as can be. */
final class HttpCalls implements Calls {

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern RECEIPT = Pattern.compile("\"receipt\":\"([^\"]+)\"");
  private static final Pattern CONTACT = Pattern.compile("\"contact\":\"([^\"]+)\"");

  private final String host;
  private final String token;
  private final UUID campaign;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private String claim = "";

  HttpCalls(String url, String token, UUID campaign) throws IOException {
    URI address = URI.create(url);
    this.host = address.getAuthority();
    this.token = token;
    this.campaign = campaign;
    socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    out = socket.getOutputStream();
  }

  @Override
  public boolean claim() throws IOException {
    claim =
        post("/api/v1/campaigns/" + campaign + "/claims", "Authorization: Bearer " + token, "{}");
    return claim.contains("\"receipt\"");
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
    post("/api/v1/claims/" + field(ID) + "/attempts", "X-Polyphony: 1", said);
  }

  private String field(Pattern pattern) {
    Matcher matcher = pattern.matcher(claim);
    if (!matcher.find()) {
      throw new IllegalStateException(claim);
    }
    return matcher.group(1);
  }

  private String post(String path, String header, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: %s\r\n%s\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, host, header, content.length);
    byte[] request = (head + body).getBytes(StandardCharsets.UTF_8);
    out.write(request);
    String status = line();
    int length = -1;
    boolean chunked = false;
    for (String next = line(); !next.isEmpty(); next = line()) {
      String lower = next.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    String answer = chunked ? chunks() : read(Math.max(0, length));
    if (!status.contains(" 200") && !status.contains(" 201")) {
      throw new IllegalStateException(status + " " + answer);
    }
    return answer;
  }

  private String chunks() throws IOException {
    StringBuilder answer = new StringBuilder();
    for (int size = chunk(); size > 0; size = chunk()) {
      answer.append(read(size));
      line();
    }
    line();
    return answer.toString();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String read(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("The service closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
