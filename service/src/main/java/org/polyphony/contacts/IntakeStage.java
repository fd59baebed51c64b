package org.polyphony.contacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;

/**
 * The people of one file on their way in: {@link #add} them, {@link #resolve} who they are, {@link
 * #write} them. One thread, one connection, and nothing in memory but the rows of the piece that is
 * just being sent.
 */
public final class IntakeStage implements AutoCloseable {

  /** Rows sent to the stage at once: some hundred kilobytes. */
  private static final int SENT = 2_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Handle handle;
  private final IntakeSession session;
  private final CopyText rows = new CopyText(IntakeTables.ROWS);
  private final CopyText phones = new CopyText(IntakeTables.PHONES);
  private final IntakeSender sender;
  private int gathered;
  private long lastLine;
  private boolean owned;

  /** What becomes of a row. */
  public enum Verdict {
    CREATED,
    UPDATED,
    UNCHANGED,
    /** Somebody of another row of the same file. */
    DUPLICATE,
    /** In, and somebody should look at it. */
    REVIEW
  }

  /**
   * A row on which two people meet.
   *
   * @param identifier that belongs to somebody else; the row goes in without it
   */
  public record Conflict(long line, String identifier) {}

  IntakeStage(Handle handle, IntakeSession.Scope scope) {
    this.handle = handle;
    session = new IntakeSession(handle, scope);
    session.run(IntakeTables.DROP);
    session.run(IntakeTables.CREATE);
    sender = new IntakeSender(handle.getConnection());
  }

  /** Takes a row onto the stage; lines must ascend. */
  public void add(IntakeRow row) {
    lastLine = row.line();
    Address address = row.address();
    String key = address.isDoor() ? address.key() : "";
    NewContact.Identifier identifier = row.identifier();
    rows.value(row.line())
        .value(Ids.next())
        .value(row.fullName())
        .value(row.givenName())
        .value(row.familyName())
        .value(row.additionalName())
        .value(row.preferredName())
        .value(Names.folded(row.fullName()))
        .value(row.email())
        .value(text(row.birth().date()))
        .value(text(row.birth().year()))
        .value(row.spoken())
        .value(row.written())
        .value(identifier == null ? "" : identifier.system())
        .value(identifier == null ? "" : identifier.value())
        .value(row.trusted())
        .value(row.own() == null ? null : row.own().toString());
    owned |= row.own() != null;
    if (key.isEmpty()) {
      rows.value((String) null);
    } else {
      rows.value(Ids.next());
    }
    rows.value(key)
        .value(address.street())
        .value(address.unit())
        .value(address.city())
        .value(address.state())
        .value(address.zip())
        .value(json(row.facts()))
        .value(row.noted())
        .endRow();
    int rank = 0;
    for (NewContact.LabelledPhone phone : row.phones()) {
      phones
          .value(row.line())
          .value(rank++)
          .value(phone.phone().tel())
          .array(phone.phone().timeZones())
          .value(phone.label())
          .value(Ids.next())
          .endRow();
    }
    if (++gathered == SENT) {
      send();
    }
  }

  /**
   * Whether a row says for certain who of those that are known it is, so that it needs no way to
   * reach them.
   */
  public boolean isKnown(IntakeRow row) {
    NewContact.Identifier identifier = row.identifier();
    sender.settle();
    return handle
        .createQuery(IntakeResolution.CERTAIN)
        .bind("organization", session.scope().organization())
        .bind("own", row.own())
        .bind("system", identifier == null ? "" : identifier.system())
        .bind("identifier", identifier == null ? "" : identifier.value())
        .bind("trusted", row.trusted())
        .bind("folded", Names.folded(row.fullName()))
        .mapTo(Boolean.class)
        .one();
  }

  /** As below, where no feature above knows more. */
  public Map<Verdict, Long> resolve() {
    return resolve(List::of);
  }

  /**
   * How many rows have each verdict, once all rows are on the stage. Nothing is written yet.
   *
   * @param news asked for once it is known who is {@link #matched}: what features above learn of
   *     those who are known
   */
  public Map<Verdict, Long> resolve(Supplier<List<Further>> news) {
    send();
    sender.settle();
    session.run(IntakeResolution.SUBJECTS);
    if (owned) {
      session.run(IntakeResolution.STRANGERS);
    }
    session.run(IntakeResolution.CONFLICTS);
    session.run(IntakeResolution.MATCHES);
    session.run(IntakeResolution.TWINS);
    while (session.execute(IntakeResolution.CHAIN) > 0) {
      // A chain of twins shortens with each turn; it has no circle, since leaders only descend.
    }
    session.run(IntakeResolution.FURTHER);
    add(news.get());
    session.run(IntakeResolution.VERDICTS);
    return counts();
  }

  /** The rows on which two people meet, after {@link #resolve}; at most 10,000. */
  public List<Conflict> conflicts() {
    return handle.createQuery(IntakeResolution.NOTES).mapTo(Conflict.class).list();
  }

  /** How many rows carry a number of ours that is nobody's here, after {@link #resolve}. */
  public long strangers() {
    return owned ? session.number("SELECT count(*) FROM intake_strangers") : 0;
  }

  /** A few rows of each verdict with what they would change, after {@link #resolve}. */
  public List<IntakeExample> examples() {
    return IntakeReview.examples(handle);
  }

  /** How many people of the file speak which language, after {@link #resolve}; at most 50. */
  public List<IntakeExample.Spoken> languages() {
    return IntakeReview.languages(handle);
  }

  /**
   * Writes what was resolved. The list's new members do not count before {@link Intakes#done}.
   *
   * @param progress told the share that is done, from 0 to 1
   */
  public void write(DoubleConsumer progress) {
    long tels = session.number("SELECT coalesce(max(n), 0) FROM intake_tels");
    long doors = session.number("SELECT coalesce(max(n), 0) FROM intake_doors");
    boolean overtaken =
        session.pieces(
            tels,
            piece -> piece.execute(IntakeWriting.LINES),
            done -> progress.accept(0.25 * done));
    overtaken |= session.pieces(doors, piece -> piece.execute(IntakeWriting.DOORS), done -> {});
    if (overtaken) {
      session.run(IntakeWriting.OVERTAKEN);
    }
    session.run(IntakeWriting.SHARED);
    boolean anyKnown = session.number(IntakeSeen.ANY) > 0;
    session.pieces(
        lastLine,
        piece -> IntakeWriting.people(piece, anyKnown),
        done -> progress.accept(0.25 + 0.7 * done));
    if (session.number("SELECT count(*) FROM intake_twins") > 0) {
      session.pieces(lastLine, piece -> piece.execute(IntakeWriting.TWINS_PHONES), done -> {});
    }
    if (anyKnown) {
      session.pieces(lastLine, piece -> piece.execute(IntakeSeen.ROWS), done -> {});
      session.pieces(lastLine, piece -> piece.execute(IntakeSeen.TWINS), done -> {});
    }
    session.run(IntakeWriting.CROWDS);
    if (lastLine * 10 > session.number(IntakeWriting.KNOWN)) {
      session.run(IntakeWriting.STATISTICS);
    }
    progress.accept(1);
  }

  /**
   * Who a row is, and one of the numbers that it has.
   *
   * @param row of the file
   */
  public record Settled(long row, UUID contact, UUID line) {}

  /** The same of some rows, each of its numbers, after {@link #write}; a few thousand at a time. */
  public List<Settled> settled(Collection<Long> lines) {
    return handle
        .createQuery(IntakeWriting.SETTLED)
        .bind("lines", lines.toArray(Long[]::new))
        .mapTo(Settled.class)
        .list();
  }

  /**
   * What a feature above learns of somebody who is known.
   *
   * @param field one of the import's
   */
  public record Further(long line, String field, String value) {}

  /** Who a row is. */
  public record Person(long row, UUID contact) {}

  /** Those of some rows who were known before; from within {@link #resolve}. */
  public List<Person> matched(Collection<Long> lines) {
    session.run(List.of(IntakeResolution.INDEX_MATCHES));
    return people(IntakeResolution.MATCHED, lines);
  }

  /** Who some rows are, after {@link #write}. */
  public List<Person> people(Collection<Long> lines) {
    return people(IntakeResolution.WHO, lines);
  }

  private List<Person> people(String sql, Collection<Long> lines) {
    return handle
        .createQuery(sql)
        .bind("lines", lines.toArray(Long[]::new))
        .mapTo(Person.class)
        .list();
  }

  private void add(List<Further> news) {
    if (!news.isEmpty()) {
      session.transaction(
          () ->
              handle
                  .createUpdate(IntakeResolution.ADD_FURTHER)
                  .bind("lines", news.stream().map(Further::line).toArray(Long[]::new))
                  .bind("fields", news.stream().map(Further::field).toArray(String[]::new))
                  .bind("values", news.stream().map(Further::value).toArray(String[]::new))
                  .execute());
    }
  }

  @Override
  public void close() {
    sender.close();
    session.run(IntakeTables.DROP);
  }

  private void send() {
    gathered = 0;
    sender.send(rows, phones);
  }

  private Map<Verdict, Long> counts() {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    handle
        .createQuery(IntakeResolution.COUNTS)
        .reduceRows(
            counts,
            (all, row) -> {
              String verdict = row.getColumn("verdict", String.class);
              all.put(
                  Verdict.valueOf(verdict.toUpperCase(Locale.ROOT)),
                  row.getColumn("rows", Long.class));
              return all;
            });
    return counts;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static String json(Map<String, String> facts) {
    if (facts.isEmpty()) {
      return "{}";
    }
    try {
      return JSON.writeValueAsString(facts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
