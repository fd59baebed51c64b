package org.polyphony.calling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One address for several instances of the service, as a load balancer gives them. */
final class Switchboard implements AutoCloseable {

  private final ServerSocket door;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile URI instance;

  Switchboard(String instance) {
    this.instance = URI.create(instance);
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::answer);
  }

  /** Where browsers go: {@code http://localhost:41234}, without a slash. */
  String url() {
    return "http://localhost:" + door.getLocalPort();
  }

  /** Sends everybody to another instance from now on; connections to the last one end. */
  void turnTo(String instance) {
    this.instance = URI.create(instance);
    hangUp();
  }

  private void answer() {
    try {
      while (!door.isClosed()) {
        connect(door.accept());
      }
    } catch (IOException closed) {
      hangUp();
    }
  }

  private void connect(Socket browser) throws IOException {
    URI to = instance;
    try {
      Socket service = new Socket(to.getHost(), to.getPort());
      connections.add(browser);
      connections.add(service);
      threads.execute(() -> carry(browser, service));
      threads.execute(() -> carry(service, browser));
    } catch (IOException nobodyAnswers) {
      browser.close();
    }
  }

  private void carry(Socket from, Socket to) {
    try (from;
        to;
        InputStream said = from.getInputStream()) {
      said.transferTo(to.getOutputStream());
    } catch (IOException ended) {
      connections.remove(from);
    }
  }

  private void hangUp() {
    connections.forEach(
        connection -> {
          try {
            connection.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    connections.clear();
  }

  @Override
  public void close() throws IOException {
    door.close();
    hangUp();
    threads.shutdownNow();
  }
}
