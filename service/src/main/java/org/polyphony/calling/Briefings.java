package org.polyphony.calling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.accounts.Organizations;
import org.polyphony.campaigns.Campaign;
import org.polyphony.campaigns.Campaigns;
import org.polyphony.contacts.Phones;
import org.polyphony.events.Event;
import org.polyphony.events.Events;
import org.polyphony.i18n.Languages;
import org.polyphony.queue.Claimed;
import org.polyphony.queue.PersonBehind;
import org.polyphony.queue.Receipts;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.ScriptRendering;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.Scripts;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Tells a caller all that they need for one call. */
final class Briefings {

  /** How soon a change of an event's time or place is on the callers' screens. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private record Occasion(ScriptVersion script, String organization, @Nullable Event event) {}

  private final Jdbi jdbi;
  private final Campaigns campaigns;
  private final Scripts scripts;
  private final Events events;
  private final Organizations organizations;
  private final Receipts receipts;
  private final Cache<UUID, Occasion> occasions =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(1_000).build();

  Briefings(
      Jdbi jdbi,
      Campaigns campaigns,
      Scripts scripts,
      Events events,
      Organizations organizations,
      Receipts receipts) {
    this.jdbi = jdbi;
    this.campaigns = campaigns;
    this.scripts = scripts;
    this.events = events;
    this.organizations = organizations;
    this.receipts = receipts;
  }

  /** The claim with its receipt and the values for its script. */
  ClaimJson of(Viewer viewer, Claimed claim) {
    Occasion occasion = occasion(viewer, claim.campaign());
    ScriptVersion version = occasion.script();
    return new ClaimJson(
        claim.id(),
        claim.campaign(),
        claim.state(),
        receipts.issue(claim),
        claim.expiresAt(),
        claim.spoken(),
        claim.bundle(),
        claim.match(),
        new ClaimJson.Line(
            claim.tel(),
            viewer.minor() ? Phones.masked(claim.tel()) : Phones.display(claim.tel()),
            firstZone(claim)),
        claim.people().stream().map(Briefings::person).toList(),
        new ClaimJson.Script(version.script(), version.id()),
        new ScriptRendering(version, claim.bundle())
            .values(arguments(viewer, occasion, first(claim))),
        claim.followUp(),
        claim.attempts());
  }

  private static Optional<PersonBehind> first(Claimed claim) {
    return claim.people().stream().findFirst();
  }

  private static ScriptArguments arguments(
      Viewer viewer, Occasion occasion, Optional<PersonBehind> person) {
    ScriptArguments arguments = ScriptArguments.NONE.caller(viewer.name(), occasion.organization());
    Event event = occasion.event();
    if (event != null) {
      arguments =
          arguments.event(event.name(), event.startsAt().atZone(event.timeZone()), event.place());
    }
    ScriptArguments known = arguments;
    return person.map(one -> addressed(known, one)).orElse(known);
  }

  /**
   * By the name that they are called by: the preferred one, else the given one, else the full name.
   */
  private static ScriptArguments addressed(ScriptArguments arguments, PersonBehind person) {
    String called =
        Stream.of(person.preferredName(), person.givenName(), person.name())
            .filter(name -> !name.isBlank())
            .findFirst()
            .orElse("");
    return arguments.person(called, person.name(), person.addressForm());
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
        person.facts());
  }

  private Occasion occasion(Viewer viewer, UUID campaign) {
    return occasions.get(campaign, id -> jdbi.inTransaction(handle -> read(handle, viewer, id)));
  }

  private Occasion read(Handle handle, Viewer viewer, UUID id) {
    Campaign campaign = campaigns.find(handle, viewer, id).orElseThrow(Problem::notFound);
    List<UUID> bound = campaign.bind().values().stream().toList();
    return new Occasion(
        scripts.version(handle, campaign.scriptVersion()),
        organizations.of(handle, viewer).name(),
        bound.stream()
            .flatMap(event -> events.find(handle, viewer, event).stream())
            .findFirst()
            .orElse(null));
  }
}
