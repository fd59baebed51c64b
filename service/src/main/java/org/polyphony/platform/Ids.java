package org.polyphony.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/**
 * Ids for new rows: UUID version 7 (RFC 9562, section 5.7), which sort by the time they were made.
 */
public final class Ids {

  private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  private Ids() {}

  /** A new id, greater than every one that this process made before. */
  public static UUID next() {
    return GENERATOR.generate();
  }
}
