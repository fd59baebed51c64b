package org.polyphony.rooms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.polyphony.campaigns.Campaign;
import org.polyphony.i18n.AllowedPair;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.Matching;

/**
 * What is the same for all who look into a room.
 *
 * @param at when it was read
 * @param talkedTo people that the team has talked to
 * @param here who is here, in the order of coming in
 * @param languages those of the campaign, in its order
 * @param hostile who had a hostile call; for those who lead
 */
record Together(
    Instant at,
    long talkedTo,
    List<PresentDao.Here> here,
    List<Lobby.Coverage> languages,
    List<FiguresDao.Hostile> hostile) {

  private static final Duration HERE = Duration.ofMinutes(2);
  private static final Duration HERE_ON_A_CALL = Duration.ofMinutes(20);

  static Together read(Handle handle, Room room, Campaign campaign, Instant now) {
    FiguresDao figures = handle.attach(FiguresDao.class);
    Instant from = room.countsFrom();
    Instant until = room.countsUntil();
    List<PresentDao.Here> here =
        handle
            .attach(PresentDao.class)
            .here(room.shift(), now.minus(HERE), now.minus(HERE_ON_A_CALL));
    return new Together(
        now,
        figures.team(room.shift(), campaign.id(), from, until),
        here,
        coverage(figures, campaign, here),
        figures.hostile(room.shift(), campaign.id(), from, until));
  }

  private static List<Lobby.Coverage> coverage(
      FiguresDao figures, Campaign campaign, List<PresentDao.Here> here) {
    Set<AllowedPair> allowed = new HashSet<>(campaign.allowedPairs());
    List<Collection<String>> served = new ArrayList<>();
    for (PresentDao.Here one : here) {
      served.add(Set.copyOf(Matching.served(one.speaks(), allowed)));
    }
    Map<String, Long> waiting =
        figures.waiting(campaign.id()).stream()
            .collect(Collectors.toMap(FiguresDao.Waiting::language, FiguresDao.Waiting::lines));
    return campaign.languages().stream()
        .filter(language -> !language.equals(Languages.UNKNOWN))
        .map(
            language ->
                new Lobby.Coverage(
                    language,
                    (int) served.stream().filter(one -> one.contains(language)).count(),
                    waiting.getOrDefault(language, 0L)))
        .toList();
  }
}
