package org.polyphony;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyphony.platform.DatabaseSettings;

/** One more instance of the service, in a process of its own that can be killed. */
public final class ServiceProcess implements AutoCloseable {

  private static final String READY = "Polyphony is ready: ";

  private final Process process;
  private final String url;

  /**
   * Starts it over a database that others may use too, and waits until it answers.
   *
   * @param clock an instant at which business time starts; empty for the system's time
   * @param first folders of classes and assets that go before its own
   */
  ServiceProcess(DatabaseSettings database, String clock, Path... first) {
    try {
      process = start(database, clock, first);
      url = awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServiceProcess(DatabaseSettings database, Map<String, String> environment) {
    try {
      ProcessBuilder builder = command(database, "server", "../config.yml");
      builder.environment().putAll(environment);
      process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      url = awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts one at the system's time that sends texts by Twilio's library.
   *
   * @param carrier where Twilio's stand-in answers
   */
  public static ServiceProcess sending(DatabaseSettings database, String carrier) {
    return new ServiceProcess(
        database,
        Map.of(
            "POLYPHONY_CLOCK", "",
            "POLYPHONY_CARRIER", "twilio",
            "POLYPHONY_PUBLIC_URL", "https://calls.example.org",
            "POLYPHONY_CARRIER_WAIT", "2",
            "POLYPHONY_TEXTS_PER_SECOND", "100",
            "TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001",
            "TWILIO_AUTH_TOKEN", "secret",
            "TWILIO_MESSAGING_SERVICE_SID", "+19165550199",
            "TWILIO_BASE_URL", carrier));
  }

  private static Process start(DatabaseSettings database, String clock, Path... first)
      throws IOException {
    ProcessBuilder builder = command(database, "server", "../config.yml");
    String own = System.getProperty("java.class.path");
    builder
        .command()
        .set(
            builder.command().indexOf(own),
            Stream.concat(Arrays.stream(first).map(Path::toString), Stream.of(own))
                .collect(Collectors.joining(File.pathSeparator)));
    builder.environment().put("POLYPHONY_CLOCK", clock);
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** What somebody types, over a database that others may use too; not started yet. */
  static ProcessBuilder command(DatabaseSettings database, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add(PolyphonyApplication.class.getName());
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder
        .environment()
        .putAll(
            Map.of(
                "POLYPHONY_PORT", "0",
                "POLYPHONY_ADMIN_PORT", "0",
                "POLYPHONY_DATABASE_URL", database.url(),
                "POLYPHONY_DATABASE_USER", database.user(),
                "POLYPHONY_DATABASE_PASSWORD", database.password()));
    return builder;
  }

  private String awaitReady() throws IOException {
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(READY)) {
        // What it says from now on has to go somewhere, or it would wait to be read.
        Thread rest = new Thread(() -> said.lines().forEach(ignored -> {}), "rest of the log");
        rest.setDaemon(true);
        rest.start();
        return line.substring(READY.length());
      }
    }
    throw new IllegalStateException("The service did not start: " + process.onExit().join());
  }

  /** Where it answers: {@code http://localhost:41234}, without a slash. */
  public String url() {
    return url;
  }

  /** As {@code kill -9} does: in the middle of whatever it is doing. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
