package org.polyphony.i18n.pattern;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a pattern in ICU's syntax into pieces. The syntax is ICU's, what is done with the pieces is
 * ours.
 */
public final class PatternParser {

  private final MessagePattern parts;
  private final String pattern;

  private PatternParser(String pattern) {
    this.pattern = pattern;
    this.parts = new MessagePattern(pattern);
  }

  private enum Around {
    NOTHING,
    PLURAL,
    SELECT_IN_PLURAL
  }

  /**
   * The pieces of a pattern.
   *
   * @throws MalformedPattern when it is not one
   */
  public static List<Piece> parse(String pattern) throws MalformedPattern {
    try {
      return new PatternParser(pattern).message(0, Around.NOTHING);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw MalformedPattern.of(pattern, e);
    }
  }

  /**
   * Where plain apostrophes begin to quote, so that what follows them is not what it looks like.
   */
  public static List<Integer> quotes(String pattern) throws MalformedPattern {
    try {
      return new PatternParser(pattern).quotes();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw MalformedPattern.of(pattern, e);
    }
  }

  private List<Integer> quotes() {
    List<Integer> quotes = new ArrayList<>();
    boolean open = false;
    for (int i = 0; i < parts.countParts(); i++) {
      int at = parts.getPart(i).getIndex();
      if (parts.getPartType(i) != Part.Type.SKIP_SYNTAX) {
        continue;
      }
      boolean doubled = at > 0 && pattern.charAt(at - 1) == '\'';
      if (open) {
        open = doubled;
      } else if (!doubled) {
        quotes.add(at);
        open = true;
      }
    }
    return quotes;
  }

  /**
   * One message, from its MSG_START part to its MSG_LIMIT.
   *
   * @param around what it stands in: ICU does not see {@code #} where a select lies between it and
   *     its plural
   */
  private List<Piece> message(int start, Around around) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    int from = parts.getPart(start).getLimit();
    int wordsFrom = from;
    for (int i = start + 1; ; i++) {
      Part part = parts.getPart(i);
      words.append(pattern, from, part.getIndex());
      from = part.getLimit();
      switch (part.getType()) {
        case MSG_LIMIT -> {
          addWords(pieces, words, wordsFrom, around);
          return pieces;
        }
        case REPLACE_NUMBER -> {
          addWords(pieces, words, wordsFrom, around);
          pieces.add(new Piece.NumberSign(part.getIndex(), false));
          wordsFrom = from;
        }
        case ARG_START -> {
          addWords(pieces, words, wordsFrom, around);
          int limit = parts.getLimitPartIndex(i);
          pieces.add(argument(i, limit, around));
          i = limit;
          from = parts.getPart(limit).getLimit();
          wordsFrom = from;
        }
        default -> {}
      }
    }
  }

  private static void addWords(
      List<Piece> pieces, StringBuilder words, int position, Around around) {
    boolean number = around == Around.SELECT_IN_PLURAL;
    String text = words.toString();
    words.setLength(0);
    int from = 0;
    for (int sign = text.indexOf('#'); number && sign >= 0; sign = text.indexOf('#', from)) {
      if (sign > from) {
        pieces.add(new Piece.Text(position + from, text.substring(from, sign)));
      }
      pieces.add(new Piece.NumberSign(position + sign, true));
      from = sign + 1;
    }
    if (from < text.length()) {
      pieces.add(new Piece.Text(position + from, text.substring(from)));
    }
  }

  private Piece argument(int start, int limit, Around around) {
    int position = parts.getPart(start).getIndex();
    String name = parts.getSubstring(parts.getPart(start + 1));
    ArgType type = parts.getPart(start).getArgType();
    return switch (type) {
      case NONE -> new Piece.Argument(position, name, null, null);
      case SIMPLE, CHOICE ->
          new Piece.Argument(
              position,
              name,
              typeWord(start, type),
              type == ArgType.SIMPLE ? style(start, limit) : null);
      case SELECT ->
          new Piece.Select(
              position,
              name,
              branches(
                  start + 2,
                  limit,
                  around == Around.NOTHING ? Around.NOTHING : Around.SELECT_IN_PLURAL));
      case PLURAL, SELECTORDINAL -> {
        boolean offset = parts.getPartType(start + 2).hasNumericValue();
        yield new Piece.Plural(
            position,
            name,
            type == ArgType.SELECTORDINAL,
            offset ? parts.getNumericValue(parts.getPart(start + 2)) : 0,
            branches(offset ? start + 3 : start + 2, limit, Around.PLURAL));
      }
    };
  }

  private String typeWord(int start, ArgType type) {
    return type == ArgType.CHOICE ? "choice" : parts.getSubstring(parts.getPart(start + 2)).strip();
  }

  private @Nullable String style(int start, int limit) {
    return start + 3 < limit ? parts.getSubstring(parts.getPart(start + 3)).strip() : null;
  }

  private List<Piece.Branch> branches(int start, int limit, Around around) {
    List<Piece.Branch> branches = new ArrayList<>();
    for (int i = start; i < limit; i++) {
      Part selector = parts.getPart(i);
      int message = i + 1;
      if (parts.getPartType(message).hasNumericValue()) {
        message++;
      }
      branches.add(
          new Piece.Branch(
              selector.getIndex(), parts.getSubstring(selector), message(message, around)));
      i = parts.getLimitPartIndex(message);
    }
    return branches;
  }
}
