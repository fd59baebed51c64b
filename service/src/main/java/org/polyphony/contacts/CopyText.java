package org.polyphony.contacts;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Rows in the text format of COPY, gathered and sent a chunk at a time. */
final class CopyText {

  private final String copy;
  private final StringBuilder rows = new StringBuilder(1 << 20);
  private boolean first = true;

  /**
   * @param table with its columns, as COPY wants them
   */
  CopyText(String table) {
    this.copy = "COPY " + table + " FROM STDIN";
  }

  CopyText value(@Nullable String text) {
    separate();
    if (text == null) {
      rows.append("\\N");
      return this;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> rows.append("\\\\");
        case '\t' -> rows.append("\\t");
        case '\n' -> rows.append("\\n");
        case '\r' -> rows.append("\\r");
        // PostgreSQL knows no such character in a text.
        case '\0' -> rows.append(' ');
        default -> rows.append(c);
      }
    }
    return this;
  }

  CopyText value(long number) {
    separate();
    rows.append(number);
    return this;
  }

  CopyText value(UUID id) {
    separate();
    rows.append(id);
    return this;
  }

  CopyText value(boolean truth) {
    separate();
    rows.append(truth ? 't' : 'f');
    return this;
  }

  /** An array of names without quotes or commas in them. */
  CopyText array(List<String> names) {
    separate();
    rows.append('{').append(String.join(",", names)).append('}');
    return this;
  }

  void endRow() {
    rows.append('\n');
    first = true;
  }

  /** What was gathered, which is gathered no more. */
  Piece take() {
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    rows.setLength(0);
    return new Piece(copy, bytes);
  }

  /** Rows on their way. */
  static final class Piece {
    private final String copy;
    private final byte[] bytes;

    private Piece(String copy, byte[] bytes) {
      this.copy = copy;
      this.bytes = bytes;
    }

    void send(PGConnection connection) throws SQLException {
      if (bytes.length == 0) {
        return;
      }
      CopyManager copies = connection.getCopyAPI();
      var in = copies.copyIn(copy);
      try {
        in.writeToCopy(bytes, 0, bytes.length);
        in.endCopy();
      } finally {
        if (in.isActive()) {
          in.cancelCopy();
        }
      }
    }
  }

  private void separate() {
    if (!first) {
      rows.append('\t');
    }
    first = false;
  }
}
