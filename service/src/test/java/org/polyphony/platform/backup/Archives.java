package org.polyphony.platform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Backups with something wrong in them. */
final class Archives {

  private Archives() {}

  /** A copy in which one entry's text is another. */
  static Path withEntry(Path file, String name, UnaryOperator<String> change) throws IOException {
    Path copy = Files.createTempFile(file.getParent(), "changed", ".zip");
    try (ZipFile from = new ZipFile(file.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        byte[] content = from.getInputStream(entry).readAllBytes();
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(
            entry.getName().equals(name)
                ? change.apply(new String(content, UTF_8)).getBytes(UTF_8)
                : content);
        to.closeEntry();
      }
    }
    return copy;
  }
}
