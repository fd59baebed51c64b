package org.polyphony.platform;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The small file that marks a data folder as Polyphony's and notes what its server needs again. */
final class Marker {

  private final Path file;
  private final Properties notes = new Properties();

  Marker(Path file) {
    this.file = file;
  }

  /**
   * Reads what is there and writes it back, so that a folder that cannot be written is known at
   * once.
   */
  void write() throws IOException {
    if (Files.exists(file)) {
      read();
    }
    save();
  }

  void read() throws IOException {
    notes.load(new StringReader(Files.readString(file)));
  }

  /**
   * Whether a database was completed in this folder; until then whatever lies there may be thrown
   * away.
   */
  boolean isReady() {
    return Boolean.parseBoolean(notes.getProperty("ready", "false"));
  }

  void ready() throws IOException {
    notes.setProperty("ready", "true");
    save();
  }

  /** The port of the last start; 0 when there was none. */
  int port() {
    return Integer.parseInt(notes.getProperty("port", "0"));
  }

  void port(int port) throws IOException {
    notes.setProperty("port", Integer.toString(port));
    save();
  }

  private void save() throws IOException {
    StringWriter text = new StringWriter();
    notes.store(
        text, "This folder belongs to Polyphony: its database, its backups. Leave it as it is.");
    OwnerOnly.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
