package org.polyphony.web;

import jakarta.ws.rs.core.MediaType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassfish.jersey.media.multipart.ContentDisposition;
import org.jspecify.annotations.Nullable;
import org.jvnet.mimepull.MIMEMessage;
import org.jvnet.mimepull.MIMEParsingException;
import org.jvnet.mimepull.MIMEPart;

/**
 * A form with a file ({@code multipart/form-data}, RFC 7578), read as it streams by. Nothing of it
 * is put aside on the disk: whoever takes the file says while reading when it is too much.
 */
public final class FileForm {

  /** What stands around a file: headers, the other fields. */
  private static final int BYTES_BESIDE_THE_FILE = 64 * 1024;

  private static final int PARTS = 20;

  private final Budget body;
  private final MIMEMessage message;
  private final Map<String, String> fields = new HashMap<>();
  private int next;

  /**
   * @param body as the request has it
   * @param type its content type, with the boundary
   * @throws Problem 400 {@code unreadable} where it has none
   */
  public FileForm(InputStream body, MediaType type) {
    String boundary = type.getParameters().get("boundary");
    if (boundary == null || boundary.isEmpty()) {
      throw Problem.unreadable("unreadable");
    }
    this.body = new Budget(body);
    this.message = new MIMEMessage(this.body, boundary);
  }

  /**
   * A file that is on its way.
   *
   * @param name as the browser sent it; empty where none was chosen
   * @param content to be read once, and before anything else of the form
   */
  public record Sent(String name, InputStream content) {}

  /**
   * The file of a field; what stands before it is kept.
   *
   * @throws Problem 400 {@code unreadable} where this is no such form
   */
  public Optional<Sent> file(String field) {
    while (true) {
      Part part = part();
      if (part == null) {
        return Optional.empty();
      }
      if (part.filename() != null && part.field().equals(field)) {
        return Optional.of(new Sent(inUnicode(part.filename()), part.content()));
      }
      keep(part);
    }
  }

  /**
   * The text of a field, wherever it stands; empty where there is none. What stands before it is
   * kept, a file is not: take that first.
   */
  public String field(String name) {
    while (!fields.containsKey(name)) {
      Part part = part();
      if (part == null) {
        return "";
      }
      keep(part);
    }
    return fields.get(name);
  }

  /** One of its parts, up to the content. */
  private record Part(String field, @Nullable String filename, InputStream content) {}

  private @Nullable Part part() {
    if (next == PARTS) {
      return null;
    }
    body.allow(BYTES_BESIDE_THE_FILE);
    MIMEPart part = message.getPart(next++);
    List<String> headers;
    try {
      headers = part.getHeader("content-disposition");
    } catch (MIMEParsingException e) {
      throw Problem.unreadable("unreadable");
    } catch (IllegalStateException e) {
      next = PARTS; // so the library says that there are no more
      return null;
    }
    try {
      Map<String, String> said =
          new ContentDisposition(headers == null ? "" : headers.get(0)).getParameters();
      String filename = said.get("filename");
      body.allow(filename == null ? BYTES_BESIDE_THE_FILE : Long.MAX_VALUE);
      return new Part(said.getOrDefault("name", ""), filename, new Content(part.readOnce()));
    } catch (ParseException | MIMEParsingException e) {
      throw Problem.unreadable("unreadable");
    }
  }

  private void keep(Part part) {
    try {
      body.allow(BYTES_BESIDE_THE_FILE);
      fields.put(part.field(), new String(part.content().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Problem.unreadable("unreadable");
    }
  }

  /** Browsers send the name in UTF-8, the library reads it byte by byte. */
  private static String inUnicode(String sent) {
    boolean bytes = sent.chars().allMatch(c -> c < 256) && sent.chars().anyMatch(c -> c > 127);
    return bytes
        ? new String(sent.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        : sent;
  }

  /** A part that says by an {@link IOException} that the line broke. */
  private static final class Content extends FilterInputStream {
    Content(InputStream part) {
      super(part);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return super.read(target, offset, length);
      } catch (MIMEParsingException e) {
        throw new IOException(e);
      }
    }
  }

  /** The body, of which the library may read so much until it is allowed more. */
  private static final class Budget extends FilterInputStream {
    private long left;

    Budget(InputStream body) {
      super(body);
    }

    void allow(long bytes) {
      left = bytes;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return count(super.read(target, offset, length));
    }

    private int count(int read) {
      left -= Math.max(0, read);
      if (left < 0) {
        throw BoundedBody.tooLarge(BYTES_BESIDE_THE_FILE);
      }
      return read;
    }
  }
}
