package org.polyphony.i18n;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a pattern in ICU's syntax into pieces. The syntax is ICU's, what is done with the pieces is
 * ours.
 */
final class PatternParser {

  private static final Pattern INDEX = Pattern.compile("\\[at pattern index (\\d+)]");

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

  /** A pattern that is not one. */
  static final class Malformed extends Exception {
    private final int position;

    Malformed(int position, RuntimeException cause) {
      super(cause.getMessage(), cause);
      this.position = position;
    }

    /** Where ICU gave up, or the brace that is never closed. */
    int position() {
      return position;
    }
  }

  static List<Piece> parse(String pattern) throws Malformed {
    try {
      PatternParser parser = new PatternParser(pattern);
      return parser.message(0, Around.NOTHING);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Malformed(positionOf(e, pattern), e);
    }
  }

  private static int positionOf(RuntimeException e, String pattern) {
    String message = String.valueOf(e.getMessage());
    Matcher index = INDEX.matcher(message);
    if (index.find()) {
      return Integer.parseInt(index.group(1));
    }
    if (message.startsWith("Unmatched")) {
      return unclosedBrace(pattern);
    }
    int quoted = message.indexOf('"');
    return quoted >= 0 && message.startsWith("Missing 'other'") ? argumentWithoutOther(pattern) : 0;
  }

  /** ICU names the pattern but not the place. */
  private static int unclosedBrace(String pattern) {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '{') {
        open.add(i);
      } else if (pattern.charAt(i) == '}' && !open.isEmpty()) {
        open.remove(open.size() - 1);
      }
    }
    return open.isEmpty() ? 0 : open.get(open.size() - 1);
  }

  /** The first argument that parses once it is given the missing branch. */
  private static int argumentWithoutOther(String pattern) {
    Matcher start =
        Pattern.compile("\\{[^{},]*,\\s*(plural|select|selectordinal)\\s*,").matcher(pattern);
    int found = 0;
    while (start.find()) {
      int end = closing(pattern, start.start());
      String argument = pattern.substring(start.start(), end);
      if (!argument.contains("other")) {
        return start.start();
      }
      found = start.start();
    }
    return found;
  }

  private static int closing(String pattern, int open) {
    int depth = 0;
    for (int i = open; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return pattern.length();
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
        case INSERT_CHAR -> words.append((char) part.getValue());
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
