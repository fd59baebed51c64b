package org.polyphony.texting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/**
 * One sending.
 *
 * @param mayChange whether the viewer sends texts; else they read the numbers alone
 * @param reason why it may go out unreviewed, as it was typed
 */
record TextPage(TextDesk.Whole whole, Viewer viewer, boolean mayChange, String reason) {

  /** How the texts of a language stand, each in one of these. */
  record Row(String tag, Map<String, Long> counts) {
    long of(String column) {
      return counts.getOrDefault(column, 0L);
    }
  }

  /** Why people get no text, and in which languages. */
  record Held(String why, long people, Map<String, Long> languages) {}

  static final List<String> COLUMNS =
      List.of("held", "waiting", "sent", "delivered", "failed", "unknown");

  /** Why people get no text. */
  static final List<String> REASONS =
      List.of(
          "no_consent",
          "hours",
          "cap",
          "suppressed",
          "argument_missing",
          "language_unreviewed",
          "cannot_text",
          "like_stop",
          "late");

  TextCampaign campaign() {
    return whole.campaign();
  }

  String path() {
    return "/messages/" + campaign().id();
  }

  boolean draft() {
    return campaign().state().equals("draft");
  }

  /** Languages whose text nobody has reviewed. */
  List<String> unreviewed() {
    return whole.templates().stream()
        .filter(one -> one.reviewedBy() == null && !one.tag().equals(campaign().sourceLanguage()))
        .map(TextCampaignsDao.Template::tag)
        .toList();
  }

  /** Whether opening asks why it goes out unreviewed. */
  boolean asksWhy() {
    return !unreviewed().isEmpty()
        && campaign().overrideBy() == null
        && List.of("draft", "over_budget").contains(campaign().state());
  }

  boolean mayReview(String tag) {
    return mayChange && draft() && unreviewed().contains(tag) && TextCampaigns.reads(viewer, tag);
  }

  boolean mayApprove() {
    return mayChange
        && campaign().state().equals("waiting")
        && !campaign().createdBy().equals(viewer.user());
  }

  /** Where it may go, the likeliest first. */
  List<String> moves() {
    return mayChange
        ? switch (campaign().state()) {
          case "draft", "over_budget" -> List.of("open", "closed");
          case "open" -> List.of("paused", "closed");
          case "paused" -> List.of("open", "closed");
          case "waiting" -> List.of("closed");
          default -> List.of();
        }
        : List.of();
  }

  /** By language. */
  List<Row> rows() {
    Map<String, Map<String, Long>> rows = new TreeMap<>();
    for (TextCampaignsDao.Tally tally : whole.tallies()) {
      String column =
          switch (tally.state()) {
            case "prepared", "queued", "asking" -> "waiting";
            default -> tally.state();
          };
      if (COLUMNS.contains(column)) {
        rows.computeIfAbsent(tally.language(), tag -> new LinkedHashMap<>())
            .merge(column, tally.texts(), Long::sum);
      }
    }
    List<Row> list = new ArrayList<>();
    rows.forEach((tag, counts) -> list.add(new Row(tag, counts)));
    return list;
  }

  long total(String column) {
    return rows().stream().mapToLong(row -> row.of(column)).sum();
  }

  /** Why people get none; the commonest first. */
  List<Held> held() {
    Map<String, Map<String, Long>> reasons = new TreeMap<>();
    for (TextCampaignsDao.Tally tally : whole.tallies()) {
      String why = tally.heldFor();
      if (tally.state().equals("held") && why != null) {
        reasons
            .computeIfAbsent(why, key -> new TreeMap<>())
            .merge(tally.language(), tally.texts(), Long::sum);
      }
    }
    return reasons.entrySet().stream()
        .map(
            entry ->
                new Held(
                    entry.getKey(),
                    entry.getValue().values().stream().mapToLong(Long::longValue).sum(),
                    entry.getValue()))
        .sorted((one, other) -> Long.compare(other.people(), one.people()))
        .toList();
  }

  /** Why texts failed; the commonest first. */
  List<Map.Entry<String, Long>> failed() {
    return whole.figures().failed().entrySet().stream()
        .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
        .toList();
  }

  /** The most that it may cost, in words; empty where nobody has said. */
  String budget() {
    Long micros = campaign().budgetMicros();
    return micros == null ? "" : TextWords.dollars(TextPrices.dollars(micros));
  }

  String price() {
    return TextWords.dollars(whole.figures().price());
  }

  /** When the next ones go out that wait for their hour; empty where none wait. */
  String next(View view) {
    return whole.figures().next() == null
        ? ""
        : view.dateTime(Objects.requireNonNull(whole.figures().next()), whole.zone());
  }
}
