package org.polyphony.i18n.pattern;

import com.ibm.icu.text.MessagePattern;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that cannot be read. ICU says why in English and where only at times; this finds the
 * place.
 */
public final class MalformedPattern extends Exception {

  /** Why it cannot be read. */
  public enum Reason {
    /** A brace is opened and never closed. */
    UNCLOSED_BRACE,
    /** A choice has no {@code other}. */
    NO_OTHER,
    /** What stands in the braces is no name, or not followed by a comma or a brace. */
    ARGUMENT_NAME,
    /** Anything else. */
    SYNTAX
  }

  private static final Pattern INDEX = Pattern.compile("\\[at pattern index (\\d+)]");
  private static final Pattern CHOICE =
      Pattern.compile("\\{[^{},]*,\\s*(plural|select|selectordinal)\\s*,");

  private final int position;
  private final Reason reason;

  private MalformedPattern(int position, Reason reason, RuntimeException cause) {
    super(cause.getMessage(), cause);
    this.position = position;
    this.reason = reason;
  }

  static MalformedPattern of(String pattern, RuntimeException cause) {
    String message = String.valueOf(cause.getMessage());
    if (message.startsWith("Unmatched")) {
      return new MalformedPattern(unclosedBrace(pattern), Reason.UNCLOSED_BRACE, cause);
    }
    if (message.startsWith("Missing 'other'")) {
      return new MalformedPattern(choiceWithoutOther(pattern), Reason.NO_OTHER, cause);
    }
    Matcher index = INDEX.matcher(message);
    int position = index.find() ? Integer.parseInt(index.group(1)) : 0;
    Reason reason =
        message.startsWith("Bad argument syntax") ? Reason.ARGUMENT_NAME : Reason.SYNTAX;
    int unclosed = unclosedBrace(pattern);
    // "{first_name tham?": what lacks is the brace, not a better name.
    boolean lacksBrace = unclosed >= 0 && (reason == Reason.SYNTAX || unclosed == position - 1);
    return lacksBrace
        ? new MalformedPattern(unclosed, Reason.UNCLOSED_BRACE, cause)
        : new MalformedPattern(position, reason, cause);
  }

  /** The innermost brace that is never closed; -1 when all are. */
  private static int unclosedBrace(String pattern) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '{') {
        open.push(i);
      } else if (pattern.charAt(i) == '}') {
        open.poll();
      }
    }
    return open.isEmpty() ? -1 : open.peek();
  }

  /**
   * The last choice that does not parse by itself is the one that lacks it: those around it fail as
   * well.
   */
  private static int choiceWithoutOther(String pattern) {
    Matcher start = CHOICE.matcher(pattern);
    int found = 0;
    while (start.find()) {
      String choice = pattern.substring(start.start(), closing(pattern, start.start()));
      if (!parses(choice)) {
        found = start.start();
      }
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

  private static boolean parses(String pattern) {
    try {
      return new MessagePattern(pattern).countParts() > 0;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /** The 0-based character at which it goes wrong, or the brace that is never closed. */
  public int position() {
    return Math.max(0, position);
  }

  /** Why it cannot be read. */
  public Reason reason() {
    return reason;
  }
}
