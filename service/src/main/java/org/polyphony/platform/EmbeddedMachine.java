package org.polyphony.platform;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** What the machine must allow and give before an embedded server can run on it. */
final class EmbeddedMachine {

  private EmbeddedMachine() {}

  static void check() {
    checkUser(System.getProperty("user.name"), LinuxUtils.isUnshareAvailable());
    checkLoopback("localhost");
  }

  /**
   * PostgreSQL never runs as root; the library steps around that by {@code unshare -U} where the
   * system lets it.
   */
  static void checkUser(String user, boolean canUnshare) {
    if (user.equals("root") && !canUnshare) {
      throw new CannotStart(
          "embedded-root",
          "PostgreSQL does not run as root, and this system does not allow “unshare -U”, which would help. Start"
              + " Polyphony as an ordinary user, or give it a database of its own by POLYPHONY_DATABASE_URL.");
    }
  }

  /** A bare system may lack the line {@code 127.0.0.1 localhost} in {@code /etc/hosts}. */
  static void checkLoopback(String name) {
    try {
      if (InetAddress.getByName(name).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      throw noLoopback(name, e);
    }
    throw noLoopback(name, null);
  }

  private static CannotStart noLoopback(String name, @Nullable Throwable cause) {
    return new CannotStart(
        "embedded-loopback",
        "The name “"
            + name
            + "” does not mean this machine. Add the line “127.0.0.1 localhost” to /etc/hosts.",
        cause);
  }

  /**
   * A free port on this machine: the one of the last time where nobody has taken it.
   *
   * @param last the port of the last time; 0 when there was none
   */
  static int freePort(int last) throws IOException {
    if (last != 0) {
      try {
        return bind(last);
      } catch (IOException e) {
        // Taken by another program: any other will do.
      }
    }
    return bind(0);
  }

  private static int bind(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
