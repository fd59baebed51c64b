package org.polyphony.texting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.telephony.CarrierText;
import org.polyphony.telephony.Receipt;
import org.polyphony.telephony.TextLine;

/**
 * Looks up in the carrier's own list what became of texts whose answer was lost. One that is found
 * there, alone with its words, is known again. One that is not found stays unknown, listed for a
 * person, and is never sent again by itself.
 */
final class Unknowns {
  private static final Duration CARRIER_IS_SLOW = Duration.ofSeconds(30);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(2);
  private static final Duration LOOKED_FOR = Duration.ofDays(2);
  private static final int AT_ONCE = 50;

  private final Jdbi jdbi;
  private final TextLine line;
  private final Receipts receipts;
  private final Clock clock;

  Unknowns(Jdbi jdbi, TextLine line, Receipts receipts, Clock clock) {
    this.jdbi = jdbi;
    this.line = line;
    this.receipts = receipts;
    this.clock = clock;
  }

  /** Looks for some of them. Answers how many were found. */
  int look() {
    Instant now = clock.instant();
    int found = 0;
    for (ReceiptsDao.Lost lost :
        jdbi.withExtension(
            ReceiptsDao.class,
            dao ->
                dao.lost(
                    now.minus(CARRIER_IS_SLOW),
                    now.minus(LOOKED_FOR),
                    now.minus(BETWEEN_LOOKS),
                    AT_ONCE))) {
      Optional<List<CarrierText>> listed =
          line.taken(lost.tel(), lost.askedAt().minus(CLOCKS_DIFFER));
      if (listed.isEmpty()) {
        return found;
      }
      found += settle(lost, listed.get()) ? 1 : 0;
    }
    return found;
  }

  private boolean settle(ReceiptsDao.Lost lost, List<CarrierText> listed) {
    return jdbi.inTransaction(
        handle -> {
          ReceiptsDao dao = handle.attach(ReceiptsDao.class);
          dao.looked(lost.id(), clock.instant());
          Set<String> ours =
              Set.copyOf(dao.known(listed.stream().map(CarrierText::providerId).toList()));
          List<CarrierText> same =
              listed.stream()
                  .filter(text -> text.body().strip().equals(lost.body().strip()))
                  .filter(text -> !ours.contains(text.providerId()))
                  .toList();
          if (same.size() != 1 || dao.hasTwin(lost.id(), lost.line(), lost.body())) {
            return false;
          }
          CarrierText text = same.get(0);
          receipts.keep(
              handle, new Receipt(text.providerId(), lost.id(), text.progress(), text.fault()));
          return true;
        });
  }
}
