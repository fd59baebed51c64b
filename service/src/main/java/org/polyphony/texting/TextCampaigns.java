package org.polyphony.texting;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.MessageCheck;
import org.polyphony.i18n.MessageProblem;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Jobs;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Sendings: made, looked at, let go, stopped. */
final class TextCampaigns {
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_BODY = 1_600;
  private static final LocalTime USUAL_START = LocalTime.of(9, 0);
  private static final LocalTime USUAL_END = LocalTime.of(20, 0);

  private final Jdbi jdbi;
  private final TextingSettings settings;
  private final Jobs.Kind<Piece> preparing;
  private final Audit audit;
  private final Clock clock;

  /** What a job is to prepare. */
  record Piece(UUID campaign) {}

  TextCampaigns(
      Jdbi jdbi, TextingSettings settings, Jobs.Kind<Piece> preparing, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.settings = settings;
    this.preparing = preparing;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes a sending; nothing goes out.
   *
   * @return its id; that of the first where the same author has sent the key before
   * @throws Problem 422 where something is missing or not the viewer's
   */
  UUID create(Viewer viewer, NewTextCampaign made) {
    check(made);
    return jdbi.inTransaction(
        handle -> {
          TextCampaignsDao dao = handle.attach(TextCampaignsDao.class);
          known(handle, viewer, made);
          UUID id = Ids.next();
          Instant now = clock.instant();
          TextHours hours = hours(made);
          BigDecimal budget = made.budget();
          int kept =
              dao.insert(
                  id,
                  viewer.organization(),
                  made,
                  hours.start(),
                  hours.end(),
                  budget == null ? null : budget.movePointRight(6).longValue(),
                  viewer.user(),
                  now);
          if (kept == 0) {
            return dao.byKey(viewer.user(), made.key()).orElseThrow();
          }
          made.bodies()
              .forEach(
                  (tag, pattern) -> {
                    boolean read = made.reviewed().contains(tag) && reads(viewer, tag);
                    dao.insertTemplate(
                        id, tag, pattern, read ? viewer.user() : null, read ? now : null);
                  });
          note(handle, viewer, "texts.created", id);
          return id;
        });
  }

  /**
   * Looks at what is to be made, and makes nothing.
   *
   * @throws Problem 422 as {@link #create}
   */
  void check(Viewer viewer, NewTextCampaign made) {
    check(made);
    jdbi.useHandle(handle -> known(handle, viewer, made));
  }

  /**
   * From when to when its texts go out, within what the law allows.
   *
   * @throws Problem 422 where nothing is left
   */
  static TextHours hours(NewTextCampaign made) {
    LocalTime start = made.hoursStart();
    LocalTime end = made.hoursEnd();
    TextHours hours =
        new TextHours(
            start == null ? USUAL_START : start, end == null ? USUAL_END : end, Duration.ZERO);
    if (!hours.start().isBefore(hours.end())) {
      throw Problem.invalid(FieldProblem.of("hours", "no_hours_left"));
    }
    return hours;
  }

  private static void check(NewTextCampaign made) {
    List<FieldProblem> wrong = wrong(made);
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
  }

  private static List<FieldProblem> wrong(NewTextCampaign made) {
    List<FieldProblem> wrong = new ArrayList<>();
    if (made.name().isBlank()) {
      wrong.add(FieldProblem.required("name"));
    }
    if (made.name().length() > LONGEST_NAME) {
      wrong.add(FieldProblem.tooLong("name", LONGEST_NAME));
    }
    if (!List.of("list", "registered", "not_registered", "no_shows").contains(made.audience())) {
      wrong.add(FieldProblem.of("audience", "unknown_value"));
    }
    if (made.list() == null && made.audience().matches("list|not_registered")) {
      wrong.add(FieldProblem.required("list"));
    }
    if (made.event() == null && !made.audience().equals("list")) {
      wrong.add(FieldProblem.required("event"));
    }
    if ((made.daysBefore() == null) != (made.timeOfDay() == null)) {
      wrong.add(FieldProblem.required(made.daysBefore() == null ? "days_before" : "time_of_day"));
    }
    if (made.daysBefore() != null && made.event() == null) {
      wrong.add(FieldProblem.required("event"));
    }
    if (made.daysBefore() != null && (made.daysBefore() < 0 || made.daysBefore() > 60)) {
      wrong.add(new FieldProblem("days_before", "number_outside", Map.of("least", 0, "most", 60)));
    }
    BigDecimal budget = made.budget();
    if (budget != null
        && (budget.signum() < 0 || budget.compareTo(BigDecimal.valueOf(1_000_000)) > 0)) {
      wrong.add(
          new FieldProblem("budget", "number_outside", Map.of("least", 0, "most", 1_000_000)));
    }
    if (made.bodies().getOrDefault(made.source(), "").isBlank()) {
      wrong.add(FieldProblem.required("bodies." + made.source()));
    }
    made.bodies()
        .forEach(
            (tag, pattern) -> {
              if (pattern.isBlank()) {
                wrong.add(FieldProblem.required("bodies." + tag));
              } else if (pattern.length() > LONGEST_BODY) {
                wrong.add(FieldProblem.tooLong("bodies." + tag, LONGEST_BODY));
              } else if (unreadable(tag, pattern)) {
                wrong.add(FieldProblem.of("bodies." + tag, "unreadable_value"));
              }
            });
    return wrong;
  }

  private static boolean unreadable(String tag, String pattern) {
    return MessageCheck.check(tag, pattern, null).stream()
        .anyMatch(problem -> problem.code() == MessageProblem.Code.DOES_NOT_PARSE);
  }

  private static void known(Handle handle, Viewer viewer, NewTextCampaign made) {
    AudienceDao dao = handle.attach(AudienceDao.class);
    UUID list = made.list();
    UUID event = made.event();
    if (list != null && !dao.hasList(viewer.organization(), list)) {
      throw Problem.invalid(FieldProblem.of("list", "list_not_known"));
    }
    if (event != null && dao.occasion(viewer.organization(), event).isEmpty()) {
      throw Problem.invalid(FieldProblem.of("event", "event_not_known"));
    }
  }

  /** Whether the viewer can say that a text of that language is right. */
  static boolean reads(Viewer viewer, String tag) {
    return viewer.reads().contains(tag) || viewer.speaks().contains(tag);
  }

  /**
   * @throws Problem 404 where the viewer has none of that id
   */
  TextCampaign find(Viewer viewer, UUID id) {
    return jdbi.withExtension(TextCampaignsDao.class, dao -> dao.find(viewer.organization(), id))
        .orElseThrow(Problem::notFound);
  }

  /** The viewer's, the newest first. */
  List<TextCampaign> of(Viewer viewer, @Nullable UUID after, int limit) {
    return jdbi.withExtension(
        TextCampaignsDao.class, dao -> dao.of(viewer.organization(), after, limit));
  }

  /**
   * Somebody who reads the language has read the text and found it right.
   *
   * @throws Problem 403 where the viewer does not read it, 404 where there is no such text
   */
  void review(Viewer viewer, UUID id, String tag) {
    jdbi.useTransaction(
        handle -> {
          TextCampaignsDao dao = handle.attach(TextCampaignsDao.class);
          held(dao, viewer, id);
          if (!reads(viewer, tag)) {
            throw Problem.forbidden();
          }
          if (dao.review(id, tag, viewer.user(), clock.instant()) == 0) {
            throw Problem.notFound();
          }
          note(handle, viewer, "texts.reviewed", id);
        });
  }

  /**
   * Lets the texts be written and go out.
   *
   * @param override why they may go out in languages that nobody has reviewed; null where they may
   *     not
   * @throws Problem 409 {@code unreviewed_language} where there is such a language, {@code
   *     sending_state} where it is not the time
   */
  void open(Viewer viewer, UUID id, @Nullable String override) {
    jdbi.useTransaction(
        handle -> {
          TextCampaignsDao dao = handle.attach(TextCampaignsDao.class);
          TextCampaign campaign = held(dao, viewer, id);
          switch (campaign.state()) {
            case "draft", "over_budget" -> {
              reviewed(dao, viewer, campaign, override);
              dao.setState(id, "preparing", clock.instant());
              preparing.schedule(handle, id.toString(), new Piece(id), clock.instant());
            }
            case "paused" -> dao.setState(id, "open", clock.instant());
            case "open", "preparing", "waiting" -> {}
            default -> throw Problem.conflict("sending_state");
          }
          note(handle, viewer, "texts.opened", id);
        });
  }

  private static void reviewed(
      TextCampaignsDao dao, Viewer viewer, TextCampaign campaign, @Nullable String override) {
    Optional<TextCampaignsDao.Template> unread =
        dao.templates(campaign.id()).stream()
            .filter(one -> one.reviewedBy() == null)
            .filter(one -> !one.tag().equals(campaign.sourceLanguage()))
            .findFirst();
    if (unread.isPresent() && campaign.overrideBy() == null) {
      if (override == null || override.isBlank()) {
        throw new Problem(409, "unreviewed_language", Map.of("language", unread.get().tag()));
      }
      dao.override(campaign.id(), viewer.user(), override.strip());
    }
  }

  /** Nothing more goes out, until it is opened again. */
  void pause(Viewer viewer, UUID id) {
    move(viewer, id, List.of("open"), "paused");
  }

  /** Nothing more goes out, ever. */
  void close(Viewer viewer, UUID id) {
    jdbi.useTransaction(
        handle -> {
          TextCampaignsDao dao = handle.attach(TextCampaignsDao.class);
          TextCampaign campaign = held(dao, viewer, id);
          if (campaign.state().equals("preparing")) {
            throw Problem.conflict("sending_state");
          }
          dao.setState(id, "closed", clock.instant());
          dao.cancel(id, clock.instant());
          note(handle, viewer, "texts.closed", id);
        });
  }

  private void move(Viewer viewer, UUID id, List<String> from, String to) {
    jdbi.useTransaction(
        handle -> {
          TextCampaignsDao dao = handle.attach(TextCampaignsDao.class);
          TextCampaign campaign = held(dao, viewer, id);
          if (!from.contains(campaign.state()) && !campaign.state().equals(to)) {
            throw Problem.conflict("sending_state");
          }
          dao.setState(id, to, clock.instant());
          note(handle, viewer, "texts." + to, id);
        });
  }

  /**
   * A second person has looked at a large sending, and it goes out.
   *
   * @throws Problem 403 {@code second_person} where it is the author's own
   */
  void approve(Viewer viewer, UUID id) {
    jdbi.useTransaction(
        handle -> {
          TextCampaignsDao dao = handle.attach(TextCampaignsDao.class);
          TextCampaign campaign = held(dao, viewer, id);
          if (campaign.createdBy().equals(viewer.user())) {
            throw new Problem(403, "second_person", Map.of());
          }
          if (!campaign.state().equals("waiting")) {
            throw Problem.conflict("sending_state");
          }
          dao.approve(id, viewer.user());
          dao.queue(id);
          dao.setState(id, "open", clock.instant());
          note(handle, viewer, "texts.approved", id);
        });
  }

  /** Where every text stands. */
  TextFigures figures(Viewer viewer, UUID id) {
    TextCampaign campaign = find(viewer, id);
    return jdbi.withExtension(
        TextCampaignsDao.class,
        dao ->
            TextFigures.of(
                campaign,
                dao.tallies(id),
                dao.waiting(id),
                dao.faults(id),
                Duration.ofMinutes(settings.marginMinutes()),
                clock.instant()));
  }

  /** Who gets no text, and why; in the order in which they were prepared. */
  List<TextCampaignsDao.HeldText> held(
      Viewer viewer, UUID id, @Nullable String why, @Nullable UUID after, int limit) {
    find(viewer, id);
    return jdbi.withExtension(TextCampaignsDao.class, dao -> dao.held(id, why, after, limit));
  }

  private static TextCampaign held(TextCampaignsDao dao, Viewer viewer, UUID id) {
    return dao.hold(id)
        .filter(campaign -> campaign.organization().equals(viewer.organization()))
        .orElseThrow(Problem::notFound);
  }

  private void note(Handle handle, Viewer viewer, String action, UUID id) {
    audit.append(
        handle, viewer.user(), viewer.organization(), action, "text_campaign", id, Map.of());
  }
}
