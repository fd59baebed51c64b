package org.polyphony.contacts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A street as it is looked for, without a house's number: "Martin Luther King", "MLK Blvd", "Oak".
 *
 * @param beginnings of its name, any of which fits, as the keys of doors have them
 * @param type what kind of street it is, as the keys have it; empty where nobody said
 */
record Streets(List<String> beginnings, String type) {

  /** A single word has to have so many letters: of short ones there are too many streets. */
  private static final int LETTERS_OF_ONE_WORD = 5;

  private static final Set<String> TYPES =
      Set.of("st", "ave", "blvd", "dr", "rd", "ln", "ct", "cir", "pl", "wy", "pkwy", "ter");

  private static final Pattern DIRECTION = Pattern.compile("^[nsew] (?!(?:st|ave)$)");

  /** Of the one street that has many names in every list. */
  private static final List<String> KING =
      List.of("martin luther king", "mlk", "m l k", "dr martin luther king");

  private static final Pattern OF_KING =
      Pattern.compile("^(?:(?:dr )?martin luther king|mlk|m l k)(?= |$)");

  /**
   * What was typed, as a street; empty where it can hardly be one.
   *
   * @param words as the key of a door has its street
   */
  static Optional<Streets> of(String words) {
    String street = DIRECTION.matcher(words).replaceFirst("");
    int last = street.lastIndexOf(' ');
    String end = street.substring(last + 1);
    String type = last > 0 && TYPES.contains(end) ? end : "";
    boolean lettered = last == 1;
    String name = type.isEmpty() || lettered ? street : street.substring(0, last);
    boolean tellsEnough = words.indexOf(' ') > 0 || name.length() >= LETTERS_OF_ONE_WORD;
    return tellsEnough || OF_KING.matcher(name).find()
        ? Optional.of(new Streets(names(name), lettered ? "" : type))
        : Optional.empty();
  }

  private static List<String> names(String name) {
    Matcher king = OF_KING.matcher(name);
    if (!king.find()) {
      return List.of(name);
    }
    String rest = name.substring(king.end());
    return KING.stream().map(one -> one + rest).toList();
  }
}
