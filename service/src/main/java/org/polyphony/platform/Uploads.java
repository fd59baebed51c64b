package org.polyphony.platform;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Files as they came, kept in the database in chunks: never whole in memory, there for every
 * instance, and not lost in a kill.
 */
public final class Uploads {

  private static final int CHUNK = 512 * 1024;

  /** An upload that nobody finished is forgotten after a day. */
  private static final Duration UNFINISHED = Duration.ofDays(1);

  private final Jdbi jdbi;
  private final Clock clock;

  public Uploads(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * A file that is all here.
   *
   * @param bytes its length
   * @param sha256 of its content
   */
  public record Upload(
      UUID id, UUID organization, String filename, long bytes, byte[] sha256, Instant createdAt) {}

  /** The file is longer than it may be. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge(long limit) {
      super("More than " + limit + " bytes");
    }
  }

  /**
   * Takes a file in. Each chunk is a short transaction of its own, so that a slow line holds no
   * connection.
   *
   * @param user who sends it, null for the system
   * @param limit how many bytes it may have
   * @throws TooLarge where it has more; nothing of it is kept
   * @throws IOException where the line breaks; nothing of it is kept
   */
  public Upload receive(
      UUID organization, @Nullable UUID user, String filename, InputStream content, long limit)
      throws IOException {
    UUID id = Ids.next();
    MessageDigest digest = sha256();
    jdbi.useExtension(
        Dao.class, dao -> dao.insert(id, organization, filename, clock.instant(), user));
    long bytes = 0;
    try {
      int position = 0;
      for (byte[] chunk = content.readNBytes(CHUNK);
          chunk.length > 0;
          chunk = content.readNBytes(CHUNK)) {
        bytes += chunk.length;
        if (bytes > limit) {
          throw new TooLarge(limit);
        }
        digest.update(chunk);
        int at = position++;
        byte[] part = chunk;
        jdbi.useExtension(Dao.class, dao -> dao.insertChunk(id, at, part));
      }
    } catch (IOException | RuntimeException e) {
      jdbi.useExtension(Dao.class, dao -> dao.delete(id));
      throw e;
    }
    long all = bytes;
    jdbi.useExtension(Dao.class, dao -> dao.complete(id, all, digest.digest()));
    return jdbi.withExtension(Dao.class, dao -> dao.find(id)).orElseThrow();
  }

  /** A file that is all here. */
  public Optional<Upload> find(Handle handle, UUID id) {
    return handle.attach(Dao.class).find(id);
  }

  /** Its content, fetched chunk by chunk as it is read; no connection is held in between. */
  public InputStream open(UUID id) {
    return new Chunks(id);
  }

  /** Forgets what is in a file, and keeps that there was one. */
  public void empty(Handle handle, UUID id) {
    handle.attach(Dao.class).empty(id);
  }

  /** Forgets a file. */
  public void delete(Handle handle, UUID id) {
    handle.attach(Dao.class).delete(id);
  }

  /** Forgets what nobody finished to send. */
  public void sweep() {
    jdbi.useExtension(Dao.class, dao -> dao.sweep(clock.instant().minus(UNFINISHED)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads one chunk after the other. */
  private final class Chunks extends InputStream {
    private final UUID id;
    private byte[] chunk = new byte[0];
    private int at;
    private int next;

    Chunks(UUID id) {
      this.id = id;
    }

    @Override
    public int read() {
      return fill() ? chunk[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, chunk.length - at);
      System.arraycopy(chunk, at, target, offset, count);
      at += count;
      return count;
    }

    private boolean fill() {
      if (at < chunk.length) {
        return true;
      }
      int position = next++;
      chunk = jdbi.withExtension(Dao.class, dao -> dao.chunk(id, position)).orElse(new byte[0]);
      at = 0;
      return chunk.length > 0;
    }
  }

  /** The statements. */
  interface Dao {
    @SqlUpdate(
        """
        INSERT INTO platform.uploads (id, organization, filename, created_at, created_by)
        VALUES (:id, :organization, :filename, :at, :user)
        """)
    void insert(UUID id, UUID organization, String filename, Instant at, @Nullable UUID user);

    @SqlUpdate(
        """
        INSERT INTO platform.upload_chunks (upload, position, content)
        VALUES (:id, :position, :content)
        """)
    void insertChunk(UUID id, int position, byte[] content);

    @SqlUpdate(
        "UPDATE platform.uploads SET bytes = :bytes, sha256 = :sha256, complete = true WHERE id = :id")
    void complete(UUID id, long bytes, byte[] sha256);

    @SqlQuery(
        """
        SELECT id, organization, filename, bytes, sha256, created_at
        FROM platform.uploads
        WHERE id = :id AND complete
        """)
    Optional<Upload> find(UUID id);

    @SqlQuery(
        "SELECT content FROM platform.upload_chunks WHERE upload = :id AND position = :position")
    Optional<byte[]> chunk(UUID id, int position);

    @SqlUpdate("DELETE FROM platform.upload_chunks WHERE upload = :id")
    void empty(UUID id);

    @SqlUpdate("DELETE FROM platform.uploads WHERE id = :id")
    void delete(UUID id);

    @SqlUpdate("DELETE FROM platform.uploads WHERE NOT complete AND created_at < :before")
    void sweep(Instant before);
  }
}
