package org.polyphony.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.Matching;
import org.polyphony.queue.FeedDao.Head;

/**
 * Fills a campaign's queue from its lists. A line stands in it once, with all its people; a person
 * stands on one line at a time, the best first and the next after a bad number. Feeding twice
 * changes nothing; feeding after a list has grown adds what is new.
 */
final class Feeder {

  /** From so many on, reading a table once is cheaper than looking each up in it. */
  private static final int MANY = 500;

  /** So many people are brought in at once: a second's work or two. */
  private static final int PIECE = 10_000;

  /**
   * How far the lists have been gone through.
   *
   * @param list the one that has been begun
   * @param contact the last of it who is done
   */
  record Cursor(UUID list, UUID contact) {}

  /**
   * One piece of the way.
   *
   * @param people who were gone through
   * @param end where it ended; empty at the end of the last list
   */
  record Piece(int people, Optional<Cursor> end) {}

  private final LaneClock lanes;
  private final Clock clock;

  Feeder(LaneClock lanes, Clock clock) {
    this.lanes = lanes;
    this.clock = clock;
  }

  /** Brings the queue of a campaign in line with its lists, languages and hours, at once. */
  void feed(Handle handle, UUID campaign) {
    revise(handle, campaign, false);
    Optional<Cursor> end = piece(handle, campaign, null).end();
    while (end.isPresent()) {
      end = piece(handle, campaign, end.get()).end();
    }
  }

  /** Whether anybody is to be in the campaign's queue: it is not a draft. */
  boolean feeds(Handle handle, UUID campaign) {
    return wanted(handle, campaign) != null;
  }

  /**
   * Brings what is in the queue already in line; nobody comes in by it.
   *
   * @param many whether that is a lot
   */
  void revise(Handle handle, UUID campaign, boolean many) {
    QueuedCampaign wanted = wanted(handle, campaign);
    if (wanted == null) {
      return;
    }
    FeedDao feed = handle.attach(FeedDao.class);
    Instant now = clock.instant();
    List<String> languages = accepted(wanted);
    feed.lock(campaign);
    feed.nestedLoops(!many);
    List<Head> ready = new ArrayList<>(moved(feed, campaign, languages, List.of(), now));
    feed.parkLanguages(campaign, languages, now);
    feed.parkOffList(campaign, now);
    ready.addAll(feed.unpark(campaign, languages, now));
    feed.nestedLoops(true);
    settleLanes(handle, campaign, ready);
  }

  /**
   * Brings in those of the next people on its lists who are not in the queue, and all others on the
   * lists who share a line with them: a line comes in whole, so that nobody is called again for a
   * sister who came later.
   *
   * @param after null to begin
   */
  Piece piece(Handle handle, UUID campaign, @Nullable Cursor after) {
    QueuedCampaign wanted = wanted(handle, campaign);
    if (wanted == null) {
      return new Piece(0, Optional.empty());
    }
    FeedDao feed = handle.attach(FeedDao.class);
    feed.lock(campaign);
    List<Cursor> people = next(feed, campaign, after);
    if (people.isEmpty()) {
      return new Piece(0, Optional.empty());
    }
    List<UUID> contacts = people.stream().map(Cursor::contact).toList();
    settleLanes(handle, campaign, enter(handle, wanted, feed.withThoseBehind(campaign, contacts)));
    return new Piece(people.size(), Optional.of(people.get(people.size() - 1)));
  }

  /** Whoever comes next, on this list or the first that has anybody after it. */
  private static List<Cursor> next(FeedDao feed, UUID campaign, @Nullable Cursor after) {
    if (after != null) {
      List<Cursor> more = feed.members(after.list(), after.contact(), PIECE);
      if (!more.isEmpty()) {
        return more;
      }
    }
    for (UUID list : feed.lists(campaign, after == null ? null : after.list())) {
      List<Cursor> first = feed.members(list, null, PIECE);
      if (!first.isEmpty()) {
        return first;
      }
    }
    return List.of();
  }

  /** Null where nobody is to be in its queue. */
  private static @Nullable QueuedCampaign wanted(Handle handle, UUID campaign) {
    return handle
        .attach(ClaimsDao.class)
        .campaign(campaign, null)
        .filter(wanted -> !wanted.state().equals("draft"))
        .orElse(null);
  }

  private void settleLanes(Handle handle, UUID campaign, List<Head> ready) {
    lanes.set(handle, campaign);
    lowerHeads(handle, ready);
    handle.attach(LanesDao.class).recount(campaign);
  }

  /** Puts people whose line is no good on the next of theirs, where they have one. */
  void place(Handle handle, UUID campaign, Collection<UUID> contacts) {
    if (contacts.isEmpty()) {
      return;
    }
    QueuedCampaign wanted = handle.attach(ClaimsDao.class).campaign(campaign, null).orElseThrow();
    FeedDao feed = handle.attach(FeedDao.class);
    feed.lock(campaign);
    List<Head> ready = enter(handle, wanted, List.copyOf(contacts));
    if (!ready.isEmpty()) {
      lanes.tick(handle);
      lowerHeads(handle, ready);
    }
  }

  /** Moves the lines of people to the lanes of what is known of them now, wherever they wait. */
  void move(Handle handle, Collection<UUID> contacts) {
    Map<UUID, List<UUID>> byCampaign =
        handle.attach(FeedDao.class).queued(List.copyOf(contacts)).stream()
            .collect(
                Collectors.groupingBy(
                    FeedDao.Queued::campaign,
                    TreeMap::new,
                    Collectors.mapping(FeedDao.Queued::contact, Collectors.toList())));
    byCampaign.forEach(
        (campaign, people) -> {
          QueuedCampaign wanted =
              handle.attach(ClaimsDao.class).campaign(campaign, null).orElseThrow();
          FeedDao feed = handle.attach(FeedDao.class);
          feed.lock(campaign);
          List<Head> ready = moved(feed, campaign, accepted(wanted), people, clock.instant());
          lanes.tick(handle);
          lowerHeads(handle, ready);
        });
  }

  private static List<Head> moved(
      FeedDao feed, UUID campaign, List<String> languages, List<UUID> contacts, Instant now) {
    feed.clear(campaign);
    if (feed.gatherChanged(campaign, contacts) == 0) {
      return List.of();
    }
    feed.gatherThoseBehind(campaign);
    feed.openLanes(campaign, now);
    List<Head> ready = feed.move(campaign, languages, now);
    feed.clear(campaign);
    return ready;
  }

  private static void lowerHeads(Handle handle, List<Head> heads) {
    handle
        .attach(LanesDao.class)
        .lowerHeads(
            heads.stream().map(Head::lane).toList(), heads.stream().map(Head::rank).toList());
  }

  private List<Head> enter(Handle handle, QueuedCampaign campaign, List<UUID> contacts) {
    FeedDao feed = handle.attach(FeedDao.class);
    UUID id = campaign.campaign();
    feed.clear(id);
    int gathered = feed.gather(id, contacts);
    if (gathered == 0) {
      return List.of();
    }
    feed.nestedLoops(gathered < MANY);
    feed.gatherThoseBehind(id);
    Instant now = clock.instant();
    feed.openLanes(id, now);
    List<Head> ready = feed.enter(id, accepted(campaign), now);
    feed.place(id);
    feed.clear(id);
    feed.nestedLoops(true);
    return ready;
  }

  /**
   * The languages of contacts whom the campaign calls: its own, and those that its own are served
   * as. A campaign in Hmong calls who is entered as White Hmong.
   */
  static List<String> accepted(QueuedCampaign campaign) {
    Set<String> accepted = new LinkedHashSet<>(campaign.languages());
    List<String> known =
        campaign.languages().stream().filter(tag -> !tag.equals(Languages.UNKNOWN)).toList();
    for (Language language : Languages.standard().all()) {
      boolean unknown = language.tag().equals(Languages.UNKNOWN);
      if (!unknown && Matching.match(language.tag(), known, campaign.allowed()).serves()) {
        accepted.add(language.tag());
      }
    }
    return List.copyOf(accepted);
  }
}
