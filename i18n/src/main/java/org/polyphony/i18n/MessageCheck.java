package org.polyphony.i18n;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.MessageProblem.Code;
import org.polyphony.i18n.pattern.MalformedPattern;
import org.polyphony.i18n.pattern.PatternParser;
import org.polyphony.i18n.pattern.Piece;

/**
 * Finds what is wrong with a text before anybody reads it out, by itself and beside its English.
 */
public final class MessageCheck {

  private static final Set<String> TYPES = Set.of("number", "date", "time");
  private static final int NEAR = 20;
  private static final String OTHER = "other";

  private final String tag;
  private final String pattern;
  private final List<MessageProblem.At> problems = new ArrayList<>();

  private MessageCheck(String tag, String pattern) {
    this.tag = tag;
    this.pattern = pattern;
  }

  /**
   * All problems of a text, in the order of the text; one that does not parse has just that one.
   *
   * @param tag its language, whose plural categories are asked of ICU
   * @param englishPattern what it translates; null for none, and a text that does not parse counts
   *     as none
   */
  public static List<MessageProblem> check(
      String tag, String pattern, @Nullable String englishPattern) {
    MessageCheck check = new MessageCheck(tag, pattern);
    try {
      List<Piece> pieces = PatternParser.parse(pattern);
      check.quotes();
      check.pieces(pieces, false);
      check.problems.addAll(BidiMarks.unbalanced(pattern, pieces));
      check.compare(pieces, englishPattern);
    } catch (MalformedPattern e) {
      return List.of(malformed(pattern, e));
    }
    return check.problems.stream()
        .sorted(Comparator.comparingInt(MessageProblem.At::position))
        .map(at -> at.in(pattern))
        .toList();
  }

  static MessageProblem malformed(String pattern, MalformedPattern e) {
    int from = Math.min(e.position(), pattern.length());
    String near = pattern.substring(from, Math.min(pattern.length(), from + NEAR));
    Map<String, String> arguments =
        Map.of("reason", e.reason().name().toLowerCase(Locale.ROOT), "near", near);
    return new MessageProblem.At(from, Code.DOES_NOT_PARSE, arguments).in(pattern);
  }

  private void add(int position, Code code, Map<String, String> arguments) {
    problems.add(new MessageProblem.At(position, code, arguments));
  }

  private void quotes() throws MalformedPattern {
    for (int quote : PatternParser.quotes(pattern)) {
      String near = pattern.substring(quote, Math.min(pattern.length(), quote + NEAR));
      add(quote, Code.QUOTING, Map.of("near", near));
    }
  }

  /**
   * @param counting whether they stand inside a plural
   */
  private void pieces(List<Piece> pieces, boolean counting) {
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Text text) {
        strayBrace(text);
      } else if (piece instanceof Piece.NumberSign sign && sign.nested()) {
        add(sign.position(), Code.NESTED_NUMBER_SIGN, Map.of());
      } else if (piece instanceof Piece.Argument argument && argument.type() != null) {
        type(argument, argument.type());
      } else if (piece instanceof Piece.Plural plural) {
        categories(plural);
      }
      doubled(piece);
      boolean counts = counting || piece instanceof Piece.Plural;
      for (Piece.Branch branch : piece.choices()) {
        if (!counts) {
          literalSigns(branch);
        }
        pieces(branch.pieces(), counts);
      }
    }
  }

  private void literalSigns(Piece.Branch branch) {
    for (Piece piece : branch.pieces()) {
      int sign = piece instanceof Piece.Text text ? text.text().indexOf('#') : -1;
      if (sign >= 0) {
        add(piece.position() + sign, Code.LITERAL_NUMBER_SIGN, Map.of());
      }
    }
  }

  private void strayBrace(Piece.Text text) {
    int brace = text.text().indexOf('}');
    int position = text.position() + brace;
    if (brace >= 0 && position < pattern.length() && pattern.charAt(position) == '}') {
      add(position, Code.STRAY_BRACE, Map.of());
    }
  }

  private void type(Piece.Argument argument, String type) {
    if (!TYPES.contains(type)) {
      add(
          argument.position(),
          Code.UNKNOWN_TYPE,
          Map.of("argument", argument.name(), "type", type));
    } else if (!IcuFormats.hasStyle(type, argument.style())) {
      add(
          argument.position(),
          Code.UNKNOWN_STYLE,
          Map.of("argument", argument.name(), "style", String.valueOf(argument.style())));
    }
  }

  private void categories(Piece.Plural plural) {
    Set<String> missing = new LinkedHashSet<>(IcuFormats.pluralCategories(tag, plural.ordinal()));
    Set<String> known = Set.copyOf(missing);
    for (Piece.Branch branch : plural.choices()) {
      String selector = branch.selector();
      missing.remove(selector);
      if (!selector.startsWith("=") && !known.contains(selector)) {
        add(
            branch.position(),
            Code.PLURAL_CATEGORY_UNKNOWN,
            Map.of("argument", plural.name(), "category", selector));
      }
    }
    missing.stream()
        .sorted()
        .forEach(
            category ->
                add(
                    plural.position(),
                    Code.PLURAL_CATEGORY_MISSING,
                    Map.of("argument", plural.name(), "category", category)));
  }

  private void doubled(Piece choice) {
    Set<String> seen = new HashSet<>();
    for (Piece.Branch branch : choice.choices()) {
      if (!seen.add(branch.selector())) {
        add(
            branch.position(),
            Code.CHOICE_DOUBLED,
            Map.of("argument", String.valueOf(choice.name()), "category", branch.selector()));
      }
    }
  }

  private void compare(List<Piece> pieces, @Nullable String englishPattern) {
    if (englishPattern == null) {
      return;
    }
    List<Piece> theirPieces;
    try {
      theirPieces = Piece.named(PatternParser.parse(englishPattern));
    } catch (MalformedPattern e) {
      return;
    }
    Map<String, Set<String>> english = kinds(theirPieces);
    List<Piece> named = Piece.named(pieces);
    unknownChoices(named, theirPieces);
    for (Piece piece : named) {
      String name = String.valueOf(piece.name());
      Set<String> theirs = english.get(name);
      if (theirs == null) {
        if (!name.equals(AddressForms.ARGUMENT)) {
          add(piece.position(), Code.UNKNOWN_ARGUMENT, Map.of("argument", name));
        }
      } else if (theirs.stream().noneMatch(kind -> fits(kind(piece), kind))) {
        add(piece.position(), Code.ARGUMENT_TYPE, Map.of("argument", name));
      }
    }
    Set<String> ours = kinds(named).keySet();
    english.keySet().stream()
        .filter(name -> !ours.contains(name) && !name.equals(AddressForms.ARGUMENT))
        .forEach(name -> add(pattern.length(), Code.MISSING_ARGUMENT, Map.of("argument", name)));
  }

  /** What English chooses by, the translation may choose by; another word is never the value. */
  private void unknownChoices(List<Piece> named, List<Piece> english) {
    Map<String, Set<String>> offered = new HashMap<>();
    for (Piece piece : english) {
      if (piece instanceof Piece.Select select) {
        Set<String> words =
            offered.computeIfAbsent(select.name(), name -> new HashSet<>(Set.of(OTHER)));
        select.choices().forEach(branch -> words.add(branch.selector()));
      }
    }
    for (Piece piece : named) {
      Set<String> words = offered.get(String.valueOf(piece.name()));
      if (words == null || !(piece instanceof Piece.Select)) {
        continue;
      }
      for (Piece.Branch branch : piece.choices()) {
        if (!words.contains(branch.selector())) {
          add(
              branch.position(),
              Code.CHOICE_UNKNOWN,
              Map.of("argument", String.valueOf(piece.name()), "category", branch.selector()));
        }
      }
    }
  }

  private static Map<String, Set<String>> kinds(List<Piece> named) {
    Map<String, Set<String>> kinds = new LinkedHashMap<>();
    for (Piece piece : named) {
      kinds.computeIfAbsent(String.valueOf(piece.name()), name -> new HashSet<>()).add(kind(piece));
    }
    return kinds;
  }

  private static String kind(Piece piece) {
    if (piece instanceof Piece.Argument argument) {
      return argument.type() == null ? "text" : argument.type();
    }
    return piece instanceof Piece.Plural ? "number" : "select";
  }

  /**
   * A translation may choose by a word that English only prints, and print a number that English
   * counts.
   */
  private static boolean fits(String translated, String english) {
    return translated.equals(english)
        || (translated.equals("select") && english.equals("text"))
        || (translated.equals("text") && (english.equals("number") || english.equals("select")));
  }
}
