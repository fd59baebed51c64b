package org.polyphony.accounts;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;

/**
 * A language of a user.
 *
 * @param tag BCP 47, as the table of languages has it
 * @param speaks whether they can hold a call in it
 * @param reads whether they can read a script in it
 */
public record UserLanguage(String tag, boolean speaks, boolean reads) {

  public UserLanguage {
    Objects.requireNonNull(tag);
  }

  /** The languages of two sets of ticks, in the order of the table of languages. */
  static List<UserLanguage> of(Set<String> speaks, Set<String> reads) {
    List<String> order = Languages.standard().all().stream().map(Language::tag).toList();
    return Stream.concat(speaks.stream(), reads.stream())
        .distinct()
        .sorted(Comparator.comparingInt(order::indexOf))
        .map(tag -> new UserLanguage(tag, speaks.contains(tag), reads.contains(tag)))
        .toList();
  }

  /** Whether people can be said to know it: it is in the table, and is not "unknown". */
  boolean isKnown() {
    return !tag.equals(Languages.UNKNOWN)
        && Languages.standard().find(tag).filter(known -> known.tag().equals(tag)).isPresent();
  }
}
