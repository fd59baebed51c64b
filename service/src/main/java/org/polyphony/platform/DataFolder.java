package org.polyphony.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds the embedded database: ours alone, marked as such, readable by its owner
 * only, and locked while in use.
 */
final class DataFolder implements AutoCloseable {

  static final String IN_USE = "data-folder-in-use";

  private static final String MARKER = "polyphony.properties";

  private final Path folder;
  private final FileChannel lock;
  private final Marker marker;

  private DataFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
    this.marker = new Marker(marker(folder));
  }

  /**
   * Claims the folder, making it if need be.
   *
   * @throws CannotStart {@code data-folder-foreign} when it holds something else, {@code
   *     data-folder-in-use} when another process has it, {@code data-folder-unwritable} when it
   *     cannot be written
   */
  static DataFolder open(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve(MARKER)) && !isEmpty(folder)) {
        throw new CannotStart(
            "data-folder-foreign",
            "The folder "
                + folder
                + " holds files of another program. Give Polyphony a folder of its own by"
                + " POLYPHONY_DATA.");
      }
      OwnerOnly.folder(folder);
      DataFolder data = new DataFolder(folder, lock(folder));
      data.marker.write();
      return data;
    } catch (IOException e) {
      throw new CannotStart(
          "data-folder-unwritable",
          "The folder "
              + folder
              + " cannot be written by the user "
              + System.getProperty("user.name")
              + ". Make it theirs, or choose another by POLYPHONY_DATA.",
          e);
    }
  }

  /** The file that marks a folder as ours. */
  static Path marker(Path folder) {
    return folder.resolve(MARKER);
  }

  Path path() {
    return folder;
  }

  /** The database's own files. */
  Path postgresql() {
    return folder.resolve("postgresql");
  }

  /** PostgreSQL's programs, unpacked from the jar. */
  Path programs() {
    return folder.resolve("programs");
  }

  /** What the server and its tools say before they have a log of their own. */
  Path startLog() {
    return folder.resolve("postgresql-start.log");
  }

  /**
   * Throws away what a start that was cut off left: programs half unpacked, and a database that was
   * never completed, so never written to.
   */
  void clearUnfinished() throws IOException {
    if (!marker.isReady()) {
      OwnerOnly.delete(postgresql());
    }
    if (Files.exists(programs())) {
      try (Stream<Path> versions = Files.list(programs())) {
        for (Path version : versions.toList()) {
          if (!Files.exists(version.resolve(".exists"))) {
            OwnerOnly.delete(version);
          }
        }
      }
    }
  }

  /** The library makes the programs' folder writable for everybody; this takes that back. */
  void restrict() throws IOException {
    OwnerOnly.folder(programs());
  }

  /** What is noted about the folder. */
  Marker marker() {
    return marker;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file system's own {@code lost+found} does not count, nor what a start that was cut off left,
   * nor our backups.
   */
  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(Path::getFileName)
          .map(Path::toString)
          .allMatch(List.of("lost+found", "lock", "backups", MARKER + ".new")::contains);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw inUse(folder, e);
    }
    channel.close();
    throw inUse(folder, null);
  }

  private static CannotStart inUse(Path folder, @Nullable Throwable cause) {
    return new CannotStart(
        IN_USE,
        "Polyphony already runs on the folder "
            + folder
            + ". Stop it first, or choose another folder by"
            + " POLYPHONY_DATA. Several instances share a database of their own by POLYPHONY_DATABASE_URL.",
        cause);
  }
}
