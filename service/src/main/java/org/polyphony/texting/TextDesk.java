package org.polyphony.texting;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.web.Viewer;

/** Sendings as the pages show them. */
final class TextDesk {
  /** So many people are looked at before a sending is opened; then all are. */
  static final int LOOKED_AT = 2_000;

  private final Jdbi jdbi;
  private final TextCampaigns campaigns;
  private final TextPreviews previews;
  private final TextPrices prices;
  private final TextingSettings settings;
  private final Audit audit;
  private final Clock clock;

  TextDesk(Jdbi jdbi, TextCampaigns campaigns, TextingSettings settings, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.campaigns = campaigns;
    this.prices = new TextPrices(settings.prices());
    this.previews = new TextPreviews(prices);
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /** What can be chosen from: at most 500 of each, the newest first. */
  record Choices(List<TextDeskDao.Named> lists, List<TextDeskDao.Named> events) {}

  /** A sending of the list. */
  record Listed(TextCampaign campaign, String whom, TextDeskDao.Counts counts) {}

  /**
   * All about one sending.
   *
   * @param list the name of the list; empty for none
   * @param event the name of the event; empty for none
   * @param outlook null once it is open, and for who reads numbers alone
   * @param waiver who let it go out unreviewed; null for nobody
   * @param zone of the organization
   */
  record Whole(
      TextCampaign campaign,
      String list,
      String event,
      List<TextCampaignsDao.Template> templates,
      TextFigures figures,
      List<TextCampaignsDao.Tally> tallies,
      @Nullable TextOutlook outlook,
      TextDeskDao.@Nullable Waiver waiver,
      ZoneId zone) {}

  /** Where the viewer's organization is. */
  ZoneId zone(Viewer viewer) {
    return ZoneId.of(jdbi.withExtension(TextDeskDao.class, dao -> dao.zone(viewer.organization())));
  }

  Choices choices(Viewer viewer) {
    return jdbi.withExtension(
        TextDeskDao.class,
        dao -> new Choices(dao.lists(viewer.organization()), dao.events(viewer.organization())));
  }

  /** The newest first. */
  List<Listed> list(Viewer viewer, @Nullable UUID after, int limit) {
    List<TextCampaign> found = campaigns.of(viewer, after, limit);
    return jdbi.withExtension(
        TextDeskDao.class,
        dao -> {
          Map<UUID, TextDeskDao.Counts> counts =
              dao.counts(found.stream().map(TextCampaign::id).toArray(UUID[]::new)).stream()
                  .collect(Collectors.toMap(TextDeskDao.Counts::campaign, Function.identity()));
          return found.stream()
              .map(
                  one ->
                      new Listed(
                          one,
                          one.audience().equals("list") ? list(dao, one) : event(dao, one),
                          counts.getOrDefault(
                              one.id(), new TextDeskDao.Counts(one.id(), 0, 0, 0, 0, 0, 0))))
              .toList();
        });
  }

  private static String list(TextDeskDao dao, TextCampaign campaign) {
    UUID list = campaign.list();
    return list == null ? "" : dao.list(list).orElse("");
  }

  private static String event(TextDeskDao dao, TextCampaign campaign) {
    UUID event = campaign.event();
    return event == null ? "" : dao.event(event).orElse("");
  }

  /**
   * @param people whether the viewer may see what people would get
   */
  Whole find(Viewer viewer, UUID id, boolean people) {
    TextCampaign campaign = campaigns.find(viewer, id);
    TextFigures figures = campaigns.figures(viewer, id);
    return jdbi.inTransaction(
        handle -> {
          TextCampaignsDao dao = handle.attach(TextCampaignsDao.class);
          TextDeskDao desk = handle.attach(TextDeskDao.class);
          List<TextCampaignsDao.Template> templates = dao.templates(id);
          return new Whole(
              campaign,
              list(desk, campaign),
              event(desk, campaign),
              templates,
              figures,
              dao.tallies(id),
              people && campaign.state().equals("draft")
                  ? outlook(handle, viewer, campaign, templates)
                  : null,
              desk.waiver(id).orElse(null),
              ZoneId.of(desk.zone(campaign.organization())));
        });
  }

  /** Who gets no text for that reason, in the order in which they were looked at; it is audited. */
  List<TextDeskDao.HeldPerson> held(
      Viewer viewer, TextCampaign campaign, String why, @Nullable UUID after, int limit) {
    return jdbi.inTransaction(
        handle -> {
          note(handle, viewer, "texts.held_read", campaign.id());
          return handle.attach(TextDeskDao.class).held(campaign.id(), why, after, limit);
        });
  }

  private void note(Handle handle, Viewer viewer, String action, UUID campaign) {
    audit.append(
        handle, viewer.user(), viewer.organization(), action, "text_campaign", campaign, Map.of());
  }

  /** The form of a new one with the words of another. */
  TextForm like(Viewer viewer, UUID id) {
    TextCampaign campaign = campaigns.find(viewer, id);
    return TextForm.like(
        campaign, jdbi.withExtension(TextCampaignsDao.class, dao -> dao.templates(id)));
  }

  /**
   * What would go out of what is not kept yet.
   *
   * @throws org.polyphony.web.Problem 422 where it could not be made
   */
  TextOutlook outlook(Viewer viewer, NewTextCampaign made) {
    campaigns.check(viewer, made);
    BigDecimal budget = made.budget();
    TextHours hours = TextCampaigns.hours(made);
    TextCampaign campaign =
        new TextCampaign(
            made.key(),
            viewer.organization(),
            made.name(),
            made.audience(),
            made.list(),
            made.event(),
            made.source(),
            "draft",
            made.localTime(),
            made.daysBefore(),
            made.timeOfDay(),
            hours.start(),
            hours.end(),
            budget == null ? null : budget.movePointRight(6).longValue(),
            made.smart(),
            null,
            null,
            viewer.user(),
            clock.instant());
    List<TextCampaignsDao.Template> templates = new ArrayList<>();
    made.bodies()
        .forEach(
            (tag, text) -> templates.add(new TextCampaignsDao.Template(tag, text, viewer.user())));
    return jdbi.inTransaction(handle -> outlook(handle, viewer, campaign, templates));
  }

  private TextOutlook outlook(
      Handle handle,
      Viewer viewer,
      TextCampaign campaign,
      List<TextCampaignsDao.Template> templates) {
    AudienceDao dao = handle.attach(AudienceDao.class);
    UUID event = campaign.event();
    Wording wording =
        new Wording(
            campaign,
            reviewed(templates, viewer),
            dao.organization(campaign.organization()),
            event == null ? null : dao.occasion(campaign.organization(), event).orElse(null));
    Map<String, ScriptArguments> first = new HashMap<>();
    Map<String, Long> languages = new TreeMap<>();
    Map<String, Long> held = new TreeMap<>();
    long texts = 0;
    long segments = 0;
    long micros = 0;
    int looked = 0;
    boolean more;
    try (ResultIterator<AudienceDao.Recipient> people =
        dao.recipients(
            campaign.id(),
            campaign.organization(),
            campaign.audience(),
            campaign.list(),
            event,
            campaign.asks(),
            settings.monthlyCap(),
            clock.instant())) {
      while (looked < LOOKED_AT && people.hasNext()) {
        AudienceDao.Recipient person = people.next();
        Wording.Worded words = wording.of(person);
        looked++;
        String why = words.held();
        if (why != null) {
          held.merge(why, 1L, Long::sum);
        } else {
          first.putIfAbsent(words.tag(), wording.arguments(person));
          languages.merge(words.tag(), 1L, Long::sum);
          texts++;
          segments += words.count().segments();
          micros += words.count().segments() * prices.ofSegment(person.tel());
        }
      }
      more = people.hasNext();
    }
    if (!first.isEmpty()) {
      note(handle, viewer, "texts.previewed", campaign.id());
    }
    Long budget = campaign.budgetMicros();
    return new TextOutlook(
        samples(campaign, templates, wording, first),
        texts,
        segments,
        TextPrices.dollars(micros),
        languages,
        held,
        looked,
        more,
        budget != null && micros > budget);
  }

  /** As they will be once somebody has read them all. */
  private static List<TextCampaignsDao.Template> reviewed(
      List<TextCampaignsDao.Template> templates, Viewer viewer) {
    return templates.stream()
        .map(one -> new TextCampaignsDao.Template(one.tag(), one.pattern(), viewer.user()))
        .toList();
  }

  private List<TextOutlook.Sample> samples(
      TextCampaign campaign,
      List<TextCampaignsDao.Template> templates,
      Wording wording,
      Map<String, ScriptArguments> first) {
    Map<String, String> patterns = new LinkedHashMap<>();
    String source = campaign.sourceLanguage();
    templates.stream()
        .filter(one -> one.tag().equals(source))
        .forEach(one -> patterns.put(one.tag(), one.pattern()));
    templates.forEach(one -> patterns.put(one.tag(), one.pattern()));
    String english = patterns.get(Messages.SOURCE);
    List<TextOutlook.Sample> samples = new ArrayList<>();
    patterns.forEach(
        (tag, pattern) -> {
          Map<String, String> looked = new LinkedHashMap<>();
          if (english != null) {
            looked.put(Messages.SOURCE, english);
          }
          looked.put(tag, pattern);
          ScriptArguments real = first.get(tag);
          ScriptArguments filled = real == null ? wording.example(tag) : real;
          samples.add(
              new TextOutlook.Sample(
                  tag,
                  real != null,
                  Objects.requireNonNull(
                      previews
                          .of(looked, filled.values(), campaign.smart(), filled.zone())
                          .get(tag))));
        });
    return samples;
  }
}
