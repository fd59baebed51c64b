package org.polyphony.i18n;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.polyphony.i18n.pattern.MalformedPattern;
import org.polyphony.i18n.pattern.PatternParser;
import org.polyphony.i18n.pattern.Piece;

/**
 * The sentences of the interface in one language. Missing ones are English; {@link #isUntranslated}
 * tells. Every pattern is parsed when the bundle is made, so that a broken one stops the start and
 * not a page. Immutable.
 */
public final class MessageBundle {

  private final String tag;
  private final Direction direction;
  private final TranslationState state;
  private final Map<String, List<Piece>> own;
  private final Map<String, List<Piece>> english;
  private final ZoneId zone;
  private final Formats formats;
  private final Formats englishFormats;

  private MessageBundle(
      String tag,
      Direction direction,
      TranslationState state,
      Map<String, List<Piece>> own,
      Map<String, List<Piece>> english,
      ZoneId zone) {
    this.tag = tag;
    this.direction = direction;
    this.state = state;
    this.own = own;
    this.english = english;
    this.zone = zone;
    this.formats = Formats.of(tag, zone);
    this.englishFormats = Formats.of(Messages.SOURCE, zone);
  }

  static MessageBundle of(
      String tag,
      TranslationState state,
      Map<String, String> patterns,
      Map<String, String> source) {
    return new MessageBundle(
        tag,
        Languages.standard().direction(tag),
        state,
        parse(tag, patterns),
        parse(Messages.SOURCE, source),
        ZoneOffset.UTC);
  }

  static MessageBundle pseudo(PseudoLocale locale, Map<String, String> source) {
    Map<String, List<Piece>> english = parse(Messages.SOURCE, source);
    Map<String, List<Piece>> own = new HashMap<>();
    english.forEach((key, pieces) -> own.put(key, locale.translate(pieces)));
    return new MessageBundle(
        locale.tag(),
        locale.direction(),
        TranslationState.REVIEWED,
        Map.copyOf(own),
        english,
        ZoneOffset.UTC);
  }

  private static Map<String, List<Piece>> parse(String tag, Map<String, String> patterns) {
    Map<String, List<Piece>> parsed = new HashMap<>();
    patterns.forEach((key, pattern) -> parsed.put(key, parse(tag, key, pattern)));
    return Map.copyOf(parsed);
  }

  private static List<Piece> parse(String tag, String key, String pattern) {
    try {
      return PatternParser.parse(pattern);
    } catch (MalformedPattern e) {
      throw new IllegalStateException(
          "Message " + key + " in " + tag + ", character " + e.position() + ": " + e.getMessage(),
          e);
    }
  }

  /** The same sentences with moments shown in a zone; without this they are shown in UTC. */
  public MessageBundle in(ZoneId zone) {
    return zone.equals(this.zone)
        ? this
        : new MessageBundle(tag, direction, state, own, english, zone);
  }

  /** The tag of its language: the value of {@code lang}. */
  public String tag() {
    return tag;
  }

  /** The direction in which its pages run. */
  public Direction direction() {
    return direction;
  }

  /** How far it can be trusted; the page says so where it is a draft. */
  public TranslationState state() {
    return state;
  }

  /** Dates and numbers in its language and zone. */
  public Formats formats() {
    return formats;
  }

  /** Every key, translated or not. */
  public Set<String> keys() {
    return english.keySet();
  }

  /** Whether a key shows English here because nobody has translated it. */
  public boolean isUntranslated(String key) {
    return !tag.equals(Messages.SOURCE) && !own.containsKey(key);
  }

  /** The sentence of a key without arguments. */
  public String text(String key) {
    return text(key, Map.of());
  }

  /**
   * The sentence of a key with one or more arguments.
   *
   * @param more names and values in turn
   */
  public String text(String key, String name, Object value, Object... more) {
    if (more.length % 2 != 0) {
      throw new IllegalArgumentException("An argument of " + key + " has no value");
    }
    Map<String, Object> arguments = new HashMap<>();
    arguments.put(name, value);
    for (int i = 0; i < more.length; i += 2) {
      arguments.put((String) more[i], more[i + 1]);
    }
    return text(key, arguments);
  }

  /**
   * The sentence of a key with named arguments.
   *
   * @throws IllegalArgumentException when there is no such key in English, or an argument is
   *     missing or of a wrong type: both are faults of the program
   */
  public String text(String key, Map<String, ?> arguments) {
    boolean translated = own.containsKey(key);
    List<Piece> pieces = translated ? own.get(key) : english.get(key);
    if (pieces == null) {
      throw new IllegalArgumentException("There is no message " + key);
    }
    Renderer renderer =
        new Renderer(
            translated ? formats : englishFormats,
            translated ? direction : Direction.LEFT_TO_RIGHT,
            arguments);
    String text = renderer.render(pieces);
    if (!renderer.problems().isEmpty()) {
      throw new IllegalArgumentException(
          "Message " + key + ": " + new HashSet<>(renderer.problems()));
    }
    return text;
  }
}
