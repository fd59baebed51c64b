package org.polyphony.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.Suppressions;
import org.polyphony.contacts.Contact;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.PersonErasure;
import org.polyphony.imports.Imports;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Journal;
import org.polyphony.privacy.Erasure;
import org.polyphony.privacy.ErasureBook;
import org.polyphony.privacy.ErasureReason;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * Erases people: every feature forgets who they were, in one transaction; what is counted stays,
 * and their numbers stay on a list that nobody can read. There is no way back.
 */
public final class Erasures {

  /** What was recorded offline may arrive this long after; see the receipts of calls, 7 days. */
  private static final Duration LATE = Duration.ofDays(9);

  private static final int PIECE = 100;

  /** Digits of a number without the country's, as files have it. */
  private static final int NATIONAL = 10;

  private final Jdbi jdbi;
  private final ContactsModule contacts;
  private final Imports imports;
  private final Closing closing;
  private final ErasureBook book;
  private final Journal journal;
  private final Audit audit;
  private final Clock clock;
  private final List<Erasing> features = new ArrayList<>();

  Erasures(
      Jdbi jdbi,
      ContactsModule contacts,
      Imports imports,
      Suppressions suppressions,
      ErasureBook book,
      Journal journal,
      Audit audit,
      Clock clock) {
    this.jdbi = jdbi;
    this.contacts = contacts;
    this.imports = imports;
    this.closing = new Closing(contacts.doNotContact(), suppressions, clock);
    this.book = book;
    this.journal = journal;
    this.audit = audit;
    this.clock = clock;
  }

  /** How a feature forgets a person; before the first request, the highest first. */
  void offer(Collection<Erasing> more) {
    features.addAll(more);
  }

  /** Everything that is done to forget a person, in order. */
  List<Erasing> all() {
    List<Erasing> all = new ArrayList<>(features);
    all.addAll(contacts.erasure().erasing());
    return all;
  }

  /**
   * What erasing somebody would come to.
   *
   * @param numbers the person's, each with whose it is besides
   * @param identifiers how many numbers other systems have given them
   */
  record Look(
      UUID contact,
      String name,
      List<PersonErasure.Number> numbers,
      int identifiers,
      int lists,
      TracesDao.Counted counted) {

    /** Without the name, since this may reach a log. */
    @Override
    public String toString() {
      return "Look[" + contact + "]";
    }

    /** How many numbers nobody may use any more. */
    long closed() {
      return numbers.stream().filter(number -> Closing.isWhole(number.use())).count();
    }

    /** How many numbers stay with others. */
    long shared() {
      return numbers.stream().filter(number -> number.use() == PersonErasure.Use.SHARED).count();
    }
  }

  /**
   * @throws Problem 404 where the viewer has nobody of that id
   */
  Look look(Viewer viewer, UUID id) {
    return jdbi.inTransaction(
        handle -> {
          Contact contact =
              contacts.contacts().find(handle, viewer, id).orElseThrow(Problem::notFound);
          PersonErasure.Going going =
              contacts
                  .erasure()
                  .lock(handle, viewer.organization(), id)
                  .orElseThrow(Problem::notFound);
          return new Look(
              going.person(),
              contact.person().fullName(),
              going.numbers(),
              going.identifiers().size(),
              contact.lists().size(),
              handle.attach(TracesDao.class).counted(going.entries().toArray(UUID[]::new)));
        });
  }

  /**
   * When and why somebody was erased.
   *
   * @throws Problem 404 where nobody of that id was, in the viewer's organization
   */
  Erasure find(Viewer viewer, UUID id) {
    return jdbi.withHandle(handle -> book.find(handle, viewer.organization(), id))
        .orElseThrow(Problem::notFound);
  }

  /**
   * Erases somebody. Doing so again changes nothing.
   *
   * @throws Problem 404 where the viewer has nobody of that id; 409 {@code erasure_while_importing}
   *     while a file is written into the organization, {@code erasure_on_a_call} while somebody is
   *     on the phone with them
   */
  Erasure erase(Viewer viewer, UUID id, ErasureReason reason) {
    return jdbi.inTransaction(
        handle -> {
          PersonErasure.Going going =
              contacts
                  .erasure()
                  .lock(handle, viewer.organization(), id)
                  .orElseThrow(Problem::notFound);
          Optional<Erasure> earlier = book.find(handle, viewer.organization(), going.person());
          if (earlier.isPresent()) {
            return earlier.get();
          }
          if (going.erased()) {
            throw Problem.notFound();
          }
          return erase(handle, viewer.organization(), viewer.user(), going, reason);
        });
  }

  /**
   * Erases somebody whom nothing keeps any more.
   *
   * @return false where it has to wait: a file is written, or somebody is on the phone with them
   */
  boolean expire(Handle handle, UUID organization, UUID contact) {
    Optional<PersonErasure.Going> going = contacts.erasure().lock(handle, organization, contact);
    if (going.isEmpty() || going.get().erased()) {
      return false;
    }
    try {
      erase(handle, organization, null, going.get(), ErasureReason.KEPT_LONG_ENOUGH);
      return true;
    } catch (Problem wait) {
      return false;
    }
  }

  private Erasure erase(
      Handle handle,
      UUID organization,
      @Nullable UUID author,
      PersonErasure.Going going,
      ErasureReason reason) {
    if (!imports.holdOff(handle, organization)) {
      throw Problem.conflict("erasure_while_importing");
    }
    if (handle.attach(TracesDao.class).isCalled(going.entries().toArray(UUID[]::new))) {
      throw Problem.conflict("erasure_on_a_call");
    }
    UUID id = book.add(handle, organization, going.person(), reason, author, clock.instant());
    forget(handle, organization, id, going, reason);
    audit.append(
        handle,
        author,
        organization,
        "contact.erased",
        "contact",
        going.person(),
        Map.of("reason", reason.wire(), "erasure", id));
    for (UUID list : going.lists()) {
      journal.append(handle, organization, "list.changed", list, Map.of());
    }
    for (UUID entry : going.entries()) {
      journal.append(handle, organization, "contact.changed", entry, Map.of());
    }
    return book.find(handle, organization, going.person()).orElseThrow();
  }

  private void forget(
      Handle handle,
      UUID organization,
      UUID erasure,
      PersonErasure.Going going,
      ErasureReason reason) {
    int closed =
        reason == ErasureReason.KEPT_LONG_ENOUGH
            ? closing.keepRefusals(handle, erasure, going)
            : closing.close(handle, organization, erasure, going);
    if (closed > 0) {
      book.numbers(handle, erasure, closed);
    }
    Words words = Words.of(going);
    for (Erasing erasing : all()) {
      carryOut(handle, erasing, organization, going, words);
    }
  }

  /** What finds somebody in texts that were never sorted. */
  private record Words(String[] digits, String[] names, String[] emails) {
    static Words of(PersonErasure.Going going) {
      return new Words(
          going.numbers().stream()
              .filter(number -> number.use() != PersonErasure.Use.SHARED)
              .map(number -> number.tel().replaceAll("\\D", ""))
              .filter(digits -> digits.length() >= NATIONAL)
              .map(digits -> digits.substring(digits.length() - NATIONAL))
              .toArray(String[]::new),
          going.names().stream().map(name -> name.toLowerCase(Locale.ROOT)).toArray(String[]::new),
          going.emails().stream()
              .map(email -> email.toLowerCase(Locale.ROOT))
              .toArray(String[]::new));
    }
  }

  private void carryOut(
      Handle handle, Erasing erasing, UUID organization, PersonErasure.Going going, Words words) {
    UUID[] lines =
        going.numbers().stream()
            .filter(
                number ->
                    number.use() == PersonErasure.Use.THEIRS
                        || number.use() == PersonErasure.Use.STALE)
            .map(PersonErasure.Number::line)
            .toArray(UUID[]::new);
    try (Update update = handle.createUpdate(erasing.sql())) {
      // Every statement is given the same names, and few use all of them.
      update.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
      update
          .bindArray("contacts", UUID.class, (Object[]) going.entries().toArray(UUID[]::new))
          .bindArray("lines", UUID.class, (Object[]) lines)
          .bindArray("digits", String.class, (Object[]) words.digits())
          .bindArray("names", String.class, (Object[]) words.names())
          .bindArray("emails", String.class, (Object[]) words.emails())
          .bind("organization", organization)
          .bind("at", clock.instant())
          .execute();
    }
  }

  /**
   * Forgets once more whoever was erased of late: a call that was recorded without a connection may
   * have come in since.
   */
  void again() {
    Instant since = clock.instant().minus(LATE);
    UUID last = null;
    while (true) {
      UUID after = last;
      List<Erasure> piece = jdbi.withHandle(handle -> book.since(handle, since, after, PIECE));
      for (Erasure erasure : piece) {
        again(erasure);
        last = erasure.id();
      }
      if (piece.size() < PIECE) {
        return;
      }
    }
  }

  private void again(Erasure erasure) {
    jdbi.useTransaction(
        handle ->
            contacts
                .erasure()
                .lock(handle, erasure.organization(), erasure.contact())
                .ifPresent(
                    going ->
                        forget(
                            handle,
                            erasure.organization(),
                            erasure.id(),
                            going,
                            ErasureReason.ofWire(erasure.reason()).orElseThrow())));
  }
}
