package org.polyphony.checkin;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Names;
import org.polyphony.i18n.Languages;
import org.polyphony.platform.Audit;
import org.polyphony.web.Viewer;

/**
 * The sheet of paper for when nothing else works, and its way back in: everybody who is expected
 * has a number on it, which stays theirs.
 */
final class Sheets {

  private static final int MOST_CHOICES = 12;

  private final DoorDesk desk;
  private final Attendances attendances;
  private final Audit audit;
  private final Clock clock;

  Sheets(DoorDesk desk, Attendances attendances, Audit audit, Clock clock) {
    this.desk = desk;
    this.attendances = attendances;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A line of the sheet.
   *
   * @param consentMissing whether they are under 18 and their guardian has not said yes
   */
  record Line(
      int number,
      UUID contact,
      String name,
      String language,
      int party,
      List<DoorJson.NeedJson> needs,
      boolean consentMissing,
      boolean here) {

    /** The language, or null where nobody knows it. */
    @Nullable String known() {
      return language.equals(Languages.UNKNOWN) ? null : language;
    }
  }

  /** The sheet, by family name. */
  record Sheet(Occasion occasion, List<Line> lines) {
    long here() {
      return lines.stream().filter(Line::here).count();
    }
  }

  /** That names were read is noted. */
  Sheet of(Viewer viewer, UUID event) {
    return desk.at(
        viewer,
        event,
        (handle, occasion) -> {
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "event.guests_read",
              "event",
              event,
              Map.of("at", "sheet"));
          return sheet(handle, occasion);
        });
  }

  private Sheet sheet(Handle handle, Occasion occasion) {
    UUID event = occasion.event();
    Dao dao = handle.attach(Dao.class);
    dao.lock(event);
    dao.number(event);
    DoorDao door = handle.attach(DoorDao.class);
    List<UUID> present =
        door.present(event, occasion.dayOf(clock.instant())).stream()
            .map(DoorDao.Present::contact)
            .toList();
    return new Sheet(
        occasion,
        door.guests(event).stream()
            .flatMap(
                guest ->
                    Optional.ofNullable(guest.number())
                        .map(number -> line(number, guest, present.contains(guest.contact())))
                        .stream())
            .toList());
  }

  private static Line line(int number, DoorDao.Guest guest, boolean here) {
    return new Line(
        number,
        guest.contact(),
        guest.name(),
        guest.language(),
        guest.party(),
        DoorJson.needs(guest.needs()),
        guest.status().equals(DoorDao.NO_CONSENT),
        here);
  }

  /**
   * What was found by what somebody typed.
   *
   * @param ticked who is here now; null where it was not one alone
   * @param choices those that it may be
   */
  record Found(Sheet sheet, @Nullable Line ticked, List<Line> choices) {}

  /**
   * Ticks the one whom a number or a part of a name means; of several, says which.
   *
   * @param key of the form, so that one that is sent twice is one
   */
  Found tick(Viewer viewer, UUID event, String typed, UUID key) {
    return desk.at(
        viewer,
        event,
        (handle, occasion) -> {
          Sheet sheet = sheet(handle, occasion);
          List<Line> found = found(sheet.lines(), typed);
          if (found.size() != 1) {
            return new Found(sheet, null, found.stream().limit(MOST_CHOICES).toList());
          }
          Line line = found.get(0);
          attendances.record(
              handle,
              occasion.organization(),
              new NewAttendance(
                  event,
                  viewer.user(),
                  key,
                  new NewAttendance.Known(line.contact()),
                  null,
                  Languages.UNKNOWN,
                  clock.instant()));
          return new Found(sheet(handle, occasion), line, List.of());
        });
  }

  /** Takes a tick back. */
  void untick(Viewer viewer, UUID event, UUID contact) {
    desk.at(
        viewer,
        event,
        (handle, occasion) -> {
          handle.attach(DoorDao.class).present(event, occasion.dayOf(clock.instant())).stream()
              .filter(one -> one.contact().equals(contact))
              .forEach(one -> attendances.undo(handle, event, one.attendance(), viewer.user()));
          return contact;
        });
  }

  /** A number is that line alone; letters are parts of the name, in any order. */
  static List<Line> found(List<Line> lines, String typed) {
    String query = typed.strip();
    if (query.matches("\\d{1,6}")) {
      int number = Integer.parseInt(query);
      return lines.stream().filter(line -> line.number() == number).toList();
    }
    List<String> words =
        Arrays.stream(Names.folded(query).split(" ")).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty()) {
      return List.of();
    }
    return lines.stream()
        .filter(line -> words.stream().allMatch(Names.folded(line.name())::contains))
        .toList();
  }

  /** The statements. */
  interface Dao {

    /** Two who print at once give no number twice. */
    @SqlQuery(
        "SELECT pg_advisory_xact_lock(hashtextextended('checkin.sheet ' || :event, 0)) IS NULL")
    boolean lock(@Bind("event") UUID event);

    /** Those who have none yet, after those who have, in the order of the sheet. */
    @SqlUpdate(
        """
        INSERT INTO checkin.sheet_lines (event, contact, number)
        SELECT CAST(:event AS uuid), n.person,
               (SELECT coalesce(max(s.number), 0) FROM checkin.sheet_lines s WHERE s.event = :event)
                 + row_number() OVER (ORDER BY lower(coalesce(nullif(p.family_name, ''), p.full_name)),
                                               lower(p.full_name), n.person)
        FROM (
          SELECT DISTINCT coalesce(m.person, r.contact) AS person
          FROM events.known_registrations r
          LEFT JOIN contacts.merged_people m ON m.contact = r.contact
          WHERE r.event = :event AND r.status IN ('accepted', 'tentative')) n
        JOIN contacts.people p ON p.contact = n.person
        WHERE NOT EXISTS (SELECT FROM checkin.sheet_lines s WHERE s.event = :event AND s.contact = n.person)
        """)
    void number(@Bind("event") UUID event);
  }
}
