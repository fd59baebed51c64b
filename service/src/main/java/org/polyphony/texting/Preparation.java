package org.polyphony.texting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;

/**
 * Writes the texts of a sending: who gets one and who is held back is asked in one statement, the
 * words are made as the people stream by, and go in many at once. All of it or nothing; what is
 * there already stays.
 */
final class Preparation {
  private static final int AT_ONCE = 2_000;

  private final Jdbi jdbi;
  private final TextPrices prices;
  private final TextingSettings settings;
  private final Journal journal;
  private final Clock clock;

  Preparation(Jdbi jdbi, TextingSettings settings, Journal journal, Clock clock) {
    this.jdbi = jdbi;
    this.prices = new TextPrices(settings.prices());
    this.settings = settings;
    this.journal = journal;
    this.clock = clock;
  }

  /** Where the texts of some clocks stand in line; null where it is too late for them. */
  private record Place(@Nullable UUID lane) {}

  /** A text that is to be kept. */
  private record Made(
      UUID id,
      @Nullable UUID lane,
      AudienceDao.Recipient person,
      Wording.Worded words,
      @Nullable String held,
      long micros) {}

  /** Prepares it, and lets it go out where nothing stands against it. */
  void prepare(UUID id) {
    jdbi.useTransaction(
        handle -> {
          TextCampaignsDao campaigns = handle.attach(TextCampaignsDao.class);
          TextCampaign campaign = campaigns.hold(id).orElse(null);
          if (campaign == null || !campaign.state().equals("preparing")) {
            return;
          }
          write(handle, campaign, campaigns.templates(id));
          String next = next(campaign, campaigns.tallies(id));
          if (next.equals("open")) {
            campaigns.queue(id);
          }
          campaigns.setState(id, next, clock.instant());
          journal.append(
              handle, campaign.organization(), "texts.prepared", id, Map.of("state", next));
        });
  }

  private String next(TextCampaign campaign, List<TextCampaignsDao.Tally> tallies) {
    long texts = 0;
    long micros = 0;
    for (TextCampaignsDao.Tally tally : tallies) {
      if (!tally.state().equals("held") && !tally.state().equals("cancelled")) {
        texts += tally.texts();
        micros += tally.micros();
      }
    }
    Long budget = campaign.budgetMicros();
    if (budget != null && micros > budget) {
      return "over_budget";
    }
    return texts > settings.approvalAbove() && campaign.approvedBy() == null ? "waiting" : "open";
  }

  private void write(
      Handle handle, TextCampaign campaign, List<TextCampaignsDao.Template> templates) {
    AudienceDao dao = handle.attach(AudienceDao.class);
    Instant now = clock.instant();
    UUID event = campaign.event();
    AudienceDao.Occasion occasion =
        event == null ? null : dao.occasion(campaign.organization(), event).orElse(null);
    Wording wording =
        new Wording(campaign, templates, dao.organization(campaign.organization()), occasion);
    Map<String, Place> places = new HashMap<>();
    List<Made> made = new ArrayList<>(AT_ONCE);
    try (ResultIterator<AudienceDao.Recipient> people =
        dao.recipients(
            campaign.id(),
            campaign.organization(),
            campaign.audience(),
            campaign.list(),
            event,
            campaign.asks(),
            settings.monthlyCap(),
            now)) {
      while (people.hasNext()) {
        AudienceDao.Recipient person = people.next();
        Wording.Worded words = wording.of(person);
        Place place =
            places.computeIfAbsent(
                person.zones(), zones -> place(dao, campaign, occasion, zones, now));
        String held = words.held() == null && place.lane() == null ? "hours" : words.held();
        made.add(
            new Made(
                Ids.next(),
                place.lane(),
                person,
                words,
                held,
                words.count().segments() * prices.ofSegment(person.tel())));
        if (made.size() == AT_ONCE) {
          insert(dao, campaign, made, now);
          made.clear();
        }
      }
    }
    insert(dao, campaign, made, now);
  }

  private Place place(
      AudienceDao dao,
      TextCampaign campaign,
      AudienceDao.@Nullable Occasion occasion,
      String joined,
      Instant now) {
    List<ZoneId> zones = TextHours.zones(joined);
    TextHours hours =
        new TextHours(
            campaign.hoursStart(),
            campaign.hoursEnd(),
            Duration.ofMinutes(settings.marginMinutes()));
    Instant due = Wording.due(campaign, occasion, zones, now);
    Instant first = hours.next(due.isBefore(now) ? now : due, zones);
    Instant late =
        occasion == null || campaign.audience().equals("no_shows") ? null : occasion.startsAt();
    boolean off = occasion != null && occasion.cancelledAt() != null;
    if (off || (late != null && !first.isBefore(late))) {
      return new Place(null);
    }
    return new Place(dao.lane(Ids.next(), campaign.id(), joined, due, late));
  }

  private static void insert(AudienceDao dao, TextCampaign campaign, List<Made> made, Instant now) {
    dao.insert(
        campaign.organization(),
        campaign.id(),
        campaign.asks() ? "outreach" : "reminder",
        now,
        column(made, Made::id, new UUID[0]),
        column(made, Made::lane, new UUID[0]),
        column(made, one -> one.person().contact(), new UUID[0]),
        column(made, one -> one.person().line(), new UUID[0]),
        column(made, one -> one.words().tag(), new String[0]),
        column(made, one -> one.words().count().text(), new String[0]),
        column(made, one -> one.words().count().encoding(), new String[0]),
        column(made, one -> one.words().count().segments(), new Integer[0]),
        column(made, Made::micros, new Long[0]),
        column(made, Made::held, new String[0]),
        column(made, one -> one.words().missing(), new String[0]));
  }

  private static <T> T[] column(List<Made> made, Function<Made, @Nullable T> of, T[] type) {
    List<@Nullable T> values = new ArrayList<>(made.size());
    for (Made one : made) {
      values.add(of.apply(one));
    }
    return values.toArray(type);
  }
}
