package org.polyphony.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The embedded server's password: random, in a file that only its owner can read, the same for as
 * long as the data.
 */
final class ServerPassword {

  private ServerPassword() {}

  static Path file(DataFolder folder) {
    return file(folder.path());
  }

  private static Path file(Path data) {
    return data.resolve("database-password");
  }

  static String read(Path data) throws IOException {
    return Files.readString(file(data)).strip();
  }

  static String of(DataFolder folder) throws IOException {
    Path file = file(folder);
    if (Files.exists(file)) {
      return read(folder.path());
    }
    if (folder.marker().isReady()) {
      throw new CannotStart(
          "data-folder-password",
          "The file "
              + file
              + " is missing; without it the database in this folder cannot be opened. Put it back from"
              + " a copy of the folder.");
    }
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    OwnerOnly.write(file, (password + "\n").getBytes(StandardCharsets.UTF_8));
    return password;
  }
}
