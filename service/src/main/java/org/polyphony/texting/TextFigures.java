package org.polyphony.texting;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.polyphony.telephony.TextFault;

/**
 * Where the texts of a sending stand.
 *
 * @param counts by state, each text once: those queued whose hour it is not are {@code
 *     waiting_for_hours}
 * @param held by why
 * @param failed by the fault's code
 * @param languages by tag, all texts that are not held
 * @param segments of all that go out or went
 * @param price of those in dollars, by the configured prices
 * @param next when the next ones that wait for their hour go out; null where none wait
 * @param flags {@code low_delivery}, {@code registration}
 */
record TextFigures(
    Map<String, Long> counts,
    Map<String, Long> held,
    Map<String, Long> failed,
    Map<String, Long> languages,
    long segments,
    BigDecimal price,
    @Nullable Instant next,
    List<String> flags) {
  private static final int ENOUGH_TO_JUDGE = 50;
  private static final double LOW = 0.85;

  static TextFigures of(
      TextCampaign campaign,
      List<TextCampaignsDao.Tally> tallies,
      List<TextCampaignsDao.Waiting> waiting,
      List<TextCampaignsDao.Faults> faults,
      Duration margin,
      Instant now) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("waiting_for_hours", 0L);
    for (MessageState state : MessageState.values()) {
      counts.put(state == MessageState.ASKING ? "sending" : state.code(), 0L);
    }
    Map<String, Long> held = new TreeMap<>();
    Map<String, Long> languages = new TreeMap<>();
    long segments = 0;
    long micros = 0;
    for (TextCampaignsDao.Tally tally : tallies) {
      counts.merge(
          tally.state().equals("asking") ? "sending" : tally.state(), tally.texts(), Long::sum);
      String why = tally.heldFor();
      if (tally.state().equals("held") && why != null) {
        held.merge(why, tally.texts(), Long::sum);
      } else if (!tally.state().equals("cancelled")) {
        languages.merge(tally.language(), tally.texts(), Long::sum);
        segments += tally.segments();
        micros += tally.micros();
      }
    }
    counts.put("suppressed", held.getOrDefault("suppressed", 0L));
    counts.put("no_consent", held.getOrDefault("no_consent", 0L));
    Instant next = null;
    TextHours hours = new TextHours(campaign.hoursStart(), campaign.hoursEnd(), margin);
    for (TextCampaignsDao.Waiting lane : waiting) {
      List<ZoneId> zones = TextHours.zones(lane.zones());
      Instant first = hours.next(lane.dueAt().isBefore(now) ? now : lane.dueAt(), zones);
      if (first.isAfter(now)) {
        counts.merge("waiting_for_hours", lane.texts(), Long::sum);
        counts.merge("queued", -lane.texts(), Long::sum);
        next = next == null || first.isBefore(next) ? first : next;
      }
    }
    Map<String, Long> failed = new TreeMap<>();
    faults.forEach(one -> failed.merge(TextFault.of(one.fault()).code(), one.texts(), Long::sum));
    return new TextFigures(
        counts,
        held,
        failed,
        languages,
        segments,
        TextPrices.dollars(micros),
        next,
        flags(counts, failed));
  }

  private static List<String> flags(Map<String, Long> counts, Map<String, Long> failed) {
    List<String> flags = new ArrayList<>();
    long delivered = counts.getOrDefault("delivered", 0L);
    long ended = delivered + counts.getOrDefault("failed", 0L);
    if (ended >= ENOUGH_TO_JUDGE && delivered < ended * LOW) {
      flags.add("low_delivery");
    }
    if (failed.containsKey(TextFault.UNREGISTERED.code())) {
      flags.add("registration");
    }
    return flags;
  }
}
