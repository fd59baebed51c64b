package org.polyphony.rooms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.accounts.ShiftCodes.ShiftCode;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * A shift as the API answers it.
 *
 * @param lead the first name of who leads
 */
record ShiftJson(
    UUID id,
    String state,
    String name,
    UUID campaign,
    Instant startsAt,
    Instant endsAt,
    String timeZone,
    String place,
    String address,
    @Nullable Integer goal,
    String lead) {

  /**
   * What is sent.
   *
   * @param key the client's, so that one sent again is the same shift; may be left out
   * @param timeZone the organization's where it is left out
   * @param lead whoever sends it where it is left out
   */
  record Body(
      @Nullable UUID key,
      @Nullable String name,
      @Nullable UUID campaign,
      @Nullable Instant startsAt,
      @Nullable Instant endsAt,
      @Nullable String timeZone,
      @Nullable String place,
      @Nullable String address,
      @Nullable Integer goal,
      @Nullable UUID lead) {

    /**
     * @throws Problem 422 where something is missing or cannot be read
     */
    RoomPlan plan(Viewer viewer, ZoneId usual) {
      List<FieldProblem> problems = new ArrayList<>();
      UUID which = there("campaign", campaign, problems);
      Instant from = there("starts_at", startsAt, problems);
      Instant until = there("ends_at", endsAt, problems);
      ZoneId zone = timeZone == null ? usual : zone(timeZone, problems);
      if (which == null || from == null || until == null || zone == null) {
        throw Problem.invalid(problems);
      }
      return new RoomPlan(
          text(name),
          which,
          from,
          until,
          zone,
          text(place),
          text(address),
          goal,
          lead == null ? viewer.user() : lead,
          false);
    }

    private static <T> @Nullable T there(
        String field, @Nullable T value, List<FieldProblem> problems) {
      if (value == null) {
        problems.add(FieldProblem.required(field));
      }
      return value;
    }

    private static @Nullable ZoneId zone(String id, List<FieldProblem> problems) {
      try {
        return ZoneId.of(id);
      } catch (DateTimeException e) {
        problems.add(FieldProblem.of("time_zone", "unreadable_value"));
        return null;
      }
    }

    private static String text(@Nullable String text) {
      return text == null ? "" : text.strip();
    }
  }

  /** Some shifts. */
  record Several(List<ShiftJson> items) {}

  /** How people come in. */
  record Join(String code, String address, boolean open) {}

  /**
   * A shift with its room.
   *
   * @param join for those who lead, else null
   * @param asks for those who lead, else empty
   */
  record Inside(
      ShiftJson shift,
      long talkedTo,
      List<Lobby.Person> here,
      List<Lobby.Coverage> languages,
      String line,
      Signal.Help help,
      List<Signal.Asking> asks,
      @Nullable Join join) {

    static Inside of(Lobby lobby, @Nullable ShiftCode code) {
      return new Inside(
          ShiftJson.of(lobby.room(), lobby.state()),
          lobby.talkedTo(),
          lobby.here(),
          lobby.languages(),
          lobby.room().line(),
          lobby.help(),
          lobby.asks(),
          code == null ? null : new Join(code.code(), code.address(), code.open()));
    }
  }

  /**
   * The end of a shift.
   *
   * @param own people whom the viewer talked to, by the language spoken
   * @param talkedTo people whom all together talked to
   * @param thanks what the lead says; may be empty
   */
  record End(List<FiguresDao.Spoken> own, long talkedTo, List<String> languages, String thanks) {}

  static ShiftJson of(Room room, RoomState state) {
    return new ShiftJson(
        room.shift(),
        state.code(),
        room.name(),
        room.campaign(),
        room.startsAt(),
        room.endsAt(),
        room.timeZone(),
        room.place(),
        room.address(),
        room.goal(),
        FirstName.of(room.leadName()));
  }
}
