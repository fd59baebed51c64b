package org.polyphony.turnout;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An election to add.
 *
 * @param registerBy the last day to register for it; null where nobody knows it yet
 * @param cureBy the last day to put a ballot by mail right that was not accepted; null where nobody
 *     knows it yet
 * @param sample whether it belongs to the invented sample data
 */
public record NewElection(
    String name,
    LocalDate day,
    @Nullable LocalDate registerBy,
    @Nullable LocalDate cureBy,
    boolean sample) {

  /** One of which nothing but the day is known. */
  public static NewElection on(LocalDate day, String name) {
    return new NewElection(name, day, null, null, false);
  }
}
