package org.polyphony.rooms;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the console is told each time it says that somebody is here.
 *
 * @param state {@code planned}, {@code running}, {@code ended} or {@code called_off}
 * @param line what the lead says to all; null while they say nothing
 * @param leads whether whoever asks leads: they are whom the others ask for help
 * @param asks who asks for help; empty for those who do not lead
 */
record Signal(
    UUID shift,
    String state,
    String name,
    @Nullable Line line,
    boolean leads,
    Help help,
    List<Asking> asks) {

  /**
   * A line of the lead's.
   *
   * @param at when it was said: with it a new one is told from the one that was read
   */
  record Line(String text, Instant at) {}

  /**
   * One's own call for help.
   *
   * @param state {@code none}, {@code asked} or {@code coming}
   * @param coming the first name of who comes; null while nobody does
   */
  record Help(String state, @Nullable String coming) {}

  /**
   * Somebody who asks.
   *
   * @param minutes for how long, whole ones
   * @param coming who comes, or null
   */
  record Asking(UUID id, String name, Instant askedAt, long minutes, @Nullable String coming) {}
}
