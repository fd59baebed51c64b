package org.polyphony.calling;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.accounts.NewOrganization;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.Matching;
import org.polyphony.queue.Claimed;
import org.polyphony.web.Viewer;

/**
 * Calls to practice with: the campaign's real script, said to people who do not exist. Nothing is
 * claimed, recorded or counted; each call is made out of its number alone.
 */
final class PracticeCalls {

  private static final Duration LONG_ENOUGH = Duration.ofHours(12);
  private static final int EVERY_SO_OFTEN_UNKNOWN = 4;

  /** A call with its script. */
  record Practice(ClaimJson claim, SpokenScript rendering) {}

  private final Occasions occasions;
  private final Briefings briefings;
  private final SpokenScripts scripts;
  private final Clock clock;

  PracticeCalls(Occasions occasions, Briefings briefings, SpokenScripts scripts, Clock clock) {
    this.occasions = occasions;
    this.briefings = briefings;
    this.scripts = scripts;
    this.clock = clock;
  }

  /**
   * @param number which one, from 0
   * @param language the tag of the language it is said in, or null for the person's own
   * @param page the tag of the language that the page is in
   * @throws org.polyphony.web.Problem 404 where the viewer's organization has no such campaign
   */
  Practice of(Viewer viewer, UUID campaign, int number, @Nullable String language, String page) {
    Occasions.Occasion occasion = occasions.of(viewer, campaign);
    String spoken = spoken(viewer, occasion.languages(), number);
    UUID id = id(campaign + " call " + number);
    Claimed claimed =
        new Claimed(
            true,
            id,
            campaign,
            id,
            id,
            viewer.user(),
            "open",
            spoken,
            SpokenScripts.bundle(occasion.script(), spoken),
            spoken.equals(Languages.UNKNOWN) ? "unknown" : "exact",
            null,
            null,
            clock.instant().plus(LONG_ENOUGH),
            PracticePeople.tel(number),
            NewOrganization.USUAL_TIME_ZONE.getId(),
            0,
            0,
            List.of(PracticePeople.person(id(campaign + " person " + number), number, spoken)));
    return new Practice(
        briefings.of(viewer, claimed, ""), scripts.of(viewer, claimed, language, page));
  }

  /** The viewer's languages in turn, and now and then somebody whose language nobody knows. */
  private static String spoken(Viewer viewer, List<String> campaign, int number) {
    if (number % EVERY_SO_OFTEN_UNKNOWN == EVERY_SO_OFTEN_UNKNOWN - 1
        && campaign.contains(Languages.UNKNOWN)) {
      return Languages.UNKNOWN;
    }
    List<String> mine =
        campaign.stream().filter(tag -> Matching.speaks(tag, viewer.speaks())).toList();
    return Optional.of(mine)
        .filter(some -> !some.isEmpty())
        .map(some -> some.get(number % some.size()))
        .orElse("en");
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
