package org.polyphony.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A free port on this machine: the one of the last time where nobody has taken it, so that other
 * programs find it.
 */
final class LoopbackPort {

  private LoopbackPort() {}

  /**
   * @param last the port of the last time; 0 when there was none
   */
  static int choose(int last) throws IOException {
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
