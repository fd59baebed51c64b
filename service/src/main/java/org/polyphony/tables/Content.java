package org.polyphony.tables;

import java.io.InputStream;

/** What is in a file. It is opened more than once, each time from its beginning. */
@FunctionalInterface
public interface Content {
  InputStream open();
}
