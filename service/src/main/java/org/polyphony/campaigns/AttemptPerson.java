package org.polyphony.campaigns;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.polyphony.scripts.Answer;

/**
 * One person of an attempt, with what holds for them.
 *
 * @param answers none where nobody was there to give them
 * @param preference their language by what is known of them before it; {@code und} where nothing
 *     is, or where it was only inferred
 */
record AttemptPerson(
    UUID contact,
    Result result,
    String spoken,
    Set<AttemptFlag> flags,
    Map<String, Answer> answers,
    String preference) {

  static AttemptPerson of(AttemptToRecord attempt, PersonOutcome said, String preference) {
    Result result = Objects.requireNonNullElse(said.result(), attempt.result());
    return new AttemptPerson(
        said.contact(),
        result,
        Objects.requireNonNullElse(said.spoken(), attempt.spoken()),
        Objects.requireNonNullElse(said.flags(), attempt.flags()),
        result.nobodyThere() ? Map.of() : said.answers(),
        preference);
  }

  /** Those named, else all behind the line. */
  static List<PersonOutcome> said(AttemptToRecord attempt) {
    return attempt.people().isEmpty()
        ? attempt.behind().stream().map(PersonOutcome::of).toList()
        : attempt.people();
  }
}
