package org.polyphony.consent;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.OptOutIntake.Counts;
import org.polyphony.consent.OptOutIntake.Example;
import org.polyphony.consent.OptOutIntake.Row;
import org.polyphony.consent.OptOutIntake.Source;
import org.polyphony.contacts.Address;
import org.polyphony.contacts.Lines;
import org.polyphony.contacts.Phone;
import org.polyphony.platform.Ids;

/**
 * The opt-outs of one file: {@link #add} them, {@link #resolve} which are new, {@link #write} them.
 * One thread, one connection, a temporary table that goes with it.
 */
public final class OptOutStage implements AutoCloseable {

  private static final int PIECE = 1_000;

  private final Handle handle;
  private final Source source;
  private final Lines lines;
  private final Clock clock;
  private final OptOutIntakeDao dao;
  private final List<Row> gathered = new ArrayList<>();

  OptOutStage(Handle handle, Source source, Lines lines, Clock clock) {
    this.handle = handle;
    this.source = source;
    this.lines = lines;
    this.clock = clock;
    this.dao = handle.attach(OptOutIntakeDao.class);
    dao.dropStage();
    dao.createStage();
  }

  /** Takes a row onto the stage; those of one row of the file one after the other. */
  public void add(Row row) {
    gathered.add(row);
    if (gathered.size() == PIECE) {
      send();
    }
  }

  /** What becomes of the rows, once all are on the stage. Nothing is written yet. */
  public Counts resolve() {
    send();
    handle.useTransaction(
        h -> {
          dao.judge(source.organization());
          dao.index();
        });
    return dao.counts();
  }

  /** A few rows of each verdict, after {@link #resolve}. */
  public List<Example> examples() {
    return dao.examples();
  }

  /**
   * Writes what is new, in short transactions: a no counts at once.
   *
   * @param progress told the share that is done, from 0 to 1
   */
  public void write(DoubleConsumer progress) {
    List<OptOutIntakeDao.Staged> piece = dao.fresh(0, PIECE);
    long all = Math.max(1, dao.counts().created());
    long done = 0;
    while (!piece.isEmpty()) {
      List<OptOutIntakeDao.Staged> next = piece;
      handle.useTransaction(h -> next.forEach(this::keep));
      done += piece.size();
      progress.accept(Math.min(1, (double) done / all));
      piece = dao.fresh(piece.get(piece.size() - 1).place(), PIECE);
    }
    progress.accept(1);
  }

  private void keep(OptOutIntakeDao.Staged staged) {
    String tel = staged.tel();
    if (tel != null && lines.isOffLimits(handle, tel, "")) {
      // Whoever had it was erased: nobody uses it anyway, and nothing of it is written down.
      return;
    }
    String zones = staged.zones();
    UUID line =
        tel == null || zones == null
            ? null
            : lines.of(handle, new Phone(tel, List.of(zones.split(","))));
    NewSuppression suppression =
        new NewSuppression(
            Channel.valueOf(staged.channel().toUpperCase(Locale.ROOT)),
            line,
            door(staged),
            staged.contact(),
            source.organization(),
            "imported",
            staged.evidence(),
            null,
            source.author(),
            clock.instant());
    dao.insert(Ids.next(), staged.channel(), suppression, source.importId());
  }

  /** Made where nobody lives there yet: whoever moves in is not visited either. */
  private @Nullable UUID door(OptOutIntakeDao.Staged staged) {
    Address address = staged.address();
    return staged.door() != null || address == null
        ? staged.door()
        : lines.door(handle, address).orElse(null);
  }

  @Override
  public void close() {
    dao.dropStage();
  }

  private void send() {
    if (!gathered.isEmpty()) {
      handle.useTransaction(
          h ->
              dao.stage(
                  column(Row::nth).toArray(Long[]::new),
                  column(row -> row.phone() == null ? null : row.phone().tel())
                      .toArray(String[]::new),
                  column(
                          row ->
                              row.phone() == null
                                  ? null
                                  : String.join(",", row.phone().timeZones()))
                      .toArray(String[]::new),
                  column(Row::contact).toArray(UUID[]::new),
                  address(Address::key),
                  column(
                          row ->
                              row.door() == null
                                  ? null
                                  : lines.findDoor(h, row.door()).orElse(null))
                      .toArray(UUID[]::new),
                  address(Address::street),
                  address(Address::unit),
                  address(Address::city),
                  address(Address::state),
                  address(Address::zip),
                  column(row -> row.channel().code()).toArray(String[]::new),
                  column(Row::evidence).toArray(String[]::new)));
      gathered.clear();
    }
  }

  private String[] address(Function<Address, String> part) {
    return column(row -> row.door() == null ? null : part.apply(row.door())).toArray(String[]::new);
  }

  private <T> List<T> column(Function<Row, T> value) {
    List<T> column = new ArrayList<>(gathered.size());
    gathered.forEach(row -> column.add(value.apply(row)));
    return column;
  }
}
