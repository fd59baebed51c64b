package org.polyphony.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds the machine's Chromium or Chrome; where there is none, installs it with the fonts that our
 * languages need.
 */
final class Chromium {
  private static final List<String> NAMES =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome-stable",
          "google-chrome",
          "chrome",
          "microsoft-edge");
  private static final List<Path> ELSEWHERE =
      List.of(
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));
  private static final long INSTALL_MINUTES = 15;

  /**
   * A package manager, and what it does in turn; all of its packages bring Khmer, Lao, Arabic and
   * Chinese letters.
   */
  private record Manager(String program, List<List<String>> commands) {
    static final List<Manager> ALL =
        List.of(
            new Manager(
                "apt-get",
                List.of(
                    List.of("apt-get", "-q", "update"),
                    List.of(
                        "apt-get",
                        "-q",
                        "install",
                        "-y",
                        "--no-install-recommends",
                        "chromium",
                        "fonts-noto-core",
                        "fonts-noto-cjk"))),
            new Manager(
                "dnf",
                List.of(
                    List.of(
                        "dnf",
                        "-q",
                        "install",
                        "-y",
                        "chromium",
                        "google-noto-sans-fonts",
                        "google-noto-sans-khmer-fonts",
                        "google-noto-sans-lao-fonts",
                        "google-noto-sans-arabic-fonts",
                        "google-noto-sans-cjk-fonts"))),
            new Manager(
                "apk",
                List.of(
                    List.of(
                        "apk",
                        "add",
                        "-q",
                        "chromium",
                        "font-noto",
                        "font-noto-khmer",
                        "font-noto-lao",
                        "font-noto-arabic",
                        "font-noto-cjk"))));

    String words() {
      return String.join(" && ", commands.stream().map(c -> String.join(" ", c)).toList());
    }
  }

  private Chromium() {}

  /**
   * The browser's program.
   *
   * @throws IllegalStateException in one line what to install, where it cannot be had
   */
  static Path find() {
    return installed().orElseGet(Chromium::install);
  }

  /** What a root, a container or a closed network asks of it; no call home, no first-run page. */
  static List<String> flags() {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // Names of machines that are this one, and to the browser are another.
                "--host-resolver-rules=MAP *.invalid 127.0.0.1"));
    if (isRoot() || !mayMakeNamespaces()) {
      flags.add("--no-sandbox");
    }
    return List.copyOf(flags);
  }

  private static Optional<Path> installed() {
    String told = System.getenv("POLYPHONY_CHROMIUM");
    if (told != null) {
      return Optional.of(Path.of(told));
    }
    return NAMES.stream()
        .flatMap(name -> onPath(name).stream())
        .findFirst()
        .or(() -> ELSEWHERE.stream().filter(Files::isExecutable).findFirst());
  }

  private static Path install() {
    Manager manager =
        Manager.ALL.stream()
            .filter(known -> onPath(known.program()).isPresent())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Please install Chromium or Google Chrome for the browser tests"));
    List<String> prefix = isRoot() ? List.of() : List.of("sudo", "-n");
    for (List<String> command : manager.commands()) {
      if (!run(Stream.concat(prefix.stream(), command.stream()).toList())) {
        throw new IllegalStateException(
            "Please install Chromium for the browser tests: " + manager.words());
      }
    }
    return installed()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Please install Chromium for the browser tests; the package had none"));
  }

  private static boolean run(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      builder.environment().putAll(Map.of("DEBIAN_FRONTEND", "noninteractive"));
      Process process = builder.start();
      return process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Chromium's sandbox needs user namespaces, which some containers forbid. */
  private static boolean mayMakeNamespaces() {
    return onPath("unshare").isEmpty() || run(List.of("unshare", "-U", "true"));
  }
}
