package org.polyphony.profile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.Channel;
import org.polyphony.consent.Consent;
import org.polyphony.consent.ConsentModule;
import org.polyphony.consent.Consents;
import org.polyphony.consent.NewConsent;
import org.polyphony.consent.Refusal;
import org.polyphony.consent.Suppressions;
import org.polyphony.contacts.Contact;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * What somebody allows and refuses, as staff see it and write it down, each in a transaction of its
 * own; each throws a problem, 404, where the viewer has nobody of that id.
 */
final class AgreementsDesk {

  /** How somebody has said it; what comes from a file says so itself. */
  static final List<String> SOURCES = List.of("form", "call", "door", "text", "event", "other");

  private static final int LONGEST = 2_000;

  private static final Set<Channel> OF_A_NUMBER = Set.of(Channel.PHONE, Channel.TEXT);

  private final PersonDesk persons;
  private final Consents consents;
  private final Suppressions suppressions;
  private final Clock clock;

  AgreementsDesk(PersonDesk persons, ConsentModule consent, Clock clock) {
    this.persons = persons;
    this.consents = consent.consents();
    this.suppressions = consent.suppressions();
    this.clock = clock;
  }

  /** A person with what they allow and refuse, and whose clock times are told by. */
  record Known(Contact contact, List<Consent> consents, List<Refusal> refusals, ZoneId zone) {
    UUID id() {
      return contact.person().id();
    }
  }

  Known known(Viewer viewer, UUID contact) {
    return persons.with(
        viewer,
        contact,
        (handle, person) -> {
          UUID id = person.person().id();
          return new Known(
              person,
              consents.of(handle, viewer, id),
              suppressions.of(handle, viewer, id).stream()
                  .filter(refusal -> refusal.liftedAt() == null)
                  .toList(),
              PersonDesk.zone(handle, viewer));
        });
  }

  /**
   * What somebody has said, as it is put down.
   *
   * @param line one of their numbers; null where it is about none
   * @param given false where they take back what they allowed
   * @param on the day on which they said it; null for now
   */
  record Said(
      Channel channel,
      @Nullable UUID line,
      boolean given,
      String source,
      String evidence,
      String wording,
      @Nullable LocalDate on) {}

  /**
   * Writes it down.
   *
   * @return its id
   * @throws Problem 422 where something is missing: calls and texts need the number, and whatever
   *     was said its evidence; or where it is said of a day to come
   */
  UUID record(Viewer viewer, UUID contact, Said said) {
    if (said.evidence().isBlank()) {
      throw Problem.invalid(FieldProblem.required("evidence"));
    }
    if (said.evidence().length() > LONGEST || said.wording().length() > LONGEST) {
      throw Problem.invalid(
          FieldProblem.tooLong(
              said.evidence().length() > LONGEST ? "evidence" : "wording", LONGEST));
    }
    if (said.channel() == Channel.ALL || !SOURCES.contains(said.source())) {
      throw Problem.invalid(
          FieldProblem.of(said.channel() == Channel.ALL ? "channel" : "source", "unknown_value"));
    }
    return persons.with(
        viewer,
        contact,
        (handle, person) -> {
          UUID line = said.line();
          boolean ofNumber = OF_A_NUMBER.contains(said.channel());
          if (ofNumber && person.phones().stream().noneMatch(phone -> phone.line().equals(line))) {
            throw Problem.invalid(
                line == null
                    ? FieldProblem.required("line")
                    : FieldProblem.of("line", "not_their_number"));
          }
          return consents.record(
              handle,
              new NewConsent(
                  viewer.organization(),
                  person.person().id(),
                  ofNumber ? line : null,
                  said.channel(),
                  said.given(),
                  said.source(),
                  said.evidence().strip(),
                  said.wording().strip(),
                  at(said.on(), PersonDesk.zone(handle, viewer)),
                  viewer.user()));
        });
  }

  /** Of a day that has gone by its last moment, so that it comes after what was said before. */
  private Instant at(@Nullable LocalDate on, ZoneId zone) {
    Instant now = clock.instant();
    if (on == null || on.equals(LocalDate.ofInstant(now, zone))) {
      return now;
    }
    Instant at = on.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    if (at.isAfter(now)) {
      throw Problem.invalid(FieldProblem.of("on", "day_to_come"));
    }
    return at;
  }

  /** Takes back what was written down by mistake. */
  void takeBack(Viewer viewer, UUID contact, UUID consent) {
    persons.with(
        viewer,
        contact,
        (handle, person) -> {
          consents.takeBack(handle, viewer, person.person().id(), consent);
          return person;
        });
  }
}
