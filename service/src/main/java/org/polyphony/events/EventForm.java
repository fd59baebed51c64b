package org.polyphony.events;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.ZoneNames;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.View;

/** What stands in the form of an event, as it was typed. */
record EventForm(
    String kind,
    String name,
    String audience,
    String day,
    String starts,
    String ends,
    String timeZone,
    String place,
    String address,
    String virtualAddress,
    String capacity) {

  /** The same for the same content. */
  String mark() {
    return Integer.toHexString(hashCode());
  }

  private static final String USUAL_ZONE = "America/Los_Angeles";

  /**
   * The zones of the United States, west to east, by the messages that name them; others come by
   * the API.
   */
  private static final Map<String, String> ZONES = zonesOfTheUnitedStates();

  private static Map<String, String> zonesOfTheUnitedStates() {
    Map<String, String> zones = new LinkedHashMap<>();
    zones.put(USUAL_ZONE, "events.zone.pacific");
    zones.put("America/Denver", "events.zone.mountain");
    zones.put("America/Phoenix", "events.zone.arizona");
    zones.put("America/Chicago", "events.zone.central");
    zones.put("America/New_York", "events.zone.eastern");
    zones.put("America/Anchorage", "events.zone.alaska");
    zones.put("Pacific/Honolulu", "events.zone.hawaii");
    return zones;
  }

  /** An evening of two hours, as listening sessions are. */
  static EventForm empty() {
    return new EventForm(
        EventKind.SESSION.code(), "", "", "", "18:00", "20:00", USUAL_ZONE, "", "", "", "");
  }

  static EventForm of(Event event) {
    ZoneId zone = event.timeZone();
    return new EventForm(
        event.kind().code(),
        event.name(),
        event.audience(),
        event.startsAt().atZone(zone).toLocalDate().toString(),
        event.startsAt().atZone(zone).toLocalTime().toString(),
        event.endsAt().atZone(zone).toLocalTime().toString(),
        zone.getId(),
        event.place(),
        event.address(),
        event.virtualAddress(),
        event.capacity() == null ? "" : event.capacity().toString());
  }

  static EventForm of(MultivaluedMap<String, String> typed) {
    return new EventForm(
        value(typed, "kind"),
        value(typed, "name"),
        value(typed, "audience"),
        value(typed, "day"),
        value(typed, "starts_at"),
        value(typed, "ends_at"),
        value(typed, "time_zone"),
        value(typed, "place"),
        value(typed, "address"),
        value(typed, "virtual_address"),
        value(typed, "capacity"));
  }

  private static String value(MultivaluedMap<String, String> typed, String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  /**
   * @throws Problem 422 where something cannot be read; what can be read and cannot stand is for
   *     {@link EventRules}
   */
  NewEvent event() {
    List<FieldProblem> problems = new ArrayList<>();
    EventKind known = EventKind.of(kind).orElse(null);
    if (known == null) {
      problems.add(FieldProblem.required("kind"));
    }
    ZoneId zone = zone();
    if (zone == null) {
      problems.add(FieldProblem.required("time_zone"));
    }
    LocalDate date = parsed(LocalDate::parse, "day", day, problems);
    LocalTime start = parsed(LocalTime::parse, "starts_at", starts, problems);
    LocalTime end = parsed(LocalTime::parse, "ends_at", ends, problems);
    Integer seats =
        capacity.isEmpty() ? null : parsed(Integer::valueOf, "capacity", capacity, problems);
    if (known == null
        || zone == null
        || date == null
        || start == null
        || end == null
        || !problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    // One that ends after midnight ends on the next day.
    LocalDate lastDay = end.isBefore(start) ? date.plusDays(1) : date;
    return new NewEvent(
        known,
        name,
        audience,
        instant(date, start, zone),
        instant(lastDay, end, zone),
        zone,
        place,
        address,
        virtualAddress,
        seats,
        false);
  }

  /** The zones to choose from; one that came by the API is among them. */
  List<View.Choice> zones(View view) {
    List<View.Choice> choices = new ArrayList<>();
    ZONES.forEach((id, key) -> choices.add(View.Choice.of(id, view.t(key), id.equals(timeZone))));
    if (!ZONES.containsKey(timeZone)) {
      choices.add(View.Choice.of(timeZone, ZoneNames.name(view.locale(), timeZone), true));
    }
    return choices;
  }

  /** The kinds to choose from. */
  List<View.Choice> kinds(View view) {
    List<View.Choice> choices = new ArrayList<>();
    for (EventKind each : EventKind.values()) {
      choices.add(
          View.Choice.of(
              each.code(), view.t("events.kind." + each.code()), each.code().equals(kind)));
    }
    return choices;
  }

  /** What stands in the field of further dates. */
  static String dates(MultivaluedMap<String, String> typed) {
    return value(typed, "dates");
  }

  /**
   * The further dates, by the clock of the place.
   *
   * @throws Problem 422 where they cannot be read
   */
  List<EventDate> furtherDates(String dates) {
    ZoneId zone = zone();
    return zone == null ? List.of() : DatesForm.read(dates, zone);
  }

  /**
   * @throws Problem 422 where it is no day
   */
  static LocalDate day(String text) {
    return read(LocalDate::parse, "day", text);
  }

  /**
   * @throws Problem 422 where it is no number
   */
  static int times(String text) {
    return read(Integer::valueOf, "times", text);
  }

  /**
   * @throws Problem 422 where it is not from 1 to {@value EventRules#LARGEST_PARTY}
   */
  static int party(String text) {
    int party = read(Integer::valueOf, "party", text);
    if (party < 1 || party > EventRules.LARGEST_PARTY) {
      throw Problem.invalid(
          new FieldProblem(
              "party", "number_outside", Map.of("least", 1, "most", EventRules.LARGEST_PARTY)));
    }
    return party;
  }

  private static <T> T read(Parser<T> parser, String field, String text) {
    List<FieldProblem> problems = new ArrayList<>();
    T read = parsed(parser, field, text.strip(), problems);
    if (read == null) {
      throw Problem.invalid(problems);
    }
    return read;
  }

  private @Nullable ZoneId zone() {
    try {
      return ZoneId.of(timeZone);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private interface Parser<T> {
    T parse(String text);
  }

  private static <T> @Nullable T parsed(
      Parser<T> parser, String field, String text, List<FieldProblem> problems) {
    if (text.isEmpty()) {
      problems.add(FieldProblem.required(field));
      return null;
    }
    try {
      return parser.parse(text);
    } catch (DateTimeException | NumberFormatException e) {
      problems.add(FieldProblem.of(field, "unreadable_value"));
      return null;
    }
  }

  private static Instant instant(LocalDate day, LocalTime time, ZoneId zone) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
