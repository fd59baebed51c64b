package org.polyphony.i18n;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of a name in the order and the form of a language; no letter is changed. The table is
 * ours, and a test holds it against ICU wherever ICU has data: its own formatter of names (79.1)
 * cannot be asked while we run, since it folds case by the locale of the machine and throws on a
 * Turkish one.
 */
public final class PersonNames {

  /** The words of the column {@code names} in {@code languages.tsv}. */
  private static final String FAMILY_FIRST = "family-first";

  private static final String BY_GIVEN_NAME = "by-given";
  private static final String FIRST_OF_TWO = "first-of-two";
  private static final String LAST_OF_TWO = "last-of-two";

  /** Written without a space between the parts. */
  private static final Set<UnicodeScript> WITHOUT_SPACE =
      Set.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

  private PersonNames() {}

  /**
   * Whether the family name is said first by speakers of a language. Hmong and Mien families here
   * write the clan's name last, as everybody does of whom the table says nothing.
   */
  public static boolean familyFirst(String tag) {
    return customs(tag).contains(FAMILY_FIRST);
  }

  /**
   * The whole name; parts may be empty. In a script without spaces the family name is first even
   * where the language is not known.
   *
   * @param tag of the person's language; {@code und} for the usual order
   */
  public static String full(String tag, String given, String additional, String family) {
    return familyFirst(tag)
            || Stream.of(given, additional, family).allMatch(PersonNames::isWithoutSpace)
        ? joined(family, additional, given)
        : joined(given, additional, family);
  }

  /**
   * What a stranger with manners calls the person: in Vietnamese the given name, which goes with
   * {@code {address}}, since family names are few; in Spanish and Portuguese the given name with
   * the one family name that people go by; in other languages the whole name. ICU's own formal
   * address is a family name, which needs a title, and nobody has told us titles.
   */
  public static String formal(String tag, String given, String additional, String family) {
    if (given.isBlank() || family.isBlank()) {
      return full(tag, given, additional, family);
    }
    List<String> customs = customs(tag);
    if (customs.contains(BY_GIVEN_NAME)) {
      return given;
    }
    String[] families = family.strip().split("\\s+", -1);
    if (customs.contains(FIRST_OF_TWO) && families.length == 2) {
      return joined(given, families[0]);
    }
    if (customs.contains(LAST_OF_TWO) && families.length == 2) {
      return joined(given, families[1]);
    }
    return full(tag, given, "", family);
  }

  private static List<String> customs(String tag) {
    return Languages.standard().namesOf(tag);
  }

  private static String joined(String... parts) {
    String between = Stream.of(parts).allMatch(PersonNames::isWithoutSpace) ? "" : " ";
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(between));
  }

  private static boolean isWithoutSpace(String part) {
    return part.codePoints().allMatch(c -> WITHOUT_SPACE.contains(UnicodeScript.of(c)));
  }
}
