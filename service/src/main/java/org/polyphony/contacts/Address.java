package org.polyphony.contacts;

import java.util.Map;
import java.util.regex.Pattern;
import org.polyphony.i18n.Folding;

/**
 * Where somebody lives, as it was written.
 *
 * @param street house number and street; empty where the rest is all that is known
 * @param unit apartment, unit; empty for a house
 * @param zip five digits or ZIP+4
 */
public record Address(String street, String unit, String city, String state, String zip) {

  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern UNIT_WORDS =
      Pattern.compile("\\b(?:apt|apartment|unit|ste|suite|no|num|number|space|spc|trlr)\\b");

  /** Publication 28 of the postal service, the streets that lists spell both ways. */
  private static final Map<String, String> STREET_WORDS =
      Map.ofEntries(
          Map.entry("street", "st"),
          Map.entry("avenue", "ave"),
          Map.entry("av", "ave"),
          Map.entry("boulevard", "blvd"),
          Map.entry("drive", "dr"),
          Map.entry("road", "rd"),
          Map.entry("lane", "ln"),
          Map.entry("court", "ct"),
          Map.entry("circle", "cir"),
          Map.entry("place", "pl"),
          Map.entry("way", "wy"),
          Map.entry("parkway", "pkwy"),
          Map.entry("terrace", "ter"),
          Map.entry("north", "n"),
          Map.entry("south", "s"),
          Map.entry("east", "e"),
          Map.entry("west", "w"));

  /** No address at all. */
  public static final Address NONE = new Address("", "", "", "", "");

  /** Whether a door can be found by it: a street, and a place to find the street in. */
  public boolean isDoor() {
    return !street.isBlank() && !(city.isBlank() && zip.isBlank());
  }

  /** The same for two spellings of one door; only for comparing. */
  public String key() {
    return words(street, STREET_WORDS)
        + "|"
        + UNIT_WORDS.matcher(words(unit, Map.of())).replaceAll("").strip()
        + "|"
        + (zip.isBlank() ? words(city, Map.of()) : zip.strip().substring(0, zipLength()));
  }

  private int zipLength() {
    return Math.min(5, zip.strip().length());
  }

  private static String words(String text, Map<String, String> shorter) {
    if (text.isBlank()) {
      return "";
    }
    StringBuilder joined = new StringBuilder();
    for (String word : NOT_A_WORD.split(Folding.fold(text))) {
      if (!word.isEmpty()) {
        joined.append(joined.length() == 0 ? "" : " ").append(shorter.getOrDefault(word, word));
      }
    }
    return joined.toString();
  }
}
