package org.polyphony.i18n;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.polyphony.i18n.pattern.Piece;

/**
 * Invented languages made from English by code, to find what is hard-coded or does not fit. They
 * change words only, never arguments or the choices of a plural.
 */
public enum PseudoLocale {
  /**
   * English with accents, about a third longer, between brackets: what is plain was not translated.
   */
  ACCENTED("en-XA", Direction.LEFT_TO_RIGHT) {
    @Override
    String word(String text) {
      StringBuilder accented = new StringBuilder(text.length());
      text.chars().forEach(c -> accented.append(accented((char) c)));
      return accented.toString();
    }

    @Override
    String opening() {
      return "[";
    }

    @Override
    String closing(int letters) {
      int padding = Math.max(1, Math.round(letters * LENGTHENED_BY));
      return " " + PADDING.repeat(padding / PADDING.length() + 1).substring(0, padding) + "]";
    }
  },
  /** English that runs from right to left: what still starts at the left is hard-coded. */
  MIRRORED("ar-XB", Direction.RIGHT_TO_LEFT) {
    @Override
    String word(String text) {
      return WORD.matcher(text)
          .replaceAll(RIGHT_TO_LEFT_MARK + OVERRIDE + "$0" + POP + RIGHT_TO_LEFT_MARK);
    }

    @Override
    String opening() {
      return RIGHT_TO_LEFT_MARK;
    }

    @Override
    String closing(int letters) {
      return RIGHT_TO_LEFT_MARK;
    }
  };

  private static final float LENGTHENED_BY = 0.3f;
  private static final String PADDING = "~∙";
  private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String ACCENTS = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýž";
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}’-]*");
  private static final String RIGHT_TO_LEFT_MARK = "\u200f";
  private static final String OVERRIDE = "\u202e";
  private static final String POP = "\u202c";

  private final String tag;
  private final Direction direction;

  PseudoLocale(String tag, Direction direction) {
    this.tag = tag;
    this.direction = direction;
  }

  /** The pseudo-locale of a tag; empty for real languages. */
  public static Optional<PseudoLocale> of(String tag) {
    for (PseudoLocale pseudo : values()) {
      if (pseudo.tag.equalsIgnoreCase(tag)) {
        return Optional.of(pseudo);
      }
    }
    return Optional.empty();
  }

  /** {@code en-XA} or {@code ar-XB}. */
  public String tag() {
    return tag;
  }

  /** The direction in which its texts run. */
  public Direction direction() {
    return direction;
  }

  /** English pieces in this pseudo-locale. */
  List<Piece> translate(List<Piece> english) {
    List<Piece> pieces = Piece.mapText(english, this::word);
    int letters = letters(english);
    if (letters == 0) {
      return pieces;
    }
    List<Piece> framed = new ArrayList<>();
    framed.add(new Piece.Text(0, opening()));
    framed.addAll(pieces);
    framed.add(new Piece.Text(0, closing(letters)));
    return List.copyOf(framed);
  }

  private static int letters(List<Piece> pieces) {
    StringBuilder words = new StringBuilder();
    Piece.mapText(
        pieces,
        text -> {
          words.append(text);
          return text;
        });
    return (int) words.chars().filter(Character::isLetter).count();
  }

  /** Changes a run of words between arguments. */
  abstract String word(String text);

  /** What stands before a text. */
  abstract String opening();

  /** What stands behind a text of so many letters. */
  abstract String closing(int letters);

  private static char accented(char c) {
    int index = PLAIN.indexOf(c);
    return index < 0 ? c : ACCENTS.charAt(index);
  }
}
