package org.polyphony.web;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What a resource of the pages returns for a file to keep: written in the visitor's language while
 * it is sent, never whole in memory.
 *
 * @param filename plain ASCII: {@code rejected.csv}
 * @param type its media type: {@code text/csv;charset=utf-8}
 */
public record Download(String filename, String type, Body body) {

  /** The messages in the visitor's language. */
  public interface Words {
    /**
     * @param key {@code imports.reason.no_name}
     * @param namesAndValues its arguments: name, value, name, value
     * @throws IllegalArgumentException where there is no such message
     */
    String t(String key, Object... namesAndValues);
  }

  /** Writes the file. */
  public interface Body {
    void write(Words words, OutputStream out) throws IOException;
  }
}
