package org.polyphony.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that says what it was told to say, or nothing, where a mail would be taken. */
final class StubbornServer implements AutoCloseable {

  /** Takes the mail and says nothing: the line breaks before the answer. */
  static final String SILENCE = "";

  private final ServerSocket socket;
  private final String toRecipient;
  private final String toText;
  private final AtomicInteger texts = new AtomicInteger();

  StubbornServer(String toRecipient, String toText) throws IOException {
    this.toRecipient = toRecipient;
    this.toText = toText;
    this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "stubborn");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How many texts came to their end. */
  int texts() {
    return texts.get();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // The next one, or the end.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII);
    say(out, "220 stubborn");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("RCPT")) {
        say(out, toRecipient);
      } else if (line.startsWith("DATA")) {
        say(out, "354 go on");
        while (!".".equals(in.readLine())) {
          // The text.
        }
        texts.incrementAndGet();
        if (toText.equals(SILENCE)) {
          return;
        }
        say(out, toText);
      } else if (line.startsWith("QUIT")) {
        say(out, "221 bye");
        return;
      } else {
        say(out, "250 ok");
      }
    }
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
