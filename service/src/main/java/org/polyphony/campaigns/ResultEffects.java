package org.polyphony.campaigns;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.Channel;
import org.polyphony.consent.FollowUpKind;
import org.polyphony.consent.FollowUps;
import org.polyphony.consent.NewFollowUp;
import org.polyphony.consent.NewSuppression;
import org.polyphony.consent.Suppressions;
import org.polyphony.contacts.LanguageFact;
import org.polyphony.contacts.LanguageFacts;
import org.polyphony.contacts.LanguageSource;
import org.polyphony.contacts.People;

/** Carries out what results and flags mean, beside the answers. */
final class ResultEffects {

  /** Somebody else answered than the people behind the line. */
  private static final String OTHER = "other";

  private final Suppressions suppressions;
  private final FollowUps followUps;
  private final LanguageFacts languages;
  private final People people;

  ResultEffects(
      Suppressions suppressions, FollowUps followUps, LanguageFacts languages, People people) {
    this.suppressions = suppressions;
    this.followUps = followUps;
    this.languages = languages;
    this.people = people;
  }

  /** What is one person's. */
  void ofPerson(
      Handle handle, KeptAttempt attempt, AttemptPerson person, boolean declaredLanguage) {
    if (!person.addressForm().isEmpty()) {
      people.setAddressForm(
          handle,
          person.contact(),
          person.addressForm(),
          attempt.id(),
          attempt.said().author(),
          attempt.at());
    }
    switch (person.result()) {
      case WRONG_NUMBER, DISCONNECTED ->
          people.markLineBad(
              handle,
              person.contact(),
              attempt.said().line(),
              person.result() == Result.WRONG_NUMBER
                  ? People.Bad.WRONG_NUMBER
                  : People.Bad.DISCONNECTED,
              attempt.id(),
              attempt.said().author(),
              attempt.at());
      case MOVED -> people.markMoved(handle, person.contact(), attempt.id(), attempt.at());
      case DECEASED -> people.markDeceased(handle, person.contact(), attempt.id(), attempt.at());
      case LANGUAGE_BARRIER -> hearMissingLanguage(handle, attempt, person);
      default -> {
        if (person.result().reached() && !declaredLanguage) {
          hear(handle, attempt, person.contact(), person.spoken());
        }
      }
    }
  }

  /** What is the line's where nobody was named, and the named person's where somebody was. */
  void ofAttempt(Handle handle, KeptAttempt attempt) {
    AttemptToRecord said = attempt.said();
    keepPromise(handle, attempt);
    if (attempt.peopleNamed()) {
      attempt
          .people()
          .forEach(person -> carryOut(handle, attempt, person.contact(), person.result()));
    } else {
      carryOut(handle, attempt, null, said.result());
    }
  }

  private void carryOut(Handle handle, KeptAttempt attempt, @Nullable UUID contact, Result result) {
    if (result.suppresses()) {
      suppress(handle, attempt, contact);
    }
    Callback callback = attempt.said().callback();
    if (result.needsTime() && callback != null) {
      UUID caller = callback.byMe() ? attempt.said().author() : null;
      open(
          handle,
          attempt,
          FollowUpKind.CALLBACK,
          contact,
          callback.language(),
          callback.dueAt(),
          caller);
    }
    Barrier barrier = attempt.said().barrier();
    if (result.needsLanguage() && barrier != null) {
      FollowUpKind kind =
          barrierBefore(handle, attempt) ? FollowUpKind.STAFF : FollowUpKind.BARRIER;
      if (kind == FollowUpKind.STAFF) {
        endBarriers(handle, attempt);
      }
      Instant speaker = kind == FollowUpKind.BARRIER ? barrier.expectedAt() : null;
      open(
          handle,
          attempt,
          kind,
          contact,
          barrier.language(),
          speaker == null ? attempt.at() : speaker,
          null);
    }
  }

  /**
   * The promise that the claim was served for is kept once somebody was spoken to, or need not be
   * any more; so is that of somebody who speaks the language, whoever came to it.
   */
  private void keepPromise(Handle handle, KeptAttempt attempt) {
    UUID promise = attempt.said().followUp();
    boolean kept =
        Stream.concat(
                Stream.of(attempt.said().result()),
                attempt.people().stream().map(AttemptPerson::result))
            .anyMatch(result -> result.reached() || result.ends() || result.endsLine());
    if (promise != null && kept) {
      followUps.done(handle, promise, attempt.id());
    }
    if (kept) {
      endBarriers(handle, attempt);
    }
  }

  private void endBarriers(Handle handle, KeptAttempt attempt) {
    followUps.endBarriers(handle, attempt.said().campaign(), attempt.said().line(), attempt.id());
  }

  private static boolean barrierBefore(Handle handle, KeptAttempt attempt) {
    AttemptToRecord said = attempt.said();
    return handle
            .attach(AttemptsDao.class)
            .otherBarriers(said.campaign(), said.line(), attempt.id())
        > 0;
  }

  private void suppress(Handle handle, KeptAttempt attempt, @Nullable UUID contact) {
    AttemptToRecord said = attempt.said();
    suppressions.add(
        handle,
        new NewSuppression(
            Channel.PHONE,
            contact == null ? said.line() : null,
            null,
            contact,
            attempt.effort().organization(),
            Result.DO_NOT_CALL.code(),
            said.note(),
            attempt.id(),
            said.author(),
            attempt.at()));
  }

  private void open(
      Handle handle,
      KeptAttempt attempt,
      FollowUpKind kind,
      @Nullable UUID contact,
      String language,
      Instant dueAt,
      @Nullable UUID forUser) {
    followUps.open(
        handle,
        new NewFollowUp(
            attempt.effort().organization(),
            kind,
            attempt.said().campaign(),
            attempt.said().line(),
            null,
            contact,
            LanguageTag.spoken(language),
            dueAt,
            forUser,
            attempt.id(),
            attempt.said().author(),
            attempt.at()));
  }

  /** The language that was missing is theirs who answered, if that can be told. */
  private void hearMissingLanguage(Handle handle, KeptAttempt attempt, AttemptPerson person) {
    Barrier barrier = attempt.said().barrier();
    if (barrier == null) {
      return;
    }
    String answeredBy = barrier.answeredBy();
    boolean alone = attempt.people().size() == 1 && !OTHER.equals(answeredBy);
    if (alone || person.contact().toString().equals(answeredBy)) {
      hear(handle, attempt, person.contact(), barrier.language());
    }
  }

  private void hear(Handle handle, KeptAttempt attempt, UUID contact, String language) {
    languages.observe(
        handle,
        contact,
        LanguageFact.SPOKEN,
        LanguageTag.spoken(language),
        LanguageSource.OBSERVED,
        attempt.id(),
        attempt.said().author(),
        attempt.at());
  }
}
