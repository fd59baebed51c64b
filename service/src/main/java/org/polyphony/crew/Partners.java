package org.polyphony.crew;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * Partners who are invited to an event, and their people, who have no account: they sign up by a
 * private link ahead of others.
 */
public final class Partners {

  private final Jdbi jdbi;
  private final Places places;
  private final CrewMails mails;
  private final Audit audit;
  private final Clock clock;

  Partners(Jdbi jdbi, Places places, CrewMails mails, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.places = places;
    this.mails = mails;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a coordinator sees of them. */
  record Overview(Occasion occasion, List<Invitation> invitations, List<Volunteer> volunteers) {}

  /** That names and numbers were read is noted. */
  Overview overview(Viewer viewer, UUID event) {
    return jdbi.inTransaction(
        handle -> {
          Occasion occasion = Crews.occasion(handle, viewer, event);
          InvitationsDao dao = handle.attach(InvitationsDao.class);
          note(handle, viewer, event, "event.crew_read");
          return new Overview(occasion, dao.of(event), dao.volunteers(event));
        });
  }

  void invite(Viewer viewer, UUID event, UUID key, String partner, @Nullable Instant opensAt) {
    jdbi.useTransaction(handle -> invite(handle, viewer, event, key, partner, opensAt));
  }

  /**
   * Invites a partner.
   *
   * @param key what is sent twice is one invitation
   * @param opensAt from when their people can sign up; null for at once
   * @return the invitation; a new id where the key was sent before
   * @throws Problem 404 where the viewer has no such event
   */
  public UUID invite(
      Handle handle,
      Viewer viewer,
      UUID event,
      UUID key,
      String partner,
      @Nullable Instant opensAt) {
    Crews.occasion(handle, viewer, event);
    UUID id = Ids.next();
    int added =
        handle
            .attach(InvitationsDao.class)
            .invite(id, event, key, partner, opensAt, viewer.user(), clock.instant());
    if (added > 0) {
      note(handle, viewer, event, "event.crew_partner_invited");
    }
    return id;
  }

  /** The link opens nothing any more; who has signed up by it stays. */
  void withdraw(Viewer viewer, UUID event, UUID invitation) {
    jdbi.useTransaction(
        handle -> {
          Crews.occasion(handle, viewer, event);
          if (handle.attach(InvitationsDao.class).withdraw(event, invitation, clock.instant())
              == 0) {
            throw Problem.notFound();
          }
          note(handle, viewer, event, "event.crew_partner_withdrawn");
        });
  }

  private void note(Handle handle, Viewer viewer, UUID event, String what) {
    audit.append(handle, viewer.user(), viewer.organization(), what, "event", event, Map.of());
  }

  /**
   * What people of a partner see.
   *
   * @param organization who invites
   * @param crew what they may take; the names of others are not for them
   */
  record Invited(Invitation invitation, String organization, Crew crew) {}

  /**
   * @throws Problem 404 where there is no such invitation, or it was withdrawn
   */
  Invited invited(UUID invitation) {
    return jdbi.inTransaction(
        handle ->
            invited(
                handle,
                handle
                    .attach(InvitationsDao.class)
                    .find(invitation)
                    .orElseThrow(Problem::notFound)));
  }

  private static Invited invited(Handle handle, Invitation invitation) {
    CrewDao dao = handle.attach(CrewDao.class);
    Occasion occasion = dao.anyOccasion(invitation.event()).orElseThrow(Problem::notFound);
    return new Invited(
        invitation,
        dao.organization(occasion.organization()).orElse(""),
        Crews.of(handle, occasion).forPartners());
  }

  UUID signUp(UUID invitation, NewVolunteer wish) {
    return jdbi.inTransaction(handle -> signUp(handle, invitation, wish));
  }

  /**
   * Somebody without an account takes places: all that they want, or none.
   *
   * @return who they are from now on
   * @throws Problem 404 where the invitation does not stand, or there is no such shift for them;
   *     409 {@code crew_not_open}, {@code crew_known} where they have signed up before, {@code
   *     crew_cancelled}, {@code crew_over}, {@code crew_overlap}, {@code crew_full}; 422 {@code
   *     key_reused}
   */
  public UUID signUp(Handle handle, UUID invitation, NewVolunteer wish) {
    InvitationsDao dao = handle.attach(InvitationsDao.class);
    Invitation held = dao.hold(invitation).orElseThrow(Problem::notFound);
    Volunteer before = dao.byKey(wish.key()).orElse(null);
    if (before != null) {
      if (!before.invitation().equals(invitation) || !wish.is(before)) {
        throw new Problem(422, "key_reused", Map.of());
      }
      return before.id();
    }
    if (!held.isOpen(clock.instant())) {
      throw Problem.conflict("crew_not_open");
    }
    Occasion occasion = invited(handle, held).crew().occasion();
    if (dao.volunteers(occasion.event()).stream().anyMatch(wish::is)) {
      throw Problem.conflict("crew_known");
    }
    UUID id = Ids.next();
    dao.addVolunteer(
        id,
        invitation,
        occasion.event(),
        occasion.organization(),
        wish.key(),
        wish.name(),
        wish.comesFrom(),
        wish.phone(),
        wish.email(),
        wish.language(),
        clock.instant());
    // In one order, so that two who want the same shifts never wait for each other.
    wish.shifts().stream()
        .distinct()
        .sorted()
        .forEach(
            shift ->
                places.take(
                    handle, occasion, shift, Places.Person.volunteer(id), Ids.next(), false));
    mails.confirm(handle, id);
    return id;
  }

  /** Somebody without an account, with what they may see. */
  record Own(Volunteer volunteer, String organization, Crew crew) {

    List<Crew.Place> mine() {
      return crew.placesOf(person -> person.isVolunteer(volunteer.id()));
    }

    /** What they have no place in, and there is one. */
    List<Crew.Duty> free(Instant now) {
      return crew.duties().stream()
          .filter(duty -> duty.role().partners())
          .filter(duty -> duty.shift().missing() > 0 && !duty.shift().isOver(now))
          .filter(
              duty ->
                  duty.shift().people().stream()
                      .noneMatch(person -> person.isVolunteer(volunteer.id())))
          .toList();
    }
  }

  /**
   * @throws Problem 404 where there is nobody, or they were forgotten
   */
  Own own(UUID volunteer) {
    return with(volunteer, (handle, own) -> own);
  }

  /** They take one more place; see {@link #signUp}. */
  void take(UUID volunteer, UUID shift) {
    with(
        volunteer,
        (handle, own) ->
            places.take(
                handle,
                own.crew().occasion(),
                shift,
                Places.Person.volunteer(volunteer),
                Ids.next(),
                false));
  }

  /**
   * They give a place back. Twice is as once.
   *
   * @throws Problem 404 where it is not theirs; 409 {@code crew_over}
   */
  void leave(UUID volunteer, UUID signup) {
    with(
        volunteer,
        (handle, own) -> {
          Occasion occasion = own.crew().occasion();
          Optional<PlacesDao.Taken> taken =
              handle
                  .attach(PlacesDao.class)
                  .find(occasion.event(), signup)
                  .filter(found -> volunteer.equals(found.volunteer()));
          if (taken.isEmpty()) {
            throw Problem.notFound();
          }
          if (!occasion.endsAt().isAfter(clock.instant())) {
            throw Problem.conflict("crew_over");
          }
          places.leave(handle, occasion, signup);
          return signup;
        });
  }

  private interface Work<T> {
    T with(Handle handle, Own own);
  }

  private <T> T with(UUID volunteer, Work<T> work) {
    return jdbi.inTransaction(
        handle -> {
          Volunteer found =
              handle
                  .attach(InvitationsDao.class)
                  .volunteer(volunteer)
                  .orElseThrow(Problem::notFound);
          CrewDao dao = handle.attach(CrewDao.class);
          Occasion occasion = dao.anyOccasion(found.event()).orElseThrow(Problem::notFound);
          return work.with(
              handle,
              new Own(
                  found,
                  dao.organization(occasion.organization()).orElse(""),
                  Crews.of(handle, occasion)));
        });
  }
}
