package org.polyphony.campaigns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.polyphony.contacts.LanguageFact;
import org.polyphony.contacts.LanguageFacts;
import org.polyphony.contacts.LanguageSource;
import org.polyphony.events.Need;
import org.polyphony.events.NewRegistration;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.events.Registrations;
import org.polyphony.scripts.Answer;
import org.polyphony.scripts.Fed;
import org.polyphony.scripts.Responses;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.Scripts;
import org.polyphony.scripts.SlotKind;
import org.polyphony.scripts.Step;
import org.polyphony.scripts.StepKind;
import org.polyphony.turnout.CommitmentKind;
import org.polyphony.turnout.Commitments;
import org.polyphony.turnout.NewCommitment;

/** Keeps what a person answered, and brings it to what it feeds: registrations and commitments. */
final class SlotFeed {

  /** Choices by which a question that feeds a registration is answered without feeding it. */
  private static final Map<String, RegistrationStatus> OTHER_ANSWERS =
      Map.of("no", RegistrationStatus.DECLINED, "maybe", RegistrationStatus.TENTATIVE);

  private final Scripts scripts;
  private final Responses responses;
  private final Registrations registrations;
  private final Commitments commitments;
  private final LanguageFacts languages;

  SlotFeed(
      Scripts scripts,
      Responses responses,
      Registrations registrations,
      Commitments commitments,
      LanguageFacts languages) {
    this.scripts = scripts;
    this.responses = responses;
    this.registrations = registrations;
    this.commitments = commitments;
    this.languages = languages;
  }

  /**
   * @return whether the person said which language they speak
   * @throws org.polyphony.web.Problem 422 where an answer is none of the script's
   */
  boolean feed(Handle handle, KeptAttempt attempt, AttemptPerson person) {
    if (person.answers().isEmpty()) {
      return false;
    }
    UUID version = scripts.answered(handle, attempt.effort().scriptVersion(), person.answers());
    List<Fed> fed =
        responses.record(
            handle, attempt.id(), version, person.contact(), person.answers(), attempt.at());
    ScriptVersion script = scripts.version(handle, version);
    Map<String, RegistrationStatus> replies = otherReplies(script, person);
    for (Fed slot : fed) {
      if (slot.kind() == SlotKind.REGISTRATION) {
        replies.put(slot.slot(), RegistrationStatus.ACCEPTED);
      } else {
        commit(handle, attempt, person, slot);
      }
    }
    replies.forEach((slot, status) -> register(handle, attempt, person, slot, status));
    return declareLanguage(handle, attempt, person, script);
  }

  /** What was answered to the questions that feed registrations, where it was no yes. */
  private static Map<String, RegistrationStatus> otherReplies(
      ScriptVersion script, AttemptPerson person) {
    Map<String, RegistrationStatus> replies = new LinkedHashMap<>();
    for (Step step : script.steps()) {
      Answer answer = person.answers().get(step.id());
      if (answer != null) {
        for (String slot : step.feeds().values()) {
          answer.values().stream()
              .filter(choice -> !step.feeds().containsKey(choice))
              .filter(OTHER_ANSWERS::containsKey)
              .filter(choice -> script.slots().get(slot) == SlotKind.REGISTRATION)
              .forEach(choice -> replies.put(slot, OTHER_ANSWERS.get(choice)));
        }
      }
    }
    return replies;
  }

  private void register(
      Handle handle,
      KeptAttempt attempt,
      AttemptPerson person,
      String slot,
      RegistrationStatus status) {
    UUID event = attempt.effort().bind().get(slot);
    if (event != null) {
      registrations.record(
          handle,
          new NewRegistration(
              event,
              person.contact(),
              status,
              "phone",
              person.spoken(),
              needs(person, status),
              attempt.id(),
              attempt.said().campaign(),
              attempt.at()));
    }
  }

  /**
   * By flags, and by answers: a choice that is named like a need ({@code childcare}) asks for it.
   */
  private static Map<String, String> needs(AttemptPerson person, RegistrationStatus status) {
    Map<String, String> needs = new LinkedHashMap<>();
    if (status != RegistrationStatus.DECLINED) {
      Stream.concat(
              person.flags().stream().map(AttemptFlag::code),
              person.answers().values().stream().flatMap(answer -> answer.values().stream()))
          .flatMap(code -> Need.of(code).stream())
          .forEach(
              need -> needs.put(need.code(), need == Need.INTERPRETER ? person.spoken() : "yes"));
    }
    return needs;
  }

  private void commit(Handle handle, KeptAttempt attempt, AttemptPerson person, Fed slot) {
    commitments.record(
        handle,
        new NewCommitment(
            attempt.effort().organization(),
            person.contact(),
            CommitmentKind.valueOf(slot.kind().name()),
            attempt.effort().bind().get(slot.slot()),
            attempt.said().campaign(),
            attempt.id(),
            attempt.at()));
  }

  private boolean declareLanguage(
      Handle handle, KeptAttempt attempt, AttemptPerson person, ScriptVersion script) {
    boolean declared = false;
    for (Step step : script.steps()) {
      Answer answer = person.answers().get(step.id());
      if (step.kind() == StepKind.LANGUAGE && answer != null && !answer.values().isEmpty()) {
        languages.observe(
            handle,
            person.contact(),
            LanguageFact.SPOKEN,
            LanguageTag.spoken(answer.values().get(0)),
            LanguageSource.SELF_DECLARED,
            attempt.id(),
            attempt.said().author(),
            attempt.at());
        declared = true;
      }
    }
    return declared;
  }
}
