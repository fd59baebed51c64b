package org.polyphony.care;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.care.IncidentsDao.Member;
import org.polyphony.platform.Audit;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** The inbox, for the few who may read it. Every reading of an incident is in the audit trail. */
final class CareDesk {

  /** How long a closed incident is still listed. */
  private static final Duration LISTED = Duration.ofDays(30);

  /** How long what was told is kept after the incident is closed. */
  static final Duration KEPT = Duration.ofDays(90);

  private static final int AT_MOST = 200;

  /**
   * The inbox.
   *
   * @param mayRead whether the viewer is one of those who may
   * @param incidents the open ones first; empty for those who may not
   * @param team who may; while it is empty, coordinators may
   * @param others who could be added; empty for all but administrators
   * @param zone the organization's
   */
  record Inbox(
      boolean mayRead,
      List<Incident> incidents,
      List<Member> team,
      List<Member> others,
      ZoneId zone) {}

  /**
   * One of them.
   *
   * @param referrals to what they were pointed
   * @param resources the keys of all to which they can be
   */
  record Opened(Incident incident, List<Referral> referrals, List<String> resources, ZoneId zone) {

    /** Null where they were not told of it. */
    @Nullable ReferralState stateOf(String resource) {
      return referrals.stream()
          .filter(referral -> referral.resource().equals(resource))
          .findFirst()
          .map(Referral::state)
          .orElse(null);
    }

    /** How long what was told is kept once it is closed. */
    long daysKept() {
      return KEPT.toDays();
    }
  }

  private final Jdbi jdbi;
  private final Audit audit;
  private final Clock clock;
  private final ResourceCards cards;

  CareDesk(Jdbi jdbi, Audit audit, Clock clock, ResourceCards cards) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.clock = clock;
    this.cards = cards;
  }

  /**
   * What the viewer may see of the inbox; nothing of it where they may not. The reading is in the
   * audit trail.
   */
  Inbox inbox(Viewer viewer) {
    return jdbi.inTransaction(
        handle -> {
          IncidentsDao dao = handle.attach(IncidentsDao.class);
          UUID organization = viewer.organization();
          boolean mayRead = mayRead(dao, viewer);
          List<Incident> incidents =
              mayRead ? dao.of(organization, clock.instant().minus(LISTED), AT_MOST) : List.of();
          if (!incidents.isEmpty()) {
            audit.append(
                handle,
                viewer.user(),
                organization,
                "incident.listed",
                "organization",
                organization,
                Map.of("incidents", incidents.stream().map(Incident::id).toList()));
          }
          return new Inbox(
              mayRead,
              incidents,
              dao.team(organization),
              viewer.is(Role.ADMINISTRATOR) ? dao.others(organization) : List.of(),
              ZoneId.of(dao.timeZone(organization)));
        });
  }

  private static boolean mayRead(IncidentsDao dao, Viewer viewer) {
    return dao.teamSize(viewer.organization()) == 0
        ? viewer.is(Role.COORDINATOR)
        : dao.isInTeam(viewer.organization(), viewer.user());
  }

  /**
   * @throws Problem 404 where there is none of that id, or the viewer may not read it
   */
  Opened open(Viewer viewer, UUID id) {
    return jdbi.inTransaction(
        handle -> {
          Incident incident = find(handle, viewer, id);
          note(handle, viewer, "incident.read", id, Map.of());
          IncidentsDao dao = handle.attach(IncidentsDao.class);
          List<Referral> referrals = dao.referrals(id);
          return new Opened(
              incident,
              referrals,
              Stream.concat(cards.keys().stream(), referrals.stream().map(Referral::resource))
                  .distinct()
                  .toList(),
              ZoneId.of(dao.timeZone(viewer.organization())));
        });
  }

  private static Incident find(Handle handle, Viewer viewer, UUID id) {
    IncidentsDao dao = handle.attach(IncidentsDao.class);
    if (!mayRead(dao, viewer)) {
      throw Problem.notFound();
    }
    return dao.find(viewer.organization(), id).orElseThrow(Problem::notFound);
  }

  /**
   * Takes one up, gives it back, closes it or opens it again. One that is there already stays.
   *
   * @throws Problem 404; 409 {@code incident_moved} where it cannot go there from where it is now
   */
  void move(Viewer viewer, UUID id, IncidentState to) {
    jdbi.useTransaction(
        handle -> {
          Incident incident = find(handle, viewer, id);
          if (incident.state() == to) {
            return;
          }
          boolean moved =
              incident.state().next().contains(to)
                  && handle
                          .attach(IncidentsDao.class)
                          .move(
                              viewer.organization(),
                              id,
                              incident.state().code(),
                              to.code(),
                              viewer.user(),
                              clock.instant())
                      == 1;
          if (!moved) {
            throw Problem.conflict("incident_moved");
          }
          note(handle, viewer, "incident.moved", id, Map.of("to", to.code()));
        });
  }

  /**
   * Notes what became of a resource that somebody was told of.
   *
   * @throws Problem 404 where there is no such incident or resource
   */
  void refer(Viewer viewer, UUID id, String resource, ReferralState state) {
    if (!cards.known().contains(resource)) {
      throw Problem.notFound();
    }
    jdbi.useTransaction(
        handle -> {
          find(handle, viewer, id);
          handle
              .attach(IncidentsDao.class)
              .refer(id, List.of(resource), state.code(), clock.instant(), viewer.user());
          note(
              handle,
              viewer,
              "incident.referred",
              id,
              Map.of("resource", resource, "state", state.code()));
        });
  }

  /**
   * Lets somebody read the inbox; from the first on, nobody else may.
   *
   * @throws Problem 404 where the organization has no such grown-up
   */
  void join(Viewer viewer, UUID user) {
    jdbi.useTransaction(
        handle -> {
          IncidentsDao dao = handle.attach(IncidentsDao.class);
          int added = dao.add(viewer.organization(), user, viewer.user(), clock.instant());
          if (added == 0 && !dao.isInTeam(viewer.organization(), user)) {
            throw Problem.notFound();
          }
          note(handle, viewer, "care_team.joined", user, Map.of());
        });
  }

  /** Lets somebody read it no longer. */
  void leave(Viewer viewer, UUID user) {
    jdbi.useTransaction(
        handle -> {
          handle.attach(IncidentsDao.class).remove(viewer.organization(), user);
          note(handle, viewer, "care_team.left", user, Map.of());
        });
  }

  /** Erases what was told, {@link #KEPT} after an incident was closed; that it was stays. */
  void erase() {
    Instant now = clock.instant();
    jdbi.useTransaction(handle -> handle.attach(IncidentsDao.class).erase(now.minus(KEPT), now));
  }

  private void note(Handle handle, Viewer viewer, String action, UUID subject, Object detail) {
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        action,
        action.startsWith("care_team") ? "user" : "incident",
        subject,
        detail);
  }
}
