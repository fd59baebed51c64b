package org.polyphony.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.i18n.Folding;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/**
 * Lets a room of volunteers in by a code, and the same person again tomorrow by code, name and a
 * PIN of their own. Until a coordinator keeps them they are organizers for as long as the code was
 * meant to last.
 */
final class Joining {

  private static final Duration ENDED_ONES_ARE_SHOWN = Duration.ofDays(30);

  /** What a volunteer enters. */
  record Entry(
      String name, List<UserLanguage> languages, String pin, boolean minor, String locale) {

    @Override
    public String toString() {
      return "Entry[REDACTED]";
    }
  }

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Throttle throttle;

  Joining(
      Jdbi jdbi,
      Clock clock,
      Audit audit,
      Accounts accounts,
      Passwords passwords,
      Sessions sessions,
      Throttle throttle) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.throttle = throttle;
  }

  /** Opens a code for the viewer's organization. */
  UUID open(Viewer viewer, Duration lasts) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    jdbi.useTransaction(
        handle -> {
          handle
              .attach(JoinDao.class)
              .open(
                  id,
                  viewer.organization(),
                  JoinCode.random(),
                  null,
                  viewer.user(),
                  now.plus(lasts),
                  now);
          record(handle, viewer, "join_code.opened", id);
        });
    return id;
  }

  /**
   * Lets nobody new in by a code. Those who are in stay, and those who were kept come back by it.
   *
   * @throws Problem 404 where there is no open one of that id
   */
  void close(Viewer viewer, UUID id) {
    jdbi.useTransaction(
        handle -> {
          JoinDao dao = handle.attach(JoinDao.class);
          if (dao.close(viewer.organization(), id, clock.instant()) == 0) {
            throw Problem.notFound();
          }
          record(handle, viewer, "join_code.closed", id);
        });
  }

  /** The codes of the viewer's organization that are open or ended lately. */
  List<JoinCode> codes(Viewer viewer) {
    Instant now = clock.instant();
    return jdbi.withExtension(
        JoinDao.class,
        dao -> dao.codes(viewer.organization(), now.minus(ENDED_ONES_ARE_SHOWN), now));
  }

  /**
   * @throws Problem 404 where there is none of that id in the viewer's organization
   */
  JoinCode code(Viewer viewer, UUID id) {
    return jdbi.withExtension(JoinDao.class, dao -> dao.find(viewer.organization(), id))
        .orElseThrow(Problem::notFound);
  }

  /** Whether new people may join by it now. */
  boolean isOpen(JoinCode code) {
    return code.isOpen(clock.instant());
  }

  /**
   * The code that somebody typed or scanned; closed ones too.
   *
   * @throws Problem 404 {@code join_code_unknown}; 429 where an address has tried too many
   */
  JoinCode code(String typed, Visitor visitor) {
    Optional<JoinCode> code =
        jdbi.withExtension(JoinDao.class, dao -> dao.find(JoinCode.typed(typed)));
    if (code.isEmpty()) {
      throttle.attempt(Throttle.Limit.ADDRESS.of(visitor.address()));
    }
    return code.orElseThrow(() -> new Problem(404, "join_code_unknown", Map.of()));
  }

  /**
   * Lets somebody new in. The same form sent twice, or by somebody who was here before, with the
   * right PIN, lets them in as who they are.
   *
   * @throws Problem 410 {@code join_code_ended}; 409 {@code shift_full}; 422 where an entry cannot
   *     stand or somebody else has the name
   */
  Sessions.Begun join(JoinCode code, Entry entry, Visitor visitor) {
    if (!isOpen(code)) {
      throw ended();
    }
    check(entry);
    String name = Folding.fold(entry.name());
    if (jdbi.withExtension(JoinDao.class, dao -> dao.isTaken(code.id(), name))) {
      return nameTaken(code, entry, visitor);
    }
    if (code.isFull()) {
      throw Problem.conflict("shift_full");
    }
    throttle.attempt(Throttle.Limit.JOINS.of(visitor.address()));
    String pinHash = passwords.hash(entry.pin());
    Optional<Sessions.Begun> begun =
        jdbi.inTransaction(handle -> add(handle, code, entry, name, pinHash, visitor));
    return begun.orElseGet(() -> nameTaken(code, entry, visitor));
  }

  private static void check(Entry entry) {
    Entries entries = new Entries();
    entries.name("name", entry.name());
    entries.languages("languages", entry.languages());
    if (entry.languages().stream().noneMatch(UserLanguage::speaks)) {
      entries.add(FieldProblem.of("speaks", "language_needed"));
    }
    entries.pin("pin", entry.pin());
    entries.check();
  }

  private Sessions.Begun nameTaken(JoinCode code, Entry entry, Visitor visitor) {
    try {
      return comeBack(code, entry.name(), entry.pin(), visitor);
    } catch (Problem problem) {
      if (problem.code().equals("wrong_name_or_pin")) {
        throw Problem.invalid(FieldProblem.of("name", "name_taken"));
      }
      throw problem;
    }
  }

  /** Empty where somebody took the name in the meantime; nothing is left of the attempt then. */
  private Optional<Sessions.Begun> add(
      Handle handle, JoinCode code, Entry entry, String name, String pinHash, Visitor visitor) {
    if (handle.attach(JoinDao.class).lockFull(code.id())) {
      throw Problem.conflict("shift_full");
    }
    NewUser user =
        new NewUser(
            code.organization(),
            entry.name(),
            null,
            null,
            Set.of(),
            entry.languages(),
            entry.locale(),
            entry.minor(),
            false);
    Instant now = clock.instant();
    UUID id = accounts.insert(handle, user, null, pinHash);
    if (handle.attach(JoinDao.class).add(code.id(), name, id, now) == 0) {
      handle.rollback();
      return Optional.empty();
    }
    UUID shift = code.shift();
    handle
        .attach(UserDao.class)
        .grant(
            id,
            Role.ORGANIZER.wire(),
            shift == null ? "organization" : "shift",
            shift == null ? code.organization() : shift,
            null,
            code.expiresAt(),
            now);
    audit.append(
        handle, id, code.organization(), "user.joined", "user", id, Map.of("code", code.id()));
    return Optional.of(sessions.begin(handle, id, visitor.device(), Sessions.LASTS_FOR_A_SHIFT));
  }

  /**
   * Lets the same person in again.
   *
   * @throws Problem 401 {@code wrong_name_or_pin}, whichever of them it was; 403 {@code
   *     pin_not_enough} for one who has become more than an organizer; 410 {@code join_code_ended}
   *     for one who was not kept; 429
   */
  Sessions.Begun comeBack(JoinCode code, String name, String pin, Visitor visitor) {
    String folded = Folding.fold(name);
    String subject = code.id() + ":" + folded;
    Throttle.Attempt attempt =
        throttle.attempt(
            Throttle.Limit.PIN_HERE.of(subject + ":" + visitor.address()),
            Throttle.Limit.PIN.of(subject),
            Throttle.Limit.ADDRESS.of(visitor.address()));
    Optional<JoinDao.Member> member =
        jdbi.withExtension(JoinDao.class, dao -> dao.member(code.id(), folded));
    String hash = member.map(JoinDao.Member::pinHash).orElse(null);
    if (!passwords.matches(pin, hash)) {
      throw new Problem(401, "wrong_name_or_pin", Map.of());
    }
    attempt.succeeded();
    return jdbi.inTransaction(handle -> letIn(handle, code, member.orElseThrow(), visitor));
  }

  private Sessions.Begun letIn(
      Handle handle, JoinCode code, JoinDao.Member member, Visitor visitor) {
    Instant now = clock.instant();
    User user =
        handle
            .attach(UserDao.class)
            .find(code.organization(), member.user(), now)
            .orElseThrow(Problem::notFound);
    if (member.keptAt() == null && !code.isOpen(now)) {
      throw ended();
    }
    if (!Set.of(Role.ORGANIZER).containsAll(user.roles())) {
      throw new Problem(403, "pin_not_enough", Map.of());
    }
    audit.append(
        handle, user.id(), user.organization(), "user.came_back", "user", user.id(), Map.of());
    return sessions.begin(handle, user.id(), visitor.device(), Sessions.LASTS_FOR_A_SHIFT);
  }

  private void record(Handle handle, Viewer viewer, String action, UUID code) {
    audit.append(handle, viewer.user(), viewer.organization(), action, "join_code", code, Map.of());
  }

  private static Problem ended() {
    return new Problem(410, "join_code_ended", Map.of());
  }
}
