package org.polyphony.texting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.telephony.CarrierText;
import org.polyphony.telephony.OutgoingText;
import org.polyphony.telephony.Progress;
import org.polyphony.telephony.Sending;
import org.polyphony.telephony.TextLine;

/** A carrier that counts, and at each text looks whether a stop was committed before it. */
final class StandIn implements TextLine {
  static final String SENDER = "+19165550199";

  private final Jdbi jdbi;
  private final Clock clock;
  private final List<OutgoingText> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<CarrierText> taken = Collections.synchronizedList(new ArrayList<>());
  private final List<UUID> afterAStop = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Function<OutgoingText, Sending>> special = new ConcurrentHashMap<>();

  StandIn(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** What happens to texts to this number, instead of being taken. */
  void when(String tel, Function<OutgoingText, Sending> then) {
    special.put(tel, then);
  }

  List<OutgoingText> asked() {
    return List.copyOf(asked);
  }

  /** Texts that went out although a stop had been committed. */
  List<UUID> afterAStop() {
    return List.copyOf(afterAStop);
  }

  Sending take(OutgoingText text) {
    String id = "SM" + text.message() + "-" + taken.size();
    taken.add(
        new CarrierText(id, text.recipient(), text.body(), clock.instant(), Progress.SENT, 0));
    return new Sending.Taken(id);
  }

  @Override
  public Sending send(OutgoingText text) {
    boolean stopped =
        jdbi.withHandle(
            handle ->
                handle
                    .select(
                        "SELECT EXISTS (SELECT FROM consent.suppressions s JOIN contacts.lines l ON l.id = s.line"
                            + " WHERE l.tel = ? AND s.lifted_at IS NULL)",
                        text.recipient())
                    .mapTo(Boolean.class)
                    .one());
    if (stopped) {
      afterAStop.add(text.message());
    }
    asked.add(text);
    return special.getOrDefault(text.recipient(), this::take).apply(text);
  }

  @Override
  public String carrier() {
    return "stand-in";
  }

  @Override
  public List<String> senders() {
    return List.of(SENDER);
  }

  @Override
  public int longestWait() {
    return 5;
  }

  @Override
  public Optional<List<CarrierText>> taken(String recipient, Instant since) {
    return Optional.of(
        taken.stream()
            .filter(text -> text.recipient().equals(recipient) && !text.takenAt().isBefore(since))
            .toList());
  }
}
