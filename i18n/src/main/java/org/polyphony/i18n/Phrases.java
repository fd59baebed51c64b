package org.polyphony.i18n;

import java.util.List;

/**
 * What is said to somebody whose language the caller does not speak, with how to say it. A language
 * is added by a line in {@code phrases.tsv}, and not by code.
 */
public final class Phrases {

  private static final int COLUMNS = 5;

  private static final List<Phrase> MOMENT = read();

  private Phrases() {}

  /**
   * "One moment please. Somebody who speaks this language will call you."
   *
   * @param tag the language it is in
   * @param tags the languages whose speakers understand it, that one first
   * @param say how an English reader says it
   * @param reviewed whether somebody who speaks the language has read it
   */
  public record Phrase(String tag, List<String> tags, String text, String say, boolean reviewed) {
    public Phrase {
      tags = List.copyOf(tags);
    }
  }

  /** The phrase in every language that has one. */
  public static List<Phrase> oneMoment() {
    return MOMENT;
  }

  private static List<Phrase> read() {
    return TableFile.rows("phrases.tsv", COLUMNS).stream().map(Phrases::phrase).toList();
  }

  private static Phrase phrase(String[] cell) {
    return new Phrase(
        cell[0], List.of(cell[1].split(" ", -1)), cell[2], cell[3], cell[4].equals("reviewed"));
  }
}
