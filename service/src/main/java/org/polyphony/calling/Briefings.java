package org.polyphony.calling;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.polyphony.contacts.Phones;
import org.polyphony.i18n.Languages;
import org.polyphony.privacy.SensitiveFacts;
import org.polyphony.queue.Claimed;
import org.polyphony.queue.PersonBehind;
import org.polyphony.queue.Receipts;
import org.polyphony.scripts.ScriptRendering;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.web.Viewer;

/** Tells a caller all that they need for one call. */
final class Briefings {

  private final Occasions occasions;
  private final Receipts receipts;
  private final Clock clock;

  Briefings(Occasions occasions, Receipts receipts, Clock clock) {
    this.occasions = occasions;
    this.receipts = receipts;
    this.clock = clock;
  }

  /** The claim with its receipt and the values for its script. */
  ClaimJson of(Viewer viewer, Claimed claim) {
    return of(viewer, claim, receipts.issue(claim));
  }

  /**
   * @param receipt empty for a call to practice with, of which nothing may come
   */
  ClaimJson of(Viewer viewer, Claimed claim, String receipt) {
    Occasions.Occasion occasion = occasions.of(viewer, claim.campaign());
    ScriptVersion version = occasion.script();
    Optional<PersonBehind> first = claim.people().stream().findFirst();
    return new ClaimJson(
        claim.id(),
        claim.campaign(),
        claim.state(),
        receipt,
        claim.expiresAt(),
        Duration.between(clock.instant(), claim.expiresAt()).toSeconds(),
        claim.spoken(),
        claim.bundle(),
        claim.match(),
        new ClaimJson.Line(
            viewer.minor() ? null : claim.tel(),
            viewer.minor() ? Phones.masked(claim.tel()) : Phones.display(claim.tel()),
            firstZone(claim)),
        claim.people().stream().map(Briefings::person).toList(),
        new ClaimJson.Script(version.script(), version.id()),
        new ScriptRendering(version, claim.bundle())
            .values(
                occasion.arguments(viewer, first, first.map(PersonBehind::addressForm).orElse(""))),
        claim.followUp(),
        claim.attempts());
  }

  static String firstZone(Claimed claim) {
    return claim.zones().split(",", 2)[0];
  }

  private static ClaimJson.Person person(PersonBehind person) {
    return new ClaimJson.Person(
        person.contact(),
        person.name(),
        person.preferredName(),
        person.addressForm(),
        Stream.of(person.spoken(), person.written())
            .filter(tag -> !tag.equals(Languages.UNKNOWN))
            .distinct()
            .toList(),
        SensitiveFacts.ordinary(person.facts()));
  }
}
