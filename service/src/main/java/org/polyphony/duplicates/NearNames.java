package org.polyphony.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether two names may be one name written twice: a middle name left out, an initial, a letter
 * mistyped, two syllables written as one. A family name in common is never enough, since few clans
 * and few surnames are shared by very many.
 */
final class NearNames {

  /** Shorter words differ by a letter because they are different names: Mai and Mao. */
  private static final int LONG_ENOUGH_TO_MISTYPE = 4;

  private NearNames() {}

  /**
   * @param one a folded name, its words in alphabetical order
   */
  static boolean near(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return false;
    }
    if (one.equals(other)) {
      return true;
    }
    List<String> words = words(one);
    List<String> others = words(other);
    int all = words.size();
    List<String> left = new ArrayList<>(others);
    words.removeIf(left::remove);
    int common = all - words.size();
    boolean oneIsInTheOther = words.isEmpty() || left.isEmpty();
    if (oneIsInTheOther) {
      return common >= 2;
    }
    if (all != others.size()) {
      return letters(one).equals(letters(other));
    }
    return common >= 1 && words.size() == 1 && nearWords(words.get(0), left.get(0));
  }

  private static boolean nearWords(String one, String other) {
    String shorter = one.length() <= other.length() ? one : other;
    String longer = shorter.equals(one) ? other : one;
    if (shorter.length() == 1) {
      return longer.startsWith(shorter);
    }
    return shorter.length() >= LONG_ENOUGH_TO_MISTYPE && oneLetterApart(shorter, longer);
  }

  private static boolean oneLetterApart(String shorter, String longer) {
    int same = 0;
    while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
      same++;
    }
    return switch (longer.length() - shorter.length()) {
      case 0 ->
          shorter.substring(same + 1).equals(longer.substring(same + 1))
              || swapped(shorter, longer, same);
      case 1 -> shorter.substring(same).equals(longer.substring(same + 1));
      default -> false;
    };
  }

  private static boolean swapped(String one, String other, int at) {
    return at + 1 < one.length()
        && one.charAt(at) == other.charAt(at + 1)
        && one.charAt(at + 1) == other.charAt(at)
        && one.substring(at + 2).equals(other.substring(at + 2));
  }

  /** The letters of a name, however it is cut into words. */
  private static String letters(String name) {
    char[] letters = name.replace(" ", "").toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }

  private static List<String> words(String name) {
    return new ArrayList<>(Arrays.asList(name.split(" ")));
  }
}
