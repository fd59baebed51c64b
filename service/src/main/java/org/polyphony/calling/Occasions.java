package org.polyphony.calling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.accounts.Organizations;
import org.polyphony.campaigns.Campaign;
import org.polyphony.campaigns.Campaigns;
import org.polyphony.events.Event;
import org.polyphony.events.Events;
import org.polyphony.queue.PersonBehind;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.Scripts;
import org.polyphony.turnout.Election;
import org.polyphony.turnout.Elections;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What the calls of a campaign are about. */
final class Occasions {

  /** How soon a change of an event's time or place is on the callers' screens. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Jdbi jdbi;
  private final Campaigns campaigns;
  private final Scripts scripts;
  private final Events events;
  private final Elections elections;
  private final Organizations organizations;
  private final Cache<UUID, Occasion> occasions =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(1_000).build();

  Occasions(
      Jdbi jdbi,
      Campaigns campaigns,
      Scripts scripts,
      Events events,
      Elections elections,
      Organizations organizations) {
    this.jdbi = jdbi;
    this.campaigns = campaigns;
    this.scripts = scripts;
    this.events = events;
    this.elections = elections;
    this.organizations = organizations;
  }

  /**
   * @param script what is said
   * @param languages in which the campaign calls
   * @param organization in whose name
   * @param event to what people are invited; null where the campaign is bound to none
   * @param election which election it is about; null where the campaign is bound to none
   */
  record Occasion(
      ScriptVersion script,
      List<String> languages,
      String organization,
      @Nullable Event event,
      @Nullable Election election) {

    Occasion {
      languages = List.copyOf(languages);
    }

    /**
     * The values for the script.
     *
     * @param person to whom it is said, empty where nobody is known
     * @param address how they are addressed, empty where it is not chosen yet
     */
    ScriptArguments arguments(Viewer caller, Optional<PersonBehind> person, String address) {
      ScriptArguments arguments = ScriptArguments.NONE.caller(caller.name(), organization);
      if (event != null) {
        arguments =
            arguments.event(event.name(), event.startsAt().atZone(event.timeZone()), event.place());
      }
      if (election != null) {
        arguments =
            arguments.election(
                election.name(), election.day(), election.registerBy(), election.cureBy());
      }
      ScriptArguments known = arguments;
      return person
          .map(
              one ->
                  known.person(
                      one.name(),
                      one.givenName(),
                      one.familyName(),
                      one.preferredName(),
                      one.spoken(),
                      address))
          .orElse(known);
    }
  }

  /**
   * @throws Problem 404 where the viewer's organization has no such campaign
   */
  Occasion of(Viewer viewer, UUID campaign) {
    return occasions.get(campaign, id -> jdbi.inTransaction(handle -> read(handle, viewer, id)));
  }

  /**
   * The version with which a call has begun, where it is one of the same script; else the
   * campaign's own.
   *
   * @throws Problem 404 where there is no such version
   */
  ScriptVersion begun(Occasion occasion, @Nullable UUID version) {
    ScriptVersion own = occasion.script();
    if (version == null || version.equals(own.id())) {
      return own;
    }
    ScriptVersion begun = scripts.version(version);
    return begun.script().equals(own.script()) && !begun.draft() ? begun : own;
  }

  private Occasion read(Handle handle, Viewer viewer, UUID id) {
    Campaign campaign = campaigns.find(handle, viewer, id).orElseThrow(Problem::notFound);
    return new Occasion(
        scripts.version(handle, campaign.scriptVersion()),
        campaign.languages(),
        organizations.of(handle, viewer).name(),
        campaign.bind().values().stream()
            .flatMap(event -> events.find(handle, viewer, event).stream())
            .findFirst()
            .orElse(null),
        campaign.bind().values().stream()
            .flatMap(election -> elections.find(handle, viewer, election).stream())
            .findFirst()
            .orElse(null));
  }
}
