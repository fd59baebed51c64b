package org.polyphony.i18n;

import java.util.Locale;
import java.util.Map;

/**
 * Something wrong with a text, at a place that can be shown.
 *
 * @param position the 0-based character offset in the text
 * @param line the 1-based line of that place
 * @param column the 1-based column of that place
 * @param code what is wrong
 * @param arguments for the sentence that explains it, by name
 */
public record MessageProblem(
    int position, int line, int column, Code code, Map<String, String> arguments) {

  /** Kinds of problems; the API and the bundles know them by {@link #wire()}. */
  public enum Code {
    /** The pattern cannot be read from here on; {@code reason} says why. */
    DOES_NOT_PARSE,
    /** A closing brace that closes nothing and will be printed. */
    STRAY_BRACE,
    /** English has no argument of that name. */
    UNKNOWN_ARGUMENT,
    /** English has an argument that this text lacks; or, when rendering, nobody gave a value. */
    MISSING_ARGUMENT,
    /** The argument is of another type than in English; or its value does not fit its type. */
    ARGUMENT_TYPE,
    /** A type nobody can format, as in {@code {name, foo}}. */
    UNKNOWN_TYPE,
    /** A style that its type does not have. */
    UNKNOWN_STYLE,
    /** The language has a plural category that the message lacks. */
    PLURAL_CATEGORY_MISSING,
    /** A plural category that the language does not have. */
    PLURAL_CATEGORY_UNKNOWN,
    /** The same choice twice; the second would never be said. */
    CHOICE_DOUBLED,
    /** A choice that English does not offer: it would never be said. */
    CHOICE_UNKNOWN,
    /** A plain apostrophe that swallows what follows. */
    QUOTING,
    /** {@code #} inside a select inside a plural, which other programs print as it stands. */
    NESTED_NUMBER_SIGN,
    /** {@code #} inside a choice that counts nothing: it is printed as it stands. */
    LITERAL_NUMBER_SIGN,
    /** A mark of direction that is opened and not closed, or closed and not opened. */
    BIDI_UNBALANCED;

    /** The name in the API: {@code "unknown_argument"}. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The key of the sentence for people, in the bundles of {@code patterns}. */
    public String messageKey() {
      return "patterns.problem." + wire();
    }
  }

  /** A problem before its line and column are known. */
  record At(int position, Code code, Map<String, String> arguments) {

    MessageProblem in(String text) {
      int end = Math.min(position, text.length());
      int line = 1;
      int lineStart = 0;
      for (int i = 0; i < end; i++) {
        if (text.charAt(i) == '\n') {
          line++;
          lineStart = i + 1;
        }
      }
      return new MessageProblem(end, line, end - lineStart + 1, code, arguments);
    }
  }

  public MessageProblem {
    arguments = Map.copyOf(arguments);
  }

  /** The key of the sentence that explains it. */
  public String messageKey() {
    return code.messageKey();
  }
}
