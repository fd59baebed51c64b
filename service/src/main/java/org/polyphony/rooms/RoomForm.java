package org.polyphony.rooms;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/**
 * What stands in the form of a shift, as it was typed.
 *
 * @param key goes with a new form, so that it is one shift however often it is sent
 */
record RoomForm(
    String key,
    String name,
    String campaign,
    String day,
    String starts,
    String ends,
    String place,
    String address,
    String goal,
    String lead) {

  private static final LocalTime AFTER_SCHOOL = LocalTime.of(17, 30);
  private static final LocalTime BEFORE_NIGHT = LocalTime.of(20, 30);

  /** The next evening, led by whoever plans it. */
  static RoomForm empty(@Nullable UUID campaign, UUID lead, Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    boolean late = LocalTime.ofInstant(now, zone).isAfter(AFTER_SCHOOL);
    return new RoomForm(
        Ids.next().toString(),
        "",
        campaign == null ? "" : campaign.toString(),
        (late ? today.plusDays(1) : today).toString(),
        AFTER_SCHOOL.toString(),
        BEFORE_NIGHT.toString(),
        "",
        "",
        "",
        lead.toString());
  }

  static RoomForm of(Room room) {
    ZoneId zone = room.zone();
    Integer goal = room.goal();
    return new RoomForm(
        "",
        room.name(),
        room.campaign().toString(),
        LocalDate.ofInstant(room.startsAt(), zone).toString(),
        LocalTime.ofInstant(room.startsAt(), zone).toString(),
        LocalTime.ofInstant(room.endsAt(), zone).toString(),
        room.place(),
        room.address(),
        goal == null ? "" : goal.toString(),
        room.lead().toString());
  }

  static RoomForm of(MultivaluedMap<String, String> typed) {
    return new RoomForm(
        value(typed, "key"),
        value(typed, "name"),
        value(typed, "campaign"),
        value(typed, "day"),
        value(typed, "starts_at"),
        value(typed, "ends_at"),
        value(typed, "place"),
        value(typed, "address"),
        value(typed, "goal"),
        value(typed, "lead"));
  }

  private static String value(MultivaluedMap<String, String> typed, String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  /** The same for the same content. */
  String mark() {
    return Integer.toHexString(hashCode());
  }

  /**
   * @throws Problem 400 for a form that is not ours
   */
  UUID readKey() {
    try {
      return UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      throw Problem.unreadable("unreadable");
    }
  }

  /**
   * @throws Problem 422 where something cannot be read; what can be read and cannot stand is for
   *     {@link RoomRules}
   */
  RoomPlan plan(ZoneId zone) {
    List<FieldProblem> problems = new ArrayList<>();
    UUID which = parsed(UUID::fromString, "campaign", campaign, problems);
    LocalDate date = parsed(LocalDate::parse, "day", day, problems);
    LocalTime start = parsed(LocalTime::parse, "starts_at", starts, problems);
    LocalTime end = parsed(LocalTime::parse, "ends_at", ends, problems);
    Integer people = goal.isEmpty() ? null : parsed(Integer::valueOf, "goal", goal, problems);
    UUID who = parsed(UUID::fromString, "lead", lead, problems);
    if (which == null
        || date == null
        || start == null
        || end == null
        || who == null
        || !problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    // One that ends after midnight ends on the next day.
    LocalDate lastDay = end.isBefore(start) ? date.plusDays(1) : date;
    return new RoomPlan(
        name,
        which,
        date.atTime(start).atZone(zone).toInstant(),
        lastDay.atTime(end).atZone(zone).toInstant(),
        zone,
        place,
        address,
        people,
        who,
        false);
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
    } catch (DateTimeException | IllegalArgumentException e) {
      problems.add(FieldProblem.of(field, "unreadable_value"));
      return null;
    }
  }
}
