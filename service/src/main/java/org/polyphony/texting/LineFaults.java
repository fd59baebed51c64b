package org.polyphony.texting;

import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.Channel;
import org.polyphony.consent.NewSuppression;
import org.polyphony.consent.Suppressions;
import org.polyphony.telephony.TextFault;

/** What a fault tells of a line beside that one text did not arrive. */
final class LineFaults {
  private final Suppressions suppressions;
  private final Clock clock;

  LineFaults(Suppressions suppressions, Clock clock) {
    this.suppressions = suppressions;
    this.clock = clock;
  }

  /**
   * Keeps what lasts: an opt-out at the carrier is one here, for every partner; a landline gets no
   * more texts.
   *
   * @param number as the carrier numbers the fault
   */
  void learn(Handle handle, UUID line, @Nullable UUID organization, int number) {
    Dao dao = handle.attach(Dao.class);
    switch (TextFault.of(number).fact()) {
      case OPTED_OUT -> {
        if (dao.isReachable(line)) {
          suppressions.add(
              handle,
              new NewSuppression(
                  Channel.TEXT,
                  line,
                  null,
                  null,
                  organization,
                  "carrier",
                  String.valueOf(number),
                  null,
                  null,
                  clock.instant()));
        }
      }
      case BAD_NUMBER, NO_TEXTS -> dao.keep(line, number, clock.instant());
      case NONE, OURS -> {}
    }
  }

  /** The statements. */
  interface Dao {
    @SqlQuery(
        "SELECT EXISTS (SELECT FROM consent.reachable_lines WHERE line = :line AND channel = 'text')")
    boolean isReachable(UUID line);

    @SqlUpdate(
        """
        INSERT INTO texting.lines (line, fault, fault_at) VALUES (:line, :number, :at)
        ON CONFLICT (line) DO UPDATE SET fault = :number, fault_at = :at
        """)
    void keep(UUID line, int number, java.time.Instant at);
  }
}
