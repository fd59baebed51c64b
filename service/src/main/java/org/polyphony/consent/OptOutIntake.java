package org.polyphony.consent;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Address;
import org.polyphony.contacts.Lines;
import org.polyphony.contacts.Phone;
import org.polyphony.i18n.Folding;
import org.polyphony.platform.Csv;
import org.polyphony.platform.Journal;
import org.polyphony.web.Viewer;

/**
 * Files of opt-outs on their way in and out. A number’s holds for everybody behind it and for every
 * partner, whether anybody here has it yet or not; a person’s is theirs alone.
 */
public final class OptOutIntake {

  /** In a file, of a row that is one person's alone. */
  public static final String PERSON = "person";

  /** In a file, of a row that is a number's, for everybody behind it. */
  public static final String LINE = "line";

  /** In a file, of a row that is an address', for everybody behind that door. */
  public static final String DOOR = "door";

  private final Jdbi jdbi;
  private final Lines lines;
  private final Journal journal;
  private final Clock clock;

  OptOutIntake(Jdbi jdbi, Lines lines, Journal journal, Clock clock) {
    this.jdbi = jdbi;
    this.lines = lines;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * One row for one number, one person or one door; a row about two people comes twice.
   *
   * @param nth of the file
   * @param phone whose number it is about; else null
   * @param contact whose alone it is; else null
   * @param door whose address it is about; else null
   * @param evidence the words or the file that prove it
   */
  public record Row(
      long nth,
      @Nullable Phone phone,
      @Nullable UUID contact,
      @Nullable Address door,
      Channel channel,
      String evidence) {}

  /** How many rows say something new, something that is known, or what another row has said. */
  public record Counts(long created, long unchanged, long duplicate) {}

  /**
   * A row as somebody looks at it before it counts.
   *
   * @param verdict {@code created}, {@code unchanged} or {@code duplicate}
   * @param name of the person, or the street of the door; null where it is about a number
   * @param tel null where it is about a person or a door
   */
  public record Example(
      String verdict, long nth, @Nullable String name, @Nullable String tel, String channel) {}

  /** Whose file it is. */
  public record Source(UUID importId, UUID organization, @Nullable UUID author) {}

  /**
   * Writes all that an organization was told and that stands, row by row: a number's once, a
   * person's with each of their numbers, a door's with its address.
   *
   * <p>{@code whose} says which it is, so that the file comes back in as it went out; {@code
   * person} is our id of them. {@code evidence} are the words that prove it.
   */
  public static void write(Jdbi jdbi, UUID organization, OutputStream out) throws IOException {
    Csv csv = new Csv(out);
    csv.row(
        "phone",
        "do_not_contact",
        "since",
        "reason",
        "whose",
        "person",
        "name",
        "address",
        "unit",
        "city",
        "state",
        "zip",
        "evidence");
    // A cursor needs a transaction, else the driver fetches all at once.
    jdbi.useTransaction(
        handle -> {
          try (ResultIterator<SuppressionsDao.Number> numbers =
              handle.attach(SuppressionsDao.class).numbers(organization)) {
            while (numbers.hasNext()) {
              csv.row(row(numbers.next()));
            }
          }
        });
    csv.close();
  }

  private static List<String> row(SuppressionsDao.Number number) {
    UUID person = number.contact();
    return List.of(
        Objects.requireNonNullElse(number.tel(), ""),
        number.channel(),
        number.createdAt().toString(),
        number.reason(),
        person != null ? PERSON : number.street().isEmpty() ? LINE : DOOR,
        person == null ? "" : person.toString(),
        number.name(),
        number.street(),
        number.unit(),
        number.city(),
        number.state(),
        number.zip(),
        number.evidence());
  }

  /** As {@link #begin(Handle, Source)}, in a transaction of its own. */
  public void begin(Source source) {
    jdbi.useTransaction(handle -> begin(handle, source));
  }

  /** Before the first row is written: what an earlier try left behind goes. */
  public void begin(Handle handle, Source source) {
    if (handle
            .attach(ConsentsDao.class)
            .beginIntake(source.importId(), source.organization(), clock.instant())
        == 0) {
      handle.attach(OptOutIntakeDao.class).forgetThoseOf(source.importId());
    }
  }

  /** Opens a stage on this connection, which is the stage's until it is closed. */
  public OptOutStage stage(Handle handle, Source source) {
    return new OptOutStage(handle, source, lines, clock);
  }

  /** In the transaction that ends the import. */
  public void done(Handle handle, UUID importId) {
    handle.attach(ConsentsDao.class).intakeDone(importId, clock.instant());
  }

  /**
   * Lifts what the import has brought and still stands. The journal gets {@code line.changed} for
   * each number that may be used again.
   *
   * @param reason why it no longer holds
   */
  public void undo(Handle handle, Viewer viewer, UUID importId, String reason) {
    Instant now = clock.instant();
    handle.attach(ConsentsDao.class).intakeUndone(importId, now);
    OptOutIntakeDao dao = handle.attach(OptOutIntakeDao.class);
    dao.liftThoseOf(importId, viewer.user(), reason, now);
    for (UUID line : dao.linesOf(importId)) {
      journal.append(handle, viewer.organization(), "line.changed", line, Map.of());
    }
  }

  /** Somebody of ours; of one who was merged into another, that other. Empty for nobody. */
  public Optional<UUID> ours(Handle handle, UUID organization, UUID contact) {
    return handle.attach(OptOutIntakeDao.class).ours(organization, contact);
  }

  /**
   * Who of ours is behind a number and has this name, in whatever case and with or without marks.
   */
  public List<UUID> byName(Handle handle, UUID organization, Phone phone, String name) {
    String folded = Folding.fold(name).strip();
    return handle.attach(OptOutIntakeDao.class).behind(organization, phone.tel()).stream()
        .filter(person -> Folding.fold(person.name()).strip().equals(folded))
        .map(OptOutIntakeDao.Behind::contact)
        .toList();
  }

  /** Who is known by a number in another system; empty for nobody. */
  public List<UUID> byIdentifier(Handle handle, UUID organization, String system, String value) {
    return handle.attach(OptOutIntakeDao.class).byIdentifier(organization, system, value);
  }

  /** Who has an e-mail address; empty for nobody, several where they share it. */
  public List<UUID> byEmail(Handle handle, UUID organization, String email) {
    return handle.attach(OptOutIntakeDao.class).byEmail(organization, email);
  }
}
