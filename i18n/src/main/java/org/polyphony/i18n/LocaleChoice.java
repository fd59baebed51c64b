package org.polyphony.i18n;

import com.ibm.icu.util.LocaleMatcher;
import com.ibm.icu.util.LocalePriorityList;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the language of the interface from what a browser asks for. Never used to choose a
 * speaker.
 */
public final class LocaleChoice {

  private static final List<String> HMONG = List.of("hmn", "mww", "hnj");

  private LocaleChoice() {}

  /**
   * The best of the offered languages for an {@code Accept-Language} header (RFC 9110, 12.5.4).
   *
   * @param header null, empty or malformed chooses the first offered
   * @param offered tags of the interface, the default first; not empty
   */
  public static String choose(@Nullable String header, List<String> offered) {
    if (header == null || header.isBlank()) {
      return offered.get(0);
    }
    try {
      for (ULocale wanted : LocalePriorityList.add(header).build()) {
        Optional<String> match = match(wanted.toLanguageTag(), offered);
        if (match.isPresent()) {
          return match.get();
        }
      }
    } catch (IllegalArgumentException e) {
      return offered.get(0);
    }
    return offered.get(0);
  }

  /** The language of the interface for one tag, the first offered where none fits. */
  static String offeredFor(String tag, List<String> offered) {
    return match(tag, offered).orElse(offered.get(0));
  }

  private static Optional<String> match(String tag, List<String> offered) {
    if (offered.contains(tag)) {
      return Optional.of(tag);
    }
    String language = ULocale.forLanguageTag(tag).getLanguage();
    if (HMONG.contains(language)) {
      return HMONG.stream().filter(offered::contains).findFirst();
    }
    LocaleMatcher.Builder matcher = LocaleMatcher.builder().setNoDefaultLocale();
    offered.stream()
        .filter(o -> PseudoLocale.of(o).isEmpty() && !HMONG.contains(o))
        .forEach(o -> matcher.addSupportedULocale(ULocale.forLanguageTag(o)));
    ULocale best = matcher.build().getBestMatch(ULocale.forLanguageTag(tag));
    return Optional.ofNullable(best)
        .map(ULocale::toLanguageTag)
        .or(() -> readable(tag).filter(offered::contains).findFirst());
  }

  /** What the table lets a reader of that tag fall back to: traditional Chinese for simplified. */
  private static Stream<String> readable(String tag) {
    return Languages.standard().bundlesFor(tag).stream();
  }
}
