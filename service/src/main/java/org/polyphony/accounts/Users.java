package org.polyphony.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Folding;
import org.polyphony.platform.Audit;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** The people of an organization, as those see and change them who may. */
public final class Users {

  /**
   * What a coordinator enters about a person.
   *
   * @param guardianConsentOn the day of the paper, or null where there is none
   */
  record Entry(
      String name,
      String email,
      Set<Role> roles,
      List<UserLanguage> languages,
      boolean minor,
      @Nullable LocalDate guardianConsentOn) {}

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private final Accounts accounts;
  private final Sessions sessions;

  Users(Jdbi jdbi, Clock clock, Audit audit, Accounts accounts, Sessions sessions) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    this.accounts = accounts;
    this.sessions = sessions;
  }

  /**
   * A person of the viewer's organization, disabled ones too.
   *
   * @throws Problem 404 where there is none of that id in it
   */
  public User find(Handle handle, Viewer viewer, UUID id) {
    return handle
        .attach(UserDao.class)
        .find(viewer.organization(), id, clock.instant())
        .orElseThrow(Problem::notFound);
  }

  /** As {@link #find(Handle, Viewer, UUID)}. */
  User find(Viewer viewer, UUID id) {
    return jdbi.withHandle(handle -> find(handle, viewer, id));
  }

  /**
   * As {@link #find(Handle, Viewer, UUID)}.
   *
   * @throws Problem 403 where the viewer may not change them
   */
  User toChange(Viewer viewer, UUID id) {
    User user = jdbi.withHandle(handle -> find(handle, viewer, id));
    Authority.check(viewer, user);
    return user;
  }

  /** The viewer themselves, as others see them. */
  User self(Viewer viewer) {
    return jdbi.withHandle(handle -> find(handle, viewer, viewer.user()));
  }

  /** The roles for one shift that the viewer holds now. */
  List<UserDao.Grant> shifts(Viewer viewer) {
    return jdbi.withExtension(UserDao.class, dao -> dao.shifts(viewer.user(), clock.instant()));
  }

  /**
   * The people of the viewer's organization, those who may come in first, then by name.
   *
   * @param search a part of the name or the e-mail; blank finds everybody
   */
  List<User> search(Viewer viewer, String search, int limit, int offset) {
    String folded = search.strip().toLowerCase(Locale.ROOT);
    return jdbi.withExtension(
        UserDao.class,
        dao -> dao.search(viewer.organization(), folded, limit, offset, clock.instant()));
  }

  /**
   * Makes a user in the viewer's organization.
   *
   * @throws Problem 403 where a role is not the viewer's to give, else as {@link
   *     Accounts#createUser}
   */
  UUID create(Viewer viewer, NewUser user) {
    Authority.checkGrant(viewer, user.roles(), user.minor());
    return jdbi.inTransaction(
        handle -> {
          UUID id = accounts.createUser(handle, user, viewer.user());
          record(handle, viewer, "user.created", id, Map.of("roles", wires(user.roles())));
          return id;
        });
  }

  /**
   * Changes what is known of a person, and their standing roles.
   *
   * @throws Problem 403 where the viewer may not change them or give such a role; 409 {@code
   *     last_administrator}; 422 where an entry cannot stand
   */
  void edit(Viewer viewer, UUID id, Entry entry) {
    check(entry);
    Authority.checkGrant(viewer, entry.roles(), entry.minor());
    jdbi.useTransaction(
        handle -> {
          User before = lock(handle, viewer, id);
          checkConsent(handle, viewer, entry.guardianConsentOn());
          if (!entry.roles().contains(Role.ADMINISTRATOR)) {
            keepAnAdministrator(handle, before);
          }
          UserDao dao = handle.attach(UserDao.class);
          rename(handle, before, entry.name().strip());
          String email = Email.asWritten(entry.email());
          if (dao.edit(
                  id,
                  entry.name().strip(),
                  email,
                  Email.folded(email),
                  entry.minor(),
                  entry.guardianConsentOn())
              == 0) {
            throw Problem.invalid(FieldProblem.of("email", "email_taken"));
          }
          setLanguages(dao, id, entry.languages());
          setRoles(handle, viewer, before, entry.roles());
          record(handle, viewer, "user.edited", id, Map.of("roles", wires(entry.roles())));
        });
  }

  /** What is to be signed some day lets nobody call yet. */
  private void checkConsent(Handle handle, Viewer viewer, @Nullable LocalDate day) {
    ZoneId zone = ZoneId.of(handle.attach(UserDao.class).timeZone(viewer.organization()));
    if (day != null && day.isAfter(LocalDate.ofInstant(clock.instant(), zone))) {
      throw Problem.invalid(FieldProblem.of("guardian_consent_on", "day_in_future"));
    }
  }

  private static void check(Entry entry) {
    Entries entries = new Entries();
    entries.name("name", entry.name());
    entries.email("email", entry.email());
    entries.languages("languages", entry.languages());
    if (!entry.roles().equals(Set.of(Role.ORGANIZER))
        && !entry.roles().isEmpty()
        && Email.asWritten(entry.email()) == null) {
      // A PIN of six digits opens no more than one call at a time.
      entries.add(FieldProblem.of("email", "email_needed_for_role"));
    }
    entries.check();
  }

  // Somebody who comes in by a code does so under their name: it has to stay their own.
  private static void rename(Handle handle, User user, String name) {
    if (user.code() != null && !name.equals(user.name())) {
      int taken = handle.attach(JoinDao.class).taken(user.id(), Folding.fold(name));
      if (taken > 0) {
        throw Problem.invalid(FieldProblem.of("name", "name_taken"));
      }
      handle.attach(JoinDao.class).rename(user.id(), Folding.fold(name));
    }
  }

  static void setLanguages(UserDao dao, UUID user, List<UserLanguage> languages) {
    dao.dropLanguagesBut(user, languages.stream().map(UserLanguage::tag).toArray(String[]::new));
    dao.putLanguages(user, languages);
  }

  private void setRoles(Handle handle, Viewer viewer, User before, Set<Role> roles) {
    UserDao dao = handle.attach(UserDao.class);
    dao.revokeBut(before.id(), wires(roles).toArray(String[]::new));
    for (Role role : roles) {
      if (!before.roles().contains(role)) {
        dao.grant(
            before.id(),
            role.wire(),
            "organization",
            before.organization(),
            viewer.user(),
            null,
            clock.instant());
      }
    }
    if (!roles.containsAll(before.roles())) {
      handle.attach(LinkDao.class).endAllMadeBy(before.id(), clock.instant());
    }
  }

  /**
   * Shuts a person out at once, on every instance: their sessions, tokens and links end.
   *
   * @throws Problem 403 where the viewer may not, 409 {@code not_yourself} or {@code
   *     last_administrator}
   */
  void disable(Viewer viewer, UUID id) {
    if (viewer.user().equals(id)) {
      throw Problem.conflict("not_yourself");
    }
    jdbi.useTransaction(
        handle -> {
          User user = lock(handle, viewer, id);
          keepAnAdministrator(handle, user);
          handle.attach(UserDao.class).setDisabled(id, clock.instant());
          sessions.endAll(handle, id, null);
          handle.attach(LinkDao.class).endAll(id, clock.instant());
          handle.attach(LinkDao.class).endAllMadeBy(id, clock.instant());
          record(handle, viewer, "user.disabled", id, Map.of());
        });
  }

  /** Lets a person in again, with the roles they had. */
  void enable(Viewer viewer, UUID id) {
    jdbi.useTransaction(
        handle -> {
          lock(handle, viewer, id);
          handle.attach(UserDao.class).setDisabled(id, null);
          record(handle, viewer, "user.enabled", id, Map.of());
        });
  }

  /**
   * Keeps one who joined by a code: an organizer for good, who comes in by the same code, name and
   * PIN.
   */
  void keep(Viewer viewer, UUID id) {
    jdbi.useTransaction(
        handle -> {
          User user = lock(handle, viewer, id);
          handle
              .attach(UserDao.class)
              .keep(id, user.organization(), viewer.user(), clock.instant());
          handle.attach(JoinDao.class).keep(id, clock.instant());
          record(handle, viewer, "user.kept", id, Map.of());
        });
  }

  private User lock(Handle handle, Viewer viewer, UUID id) {
    // The organization first, so that of two administrators who remove each other one stays.
    handle.attach(OrganizationDao.class).lock(viewer.organization());
    User user =
        handle
            .attach(UserDao.class)
            .lock(viewer.organization(), id, clock.instant())
            .orElseThrow(Problem::notFound);
    Authority.check(viewer, user);
    return user;
  }

  private static void keepAnAdministrator(Handle handle, User user) {
    if (user.roles().contains(Role.ADMINISTRATOR)
        && handle.attach(UserDao.class).administratorsBesides(user.organization(), user.id())
            == 0) {
      throw Problem.conflict("last_administrator");
    }
  }

  private void record(
      Handle handle, Viewer viewer, String action, UUID user, Map<String, ?> detail) {
    audit.append(handle, viewer.user(), viewer.organization(), action, "user", user, detail);
  }

  private static List<String> wires(Set<Role> roles) {
    return roles.stream().map(Role::wire).sorted().toList();
  }
}
