package org.polyphony.coordination;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.consent.FollowUps;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.Matching;
import org.polyphony.web.Viewer;

/**
 * When somebody who speaks a language will be on line: at a phone bank of the campaign, or of none
 * in particular, which they lead or for which they have signed up, or at an hour of the week at
 * which somebody was there lately. What has been promised for such a time is carried over to the
 * next when nobody came.
 */
public final class SpeakersAhead {

  /** Of the week before last, and of the last: what somebody does every week, or has just begun. */
  private static final Duration LATELY = Duration.ofDays(14);

  private static final Duration PLANNED_AHEAD = Duration.ofDays(60);

  /** How long people wait for a speaker who is late. */
  private static final Duration GRACE = Duration.ofMinutes(15);

  /** Nobody is left out. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Jdbi jdbi;
  private final FollowUps followUps;
  private final PhoneBanks phoneBanks;
  private final Clock clock;

  SpeakersAhead(Jdbi jdbi, FollowUps followUps, PhoneBanks phoneBanks, Clock clock) {
    this.jdbi = jdbi;
    this.followUps = followUps;
    this.phoneBanks = phoneBanks;
    this.clock = clock;
  }

  /**
   * When somebody is expected next for a campaign, by each language of contacts that they can
   * serve.
   */
  public Map<String, Instant> expected(Viewer viewer, UUID campaign) {
    return jdbi.inTransaction(handle -> expected(handle, viewer.organization(), campaign));
  }

  /**
   * When somebody other than this caller is expected.
   *
   * @param language of a contact
   * @return empty where somebody is there already, and where nobody is planned
   */
  public Optional<Instant> next(Handle handle, UUID campaign, UUID caller, String language) {
    SpeakersDao dao = handle.attach(SpeakersDao.class);
    return language.equals(Languages.UNKNOWN) || dao.isOnLine(campaign, caller, language)
        ? Optional.empty()
        : Optional.ofNullable(expected(handle, dao.organization(campaign), campaign).get(language));
  }

  private Map<String, Instant> expected(Handle handle, UUID organization, UUID campaign) {
    SpeakersDao dao = handle.attach(SpeakersDao.class);
    Instant now = clock.instant();
    Map<String, Instant> expected = new TreeMap<>();
    for (SpeakersDao.Planned shift : planned(handle, organization, campaign, now)) {
      for (String language : Matching.served(Set.copyOf(shift.languages()), Set.of())) {
        expected.merge(language, shift.startsAt(), SpeakersAhead::earlier);
      }
    }
    ZoneId zone = ZoneId.of(dao.zone(organization));
    for (SpeakersDao.Habit habit : dao.habits(organization, now.minus(LATELY))) {
      expected.merge(
          habit.language(), again(habit.hour().atZone(zone), now), SpeakersAhead::earlier);
    }
    expected.remove(Languages.UNKNOWN);
    return expected;
  }

  private List<SpeakersDao.Planned> planned(
      Handle handle, UUID organization, UUID campaign, Instant now) {
    Instant until = now.plus(PLANNED_AHEAD);
    Map<Boolean, List<PhoneBanks.Led>> led =
        phoneBanks.ahead(handle, organization, now, until).stream()
            .collect(Collectors.partitioningBy(one -> one.campaign().equals(campaign)));
    List<PhoneBanks.Led> own = led.getOrDefault(true, List.of());
    List<PhoneBanks.Led> others = led.getOrDefault(false, List.of());
    return handle
        .attach(SpeakersDao.class)
        .planned(
            organization,
            own.stream().map(PhoneBanks.Led::shift).toList(),
            own.stream().map(PhoneBanks.Led::lead).toList(),
            others.stream().map(PhoneBanks.Led::shift).toList(),
            now,
            until);
  }

  /** The same hour of the week, ahead, by the clock on the wall. */
  private static Instant again(ZonedDateTime hour, Instant now) {
    ZonedDateTime next = hour;
    while (!next.toInstant().isAfter(now)) {
      next = next.plusWeeks(1);
    }
    return next.toInstant();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Who waits in a campaign for somebody who speaks their language. */
  List<WaitingForSpeaker> waiting(Handle handle, Viewer viewer, UUID campaign) {
    SpeakersDao dao = handle.attach(SpeakersDao.class);
    List<SpeakersDao.Waiting> waiting = dao.waiting(viewer.organization(), campaign);
    Map<String, Instant> expected =
        waiting.isEmpty() ? Map.of() : expected(handle, viewer.organization(), campaign);
    return waiting.stream()
        .map(
            one ->
                new WaitingForSpeaker(
                    one.language(),
                    one.people(),
                    !one.language().equals(Languages.UNKNOWN)
                        && dao.isOnLine(campaign, NOBODY, one.language()),
                    expected.get(one.language())))
        .toList();
  }

  /** Every few minutes: who was to be called when somebody is there, and nobody was, waits on. */
  void carryOver() {
    jdbi.useTransaction(
        handle ->
            handle.attach(SpeakersDao.class).due(clock.instant().minus(GRACE)).stream()
                .collect(Collectors.groupingBy(due -> new Wanted(due.campaign(), due.language())))
                .forEach((wanted, due) -> carryOver(handle, wanted, due)));
  }

  private record Wanted(UUID campaign, String language) {}

  private void carryOver(Handle handle, Wanted wanted, List<SpeakersDao.Due> due) {
    next(handle, wanted.campaign(), NOBODY, wanted.language())
        .ifPresent(
            at ->
                followUps.carryOver(
                    handle, due.stream().map(SpeakersDao.Due::followUp).toList(), at));
  }
}
