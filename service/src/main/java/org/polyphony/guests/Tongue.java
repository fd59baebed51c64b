package org.polyphony.guests;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.LocaleChoice;

/**
 * In which language somebody reads a public page, and in which they could.
 *
 * @param tag of the page
 * @param offered the tags that can be chosen
 * @param missing the language that was asked for and is not offered; empty where there is none
 * @param draft whether nobody has reviewed it
 */
public record Tongue(String tag, List<String> offered, String missing, boolean draft) {

  public Tongue {
    offered = List.copyOf(offered);
  }

  /**
   * What the address says, else what the browser asks for.
   *
   * @param asked of the address; empty where it says nothing
   * @param header {@code Accept-Language}, or null
   */
  public static Tongue choose(
      List<String> offered, String asked, @Nullable String header, PublicLanguages languages) {
    String wanted = asked.isEmpty() ? first(header) : asked;
    String tag =
        ways(wanted)
            .filter(offered::contains)
            .findFirst()
            .orElseGet(() -> asked.isEmpty() ? byHeader(offered, header) : offered.get(0));
    boolean served = wanted.isEmpty() || ways(wanted).anyMatch(tag::equals);
    String missing = served ? "" : Languages.standard().find(wanted).map(Language::tag).orElse("");
    return new Tongue(tag, offered, missing, languages.isDraft(tag));
  }

  /** In which of the languages that are offered somebody reads who chose another; or none. */
  static Optional<String> served(List<String> offered, String wanted) {
    return ways(wanted).filter(offered::contains).findFirst();
  }

  private static String byHeader(List<String> offered, @Nullable String header) {
    String chosen = LocaleChoice.choose(header, offered);
    return offered.contains(chosen) ? chosen : offered.get(0);
  }

  /** By which tags somebody who asks for a language can be served, best first. */
  private static Stream<String> ways(String wanted) {
    if (wanted.isEmpty()) {
      return Stream.empty();
    }
    Languages languages = Languages.standard();
    return Stream.concat(
        Stream.of(wanted),
        languages.find(wanted).map(Language::tag).stream()
            .flatMap(tag -> languages.bundlesFor(tag).stream()));
  }

  /** The language that a browser asks for first; empty where it asks for none. */
  private static String first(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return "";
    }
    try {
      return Locale.LanguageRange.parse(header).get(0).getRange();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
