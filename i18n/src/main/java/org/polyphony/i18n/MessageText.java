package org.polyphony.i18n;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.pattern.MalformedPattern;
import org.polyphony.i18n.pattern.PatternParser;
import org.polyphony.i18n.pattern.Piece;

/**
 * Texts that people wrote, with the values of one contact: lines of call scripts and text messages.
 * Nothing of a bad text or a missing value throws; it is told in {@link Rendered#problems()}.
 */
public final class MessageText {

  private static final Memory<Parsed> PARSED = new Memory<>(MessageText::parse);

  private MessageText() {}

  /**
   * A text with its values in place.
   *
   * @param text to be said or sent; a missing value is a blank, {@code ____}, and of a text that
   *     does not parse this is the text as written
   * @param problems empty when everything had its value; a text with problems may be read out, and
   *     must not be sent
   */
  public record Rendered(String text, List<MessageProblem> problems) {
    public Rendered {
      problems = List.copyOf(problems);
    }

    /** Whether it can be sent as it is. */
    public boolean complete() {
      return problems.isEmpty();
    }
  }

  /**
   * Fills a text.
   *
   * <p>Values may be strings, as they come from files: {@code "3"} counts as a number, {@code
   * "2026-11-03"} as a date. {@code address} may be a key of {@link AddressForms}; without one the
   * neutral form is said. Names that run in the other direction are set apart.
   *
   * @param tag the language of the text
   * @param pattern in ICU's syntax with named arguments
   * @param arguments by name; null values and absent ones are missing
   * @param zone in which moments are shown
   */
  public static Rendered render(
      String tag, String pattern, Map<String, ? extends @Nullable Object> arguments, ZoneId zone) {
    Parsed parsed = PARSED.get(pattern);
    if (parsed.problem() != null) {
      return new Rendered(pattern, List.of(parsed.problem()));
    }
    Formats formats = Formats.of(tag, zone);
    Renderer renderer =
        new Renderer(
            formats,
            formats.direction(),
            parsed.addressed() ? withAddress(tag, arguments) : arguments);
    String text = renderer.render(parsed.pieces());
    return new Rendered(text, renderer.problems().stream().map(at -> at.in(pattern)).toList());
  }

  /**
   * @param addressed whether the form of address stands in it
   * @param problem null where the pattern parses
   */
  private record Parsed(List<Piece> pieces, boolean addressed, @Nullable MessageProblem problem) {}

  /**
   * What a pattern is made of, read once however often it is asked; empty where it does not parse.
   */
  static Optional<List<Piece>> pieces(String pattern) {
    Parsed parsed = PARSED.get(pattern);
    return parsed.problem() == null ? Optional.of(parsed.pieces()) : Optional.empty();
  }

  private static Parsed parse(String pattern) {
    try {
      List<Piece> pieces = PatternParser.parse(pattern);
      boolean addressed =
          Piece.named(pieces).stream()
              .anyMatch(piece -> AddressForms.ARGUMENT.equals(piece.name()));
      return new Parsed(pieces, addressed, null);
    } catch (MalformedPattern e) {
      return new Parsed(List.of(), false, MessageCheck.malformed(pattern, e));
    }
  }

  private static Map<String, Object> withAddress(
      String tag, Map<String, ? extends @Nullable Object> arguments) {
    Map<String, Object> complete = new HashMap<>();
    arguments.forEach(
        (name, value) -> {
          if (value != null) {
            complete.put(name, value);
          }
        });
    String chosen = String.valueOf(complete.getOrDefault(AddressForms.ARGUMENT, ""));
    AddressForms.word(tag, chosen).ifPresent(word -> complete.put(AddressForms.ARGUMENT, word));
    return complete;
  }

  /**
   * The names of the arguments of a text, those inside choices too; empty when it does not parse.
   */
  public static Set<String> arguments(String pattern) {
    Set<String> names = new LinkedHashSet<>();
    try {
      for (Piece piece : Piece.named(PatternParser.parse(pattern))) {
        names.add(String.valueOf(piece.name()));
      }
    } catch (MalformedPattern e) {
      return Set.of();
    }
    return names;
  }
}
