package org.polyphony.scripts;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.PersonNames;

/**
 * What a script can call a person, a gathering and the caller by: the one list of its placeholders.
 * What nobody knows is left out; the line then shows a blank to be filled in by speaking.
 *
 * @param values strings, a {@link ZonedDateTime} for {@code date}, a {@code LocalTime} for {@code
 *     time}, a {@link LocalDate} for the days of an election
 */
public record ScriptArguments(Map<String, Object> values) {

  /** A placeholder and the type of its value. */
  public enum Placeholder {
    /** The name that a contact is called by. */
    FIRST_NAME("first_name", Type.TEXT),
    /** A contact's full name, in the order of its language. */
    NAME("name", Type.TEXT),
    /** What a stranger with manners calls a contact, as its language has it. */
    FORMAL_NAME("formal_name", Type.TEXT),
    /** Who calls. */
    CALLER("caller", Type.TEXT),
    /** For whom they call. */
    ORGANIZATION("organization", Type.TEXT),
    /** The name of the event that is bound to the script. */
    EVENT("event", Type.TEXT),
    /** The day on which it begins. */
    DATE("date", Type.DATE),
    /** The time of day at which it begins. */
    TIME("time", Type.TIME),
    /** Where it is. */
    PLACE("place", Type.TEXT),
    /** The name of the election that is bound to the script. */
    ELECTION("election", Type.TEXT),
    /** The day of that election. */
    ELECTION_DAY("election_day", Type.DAY),
    /** The last day to register for it, but for registering in person. */
    REGISTER_BY("register_by", Type.DAY),
    /** The last day to put a ballot right that was not accepted. */
    CURE_BY("cure_by", Type.DAY),
    /** The form of address: a word before the name in Vietnamese, a kin term in Hmong. */
    ADDRESS("address", Type.TEXT);

    private final String key;
    private final Type type;

    Placeholder(String key, Type type) {
      this.key = key;
      this.type = type;
    }

    /** The name between the braces. */
    public String key() {
      return key;
    }

    /** What kind of value it takes. */
    public Type type() {
      return type;
    }
  }

  /** What kind of value a placeholder takes. */
  public enum Type {
    TEXT,
    /** A day with a time of day. */
    DATE,
    /** A day alone. */
    DAY,
    TIME
  }

  /** No value at all. */
  public static final ScriptArguments NONE = new ScriptArguments(Map.of());

  /** Copies what it is given. */
  public ScriptArguments {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * The person who is spoken to.
   *
   * @param firstName what they are called by
   * @param name in full
   * @param address a key or word of {@link org.polyphony.i18n.AddressForms}; empty where it is not
   *     known yet
   */
  public ScriptArguments person(String firstName, String name, String address) {
    return with(Placeholder.FIRST_NAME, firstName)
        .with(Placeholder.NAME, name)
        .with(Placeholder.FORMAL_NAME, name)
        .with(Placeholder.ADDRESS, address);
  }

  /**
   * The person who is spoken to, with name and form in the manner of their language.
   *
   * @param name in full as it is kept, which is told where the parts are not the whole of it
   * @param preferred what they want to be called; empty where they have not said
   * @param spoken the tag of their language; {@code und} where nobody knows
   */
  public ScriptArguments person(
      String name, String given, String family, String preferred, String spoken, String address) {
    String first =
        Stream.of(preferred, given, name).filter(part -> !part.isBlank()).findFirst().orElse("");
    String whole = PersonNames.full(spoken, given, "", family);
    boolean isWhole = words(whole).equals(words(name));
    return person(first, isWhole ? whole : name, address)
        .with(
            Placeholder.FORMAL_NAME,
            given.isBlank() || family.isBlank()
                ? name
                : PersonNames.formal(spoken, given, "", family));
  }

  /** With a form of address; as it is where that is empty. */
  public ScriptArguments addressed(String form) {
    return with(Placeholder.ADDRESS, form);
  }

  private static Set<String> words(String name) {
    return Set.copyOf(List.of(name.strip().split("\\s+", -1)));
  }

  /** Who calls, and for whom. */
  public ScriptArguments caller(String name, String organization) {
    return with(Placeholder.CALLER, name).with(Placeholder.ORGANIZATION, organization);
  }

  /**
   * The event that the campaign has bound.
   *
   * @param begins in the time zone of the event
   * @param place where; empty for a virtual one
   */
  public ScriptArguments event(String name, ZonedDateTime begins, String place) {
    return with(Placeholder.EVENT, name)
        .with(Placeholder.DATE, begins)
        .with(Placeholder.TIME, begins.toLocalTime())
        .with(Placeholder.PLACE, place);
  }

  /**
   * The election that the campaign has bound.
   *
   * @param registerBy the last day to register, null where nobody has said it
   * @param cureBy the last day to put a ballot right, null where nobody has said it
   */
  public ScriptArguments election(
      String name, LocalDate day, @Nullable LocalDate registerBy, @Nullable LocalDate cureBy) {
    return with(Placeholder.ELECTION, name)
        .with(Placeholder.ELECTION_DAY, day)
        .with(Placeholder.REGISTER_BY, registerBy)
        .with(Placeholder.CURE_BY, cureBy);
  }

  /** The time zone that the date is in; UTC where there is no date. */
  public ZoneId zone() {
    return values.get(Placeholder.DATE.key()) instanceof ZonedDateTime begins
        ? begins.getZone()
        : ZoneOffset.UTC;
  }

  private ScriptArguments with(Placeholder placeholder, @Nullable Object value) {
    if (value == null || value.equals("")) {
      return this;
    }
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(placeholder.key(), value);
    return new ScriptArguments(more);
  }
}
