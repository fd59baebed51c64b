package org.polyphony.calling;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept HTTP/1.1 connection, with as little work of its own as can be. */
final class HttpConnection implements AutoCloseable {

  private final String host;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  HttpConnection(String url) throws IOException {
    URI address = URI.create(url);
    this.host = address.getAuthority();
    socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    out = socket.getOutputStream();
  }

  /** The answer to JSON that was sent there; a refusal is an error. */
  String post(String path, String header, String body) throws IOException {
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
