package org.polyphony.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.polyphony.platform.CannotStart;
import org.polyphony.platform.OwnerOnly;

/** The nightly backups of a data folder: the last seven, named by the time they were made. */
final class BackupFolder {

  static final int KEPT = 7;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern NAME =
      Pattern.compile("polyphony-\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}Z\\.zip");

  private final Path folder;
  private final Clock clock;

  BackupFolder(Path data, Clock clock) {
    this.folder = data.resolve("backups").toAbsolutePath().normalize();
    this.clock = clock;
  }

  /** Where the next one goes. */
  Path next() {
    try {
      OwnerOnly.folder(folder);
    } catch (IOException e) {
      throw new CannotStart("backup-unwritable", "The folder " + folder + " cannot be made.", e);
    }
    return folder.resolve("polyphony-" + TIME.format(clock.instant()) + ".zip");
  }

  /** Deletes all but the newest; what has another name stays. */
  void keepTheLast() throws IOException {
    List<Path> newestFirst;
    try (Stream<Path> files = Files.list(folder)) {
      newestFirst =
          files
              .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
      Files.delete(old);
    }
  }
}
