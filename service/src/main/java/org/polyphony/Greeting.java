package org.polyphony;

import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;

/** Tells whoever started the service, once it answers, where it is and how to come in. */
final class Greeting implements ServerLifecycleListener {
  private final PrintStream out;
  private final @Nullable URI publicUrl;
  private final Optional<String> setUp;
  private final List<Map.Entry<String, String>> signInLinks;

  /**
   * @param publicUrl where people reach the service, or null for this machine
   * @param setUp the path of the first administrator's set-up link, where there is none yet
   * @param signInLinks of the sample people: who, and the path; empty but for the demonstration
   */
  Greeting(
      PrintStream out,
      @Nullable URI publicUrl,
      Optional<String> setUp,
      List<Map.Entry<String, String>> signInLinks) {
    this.out = out;
    this.publicUrl = publicUrl;
    this.setUp = setUp;
    this.signInLinks = List.copyOf(signInLinks);
  }

  @Override
  public void serverStarted(Server server) {
    String address =
        publicUrl == null
            ? "http://localhost:" + getLocalPort(server)
            : publicUrl.toString().replaceFirst("/$", "");
    out.println();
    out.println("Polyphony is ready: " + address);
    setUp.ifPresent(
        path -> {
          out.println();
          out.println("Set up the first organization and its administrator, once:");
          out.println("  " + address + path);
        });
    if (!signInLinks.isEmpty()) {
      out.println();
      out.println("Sample people. Each link signs in once, within a week:");
      signInLinks.forEach(
          link -> out.printf("  %-44s %s%s%n", link.getKey(), address, link.getValue()));
    }
    out.println();
    out.flush();
  }
}
