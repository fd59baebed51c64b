package org.polyphony.campaigns;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.AddressForms;
import org.polyphony.scripts.Answer;

/**
 * One person of an attempt, with what holds for them.
 *
 * @param answers none where nobody was there to give them
 * @param preference their language by what is known of them before it; {@code und} where nothing
 *     is, or where it was only inferred
 * @param addressForm as it is said; empty where nobody was addressed
 */
record AttemptPerson(
    UUID contact,
    Result result,
    String spoken,
    Set<AttemptFlag> flags,
    Map<String, Answer> answers,
    String preference,
    String addressForm) {

  static AttemptPerson of(AttemptToRecord attempt, PersonOutcome said, String preference) {
    Result result = Objects.requireNonNullElse(said.result(), attempt.result());
    return new AttemptPerson(
        said.contact(),
        result,
        Objects.requireNonNullElse(said.spoken(), attempt.spoken()),
        Objects.requireNonNullElse(said.flags(), attempt.flags()),
        result.nobodyThere() ? Map.of() : said.answers(),
        preference,
        result.nobodyThere() ? "" : word(said.addressForm()));
  }

  private static String word(@Nullable String form) {
    return Optional.ofNullable(form)
        .flatMap(AddressForms::find)
        .map(AddressForms.Form::word)
        .orElse("");
  }

  /** Those named, else all behind the line. */
  static List<PersonOutcome> said(AttemptToRecord attempt) {
    return attempt.people().isEmpty()
        ? attempt.behind().stream().map(PersonOutcome::of).toList()
        : attempt.people();
  }
}
