package org.polyphony.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.polyphony.platform.Ids;
import org.polyphony.scripts.Answer;

/** A caller's report, valid as it is, and changed word by word. */
final class AttemptReport {

  private final UUID campaign;
  private final UUID line;
  private final Set<UUID> behind;
  private final List<PersonOutcome> people = new ArrayList<>();
  private final Set<AttemptFlag> flags = new LinkedHashSet<>();
  private UUID author = Ids.next();
  private UUID key = Ids.next();
  private UUID followUp;
  private Result result = Result.TALKED;
  private String spoken = "hmn";
  private String note = "";
  private Instant ended = SomeCampaigns.NOW.minusSeconds(10);
  private Instant sent;
  private Callback callback;
  private Barrier barrier;

  private final UUID claim = Ids.next();

  private AttemptReport(UUID campaign, UUID line, Set<UUID> behind) {
    this.campaign = campaign;
    this.line = line;
    this.behind = behind;
  }

  static AttemptReport on(UUID campaign, UUID line, UUID... behind) {
    return new AttemptReport(campaign, line, Set.of(behind));
  }

  AttemptReport by(UUID other) {
    author = other;
    return this;
  }

  AttemptReport keyed(UUID other) {
    key = other;
    return this;
  }

  AttemptReport result(Result other) {
    result = other;
    callback =
        other.needsTime()
            ? new Callback(SomeCampaigns.NOW.plus(Duration.ofHours(3)), "hmn", true)
            : null;
    barrier = other.needsLanguage() ? new Barrier("vi", null) : null;
    return this;
  }

  AttemptReport spoken(String tag) {
    spoken = tag;
    return this;
  }

  AttemptReport note(String other) {
    note = other;
    return this;
  }

  /** By the caller's clock: when it ended, and when it was sent. */
  AttemptReport ended(Instant then, Instant sending) {
    ended = then;
    sent = sending;
    return this;
  }

  AttemptReport callback(Callback other) {
    callback = other;
    return this;
  }

  AttemptReport barrier(String language, String answeredBy) {
    barrier = new Barrier(language, answeredBy);
    return this;
  }

  AttemptReport flag(AttemptFlag flag) {
    flags.add(flag);
    return this;
  }

  AttemptReport servedFor(UUID promise) {
    followUp = promise;
    return this;
  }

  AttemptReport person(PersonOutcome person) {
    people.add(person);
    return this;
  }

  AttemptReport answers(UUID contact, String... questionsAndAnswers) {
    return person(new PersonOutcome(contact, null, null, null, given(questionsAndAnswers)));
  }

  static Map<String, Answer> given(String... questionsAndAnswers) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (int i = 0; i < questionsAndAnswers.length; i += 2) {
      answers.put(questionsAndAnswers[i], Answer.of(questionsAndAnswers[i + 1]));
    }
    return answers;
  }

  AttemptToRecord report() {
    return new AttemptToRecord(
        campaign,
        author,
        key,
        claim,
        line,
        behind,
        followUp,
        Disposition.ACCEPTED,
        result,
        spoken,
        "hmn",
        people,
        flags,
        note,
        callback,
        barrier,
        SomeCampaigns.NOW.minusSeconds(120),
        ended,
        sent);
  }
}
