package org.polyphony.campaigns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which language was missing.
 *
 * @param language as stored; {@code und} for “not sure”
 * @param answeredBy the id of the person behind the line who answered, or a word such as {@code
 *     other}; null when nobody said
 * @param expectedAt when somebody who speaks it is expected; null where somebody is there already,
 *     or nobody is planned
 */
public record Barrier(String language, @Nullable String answeredBy, @Nullable Instant expectedAt) {

  /** With nobody expected. */
  public Barrier(String language, @Nullable String answeredBy) {
    this(language, answeredBy, null);
  }
}
