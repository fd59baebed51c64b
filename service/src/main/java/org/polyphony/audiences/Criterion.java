package org.polyphony.audiences;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.polyphony.web.Viewer;

/**
 * Something by which people are chosen. Each feature offers its own: contacts their languages,
 * events who is registered.
 */
public interface Criterion {

  /** How it stands in a form. */
  enum Kind {
    /** Several of the {@link Criterion#options}. */
    CHOICES,
    /** Words, separated by commas. */
    WORDS,
    /** From one number to another, both included: {@code "18-30"}, {@code "65-"}, {@code "-17"}. */
    RANGE,
    /** The last so many days: {@code "30"}. */
    DAYS
  }

  /** Under which it is kept and sent, for good: {@code spoken}. */
  String key();

  /** The message that names it: {@code events.criterion.registered}. */
  String label();

  /** How it stands in a form. */
  Kind kind();

  /** What can be chosen in the viewer's organization; empty for other kinds. */
  default List<Option> options(Handle handle, Viewer viewer) {
    return List.of();
  }

  /** Whether this can be one of its values: that one reads, not that there is such a thing. */
  boolean reads(String value);

  /**
   * The condition that a person fulfils whom one of the values fits.
   *
   * @param values at least one, each of which {@link #reads}
   * @return SQL over {@code p}, a row of {@code contacts.present_people}, and over this feature's
   *     own tables and the views below it. It may use {@code :values} (text[]), {@code
   *     :organization}, {@code :now} (timestamptz) and {@code :today} (date)
   */
  String condition(List<String> values);
}
