package org.polyphony.crew;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.Messages;

/**
 * Who is to be reminded of a shift, and in which words. Whoever sends asks {@link #due}, words each
 * with {@link #text}, and says {@link #reminded} in the transaction in which it is sent.
 */
public final class CrewReminders {

  private static final int AT_MOST = 500;
  private static final Duration LATELY = Duration.ofHours(6);

  private final Messages messages;
  private final CrewLinks links;
  private final Clock clock;

  CrewReminders(Messages messages, CrewLinks links, Clock clock) {
    this.messages = messages;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Somebody whose shift is near and who was not reminded yet.
   *
   * @param user who has an account, by which their address is found; else {@code volunteer} is
   *     there
   * @param kind of the role: {@code note_taking}
   * @param names of an own role, by tag; empty for the ready-made
   * @param phone as E.164; empty where there is none, and for users
   * @param email may be empty, and is for users
   * @param language in which they signed up; empty for users
   */
  public record Due(
      UUID signup,
      UUID organization,
      UUID event,
      String eventName,
      String place,
      ZoneId timeZone,
      Instant startsAt,
      Instant endsAt,
      String kind,
      @Json Map<String, String> names,
      @Nullable UUID user,
      @Nullable UUID volunteer,
      String name,
      String phone,
      String email,
      String language) {

    /** Without name and number, since this may reach a log. */
    @Override
    public String toString() {
      return "Due[" + signup + "]";
    }
  }

  /**
   * Those whose shift begins within so long from now, the next first, 500 at most. Nobody is
   * reminded of what is called off or taken off, and nobody who is here already.
   */
  public List<Due> due(Handle handle, Duration ahead) {
    Instant now = clock.instant();
    return handle.attach(Dao.class).due(now, now.plus(ahead), now, false, AT_MOST);
  }

  /**
   * The same of those who left an e-mail address, without those who have signed up a moment ago and
   * need no reminder yet.
   */
  List<Due> dueByMail(Handle handle, Duration ahead) {
    Instant now = clock.instant();
    return handle.attach(Dao.class).due(now, now.plus(ahead), now.minus(LATELY), true, AT_MOST);
  }

  /** Where they see their shifts and give them back; for a volunteer a link that only they have. */
  public String path(Due due) {
    UUID volunteer = due.volunteer();
    return volunteer == null ? "/events/" + due.event() + "/crew" : links.volunteer(volunteer);
  }

  /**
   * What they are told.
   *
   * @param tag the language; English where the messages are not in it
   * @param link the whole address of {@link #path}
   */
  public String text(Due due, String tag, String link) {
    CrewRole role =
        new CrewRole(
            due.signup(),
            RoleKind.of(due.kind()).orElse(RoleKind.OWN),
            due.names(),
            "",
            false,
            List.of());
    return text(
        tag,
        role,
        due.name(),
        due.eventName(),
        due.place(),
        due.startsAt(),
        due.endsAt(),
        due.timeZone(),
        link);
  }

  /** The same for somebody on the page of an event. */
  String text(String tag, Occasion occasion, Crew.Place place, String link) {
    return text(
        tag,
        place.role(),
        place.person().name(),
        occasion.name(),
        occasion.place(),
        place.shift().startsAt(),
        place.shift().endsAt(),
        occasion.timeZone(),
        link);
  }

  private String text(
      String tag,
      CrewRole role,
      String name,
      String event,
      String place,
      Instant from,
      Instant until,
      ZoneId zone,
      String link) {
    MessageBundle bundle = messages.forLocale(tag).in(zone);
    return bundle.text(
        "crew.reminder.text",
        Map.of(
            "name",
            name,
            "event",
            event,
            "role",
            role.name(bundle),
            "day",
            bundle.formats().fullDate(from),
            "from",
            bundle.formats().time(from),
            "until",
            bundle.formats().time(until),
            "place",
            place.isEmpty() ? bundle.text("crew.on-line") : place,
            "link",
            link));
  }

  /** Somebody is not due any more. */
  public void reminded(Handle handle, UUID signup) {
    handle.attach(Dao.class).reminded(signup, clock.instant());
  }

  /** The statements. */
  interface Dao {
    @SqlQuery(
        """
        SELECT s.id AS signup, e.organization, e.event, e.name AS event_name, e.place, e.time_zone, t.starts_at,
               t.ends_at, r.kind, r.names, s.user_id AS "user", s.volunteer, coalesce(v.name, u.name) AS name,
               coalesce(v.phone, '') AS phone, coalesce(v.email, '') AS email, coalesce(v.language, '') AS language
        FROM crew.signups s
        JOIN crew.shifts t ON t.id = s.shift AND t.removed_at IS NULL
        JOIN crew.roles r ON r.id = t.role
        JOIN events.known_events e ON e.event = s.event AND e.cancelled_at IS NULL
        LEFT JOIN crew.volunteers v ON v.id = s.volunteer
        LEFT JOIN accounts.known_users u ON u.user_id = s.user_id AND u.disabled_at IS NULL
        WHERE s.left_at IS NULL AND s.reminded_at IS NULL AND s.here_at IS NULL
          AND t.starts_at > :now AND t.starts_at <= :until AND coalesce(v.name, u.name, '') <> ''
          AND s.signed_at <= :before AND (NOT :mail OR v.email <> '')
        ORDER BY t.starts_at, s.id
        LIMIT :atMost
        """)
    List<Due> due(Instant now, Instant until, Instant before, boolean mail, int atMost);

    @SqlUpdate(
        "UPDATE crew.signups SET reminded_at = :at WHERE id = :signup AND reminded_at IS NULL")
    void reminded(UUID signup, Instant at);
  }
}
