package org.polyphony.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every template gets: the visitor's language, who they are, and the ways to other pages. */
public final class View {
  private final Visit visit;
  private final Wording wording;
  private final String csrf;
  private final String assets;
  private final List<Link> places;
  private final @Nullable String organization;
  private final @Nullable Problem problem;
  private final @Nullable String notice;

  /**
   * A link, worded.
   *
   * @param label in the visitor's language, or a language's own name
   * @param path where it leads
   * @param current true on that page and below it
   */
  public record Link(String label, String path, boolean current) {}

  /**
   * An entry of a select or of a group of checkboxes.
   *
   * @param value what the form sends
   * @param label what is read
   * @param hint a line below it, or null
   * @param lang the language of the label where that is not the page's, else null
   * @param chosen whether it is taken
   */
  public record Choice(
      String value, String label, @Nullable String hint, @Nullable String lang, boolean chosen) {

    /** One without a hint, in the page's language. */
    public static Choice of(String value, String label, boolean chosen) {
      return new Choice(value, label, null, null, chosen);
    }

    /** For an option of a select, which has no second line; each part keeps its direction. */
    public String inOneLine() {
      return hint == null ? label : "\u2068" + label + "\u2069 · " + hint;
    }
  }

  View(
      Visit visit,
      Wording wording,
      String csrf,
      String assets,
      List<Link> places,
      @Nullable String organization,
      @Nullable Problem problem,
      @Nullable String notice) {
    this.visit = visit;
    this.wording = wording;
    this.csrf = csrf;
    this.assets = assets;
    this.places = List.copyOf(places);
    this.organization = organization;
    this.problem = problem;
    this.notice = notice;
  }

  /**
   * A message in the visitor's language.
   *
   * @param key {@code contacts.lists.title}
   * @param namesAndValues its arguments: name, value, name, value
   * @throws IllegalArgumentException where there is no such message
   */
  public String t(String key, Object... namesAndValues) {
    return wording.text(key, namesAndValues);
  }

  /** The tag of the page's language, for {@code lang}. */
  public String locale() {
    return wording.locale();
  }

  /** The direction of the page's language, for {@code dir}. */
  public String direction() {
    return wording.direction().html();
  }

  /** The direction of another language, for {@code dir} of a fragment in it. */
  public String direction(String tag) {
    return wording.direction(tag).html();
  }

  /** False where nobody has reviewed this language's messages yet. */
  public boolean reviewed() {
    return wording.reviewed();
  }

  /** Who is signed in, or null. */
  public @Nullable Viewer viewer() {
    return visit.viewer().orElse(null);
  }

  /** The name of the organization of who is signed in, or null. */
  public @Nullable String organization() {
    return organization;
  }

  /** True where someone is signed in who holds one of the roles. */
  public boolean is(Role... any) {
    return visit.viewer().filter(viewer -> viewer.is(any)).isPresent();
  }

  /** The token that a form must carry; {@code @template.web.csrf} prints its field. */
  public String csrf() {
    return csrf;
  }

  /**
   * The address of an asset of this build: {@code asset("tokens.css")}, {@code
   * asset("console/outbox.js")}.
   */
  public String asset(String path) {
    return assets + path;
  }

  /**
   * The day, as the language writes it, in UTC; for a day somewhere use {@link #date(Instant,
   * ZoneId)}.
   */
  public String date(Instant at) {
    return date(at, ZoneId.of("UTC"));
  }

  /** The day at that place. */
  public String date(Instant at, ZoneId zone) {
    return wording.date(at, zone);
  }

  /** The day at that place with its weekday, for what people come to. */
  public String fullDate(Instant at, ZoneId zone) {
    return wording.fullDate(at, zone);
  }

  /** Day and time at that place. */
  public String dateTime(Instant at, ZoneId zone) {
    return wording.dateTime(at, zone);
  }

  /** The time of day at that place. */
  public String time(Instant at, ZoneId zone) {
    return wording.time(at, zone);
  }

  /** A count, with the language's digits and grouping. */
  public String number(long count) {
    return wording.number(count);
  }

  /** A share of one, {@code 0.25}, as a percentage. */
  public String percent(double share) {
    return wording.percent(share);
  }

  /** Several things in one sentence, as the language strings them: A, B, and C. */
  public String list(List<String> items) {
    return wording.list(items);
  }

  /** A language's own name in its own script: Hmoob, Tiếng Việt. */
  public String languageName(String tag) {
    return wording.ownName(tag);
  }

  /** A language's name in the page's language: Hmong, Vietnamese. */
  public String languageNameHere(String tag) {
    return wording.nameHere(tag);
  }

  /** A language to choose: its own name, and beneath it the page's name for it. */
  public Choice language(String tag, boolean chosen) {
    String own = languageName(tag);
    String here = languageNameHere(tag);
    return new Choice(tag, own, own.equals(here) ? null : here, tag, chosen);
  }

  /** The navigation of this viewer, in order; empty while nobody is signed in. */
  public List<Link> places() {
    return places;
  }

  /** The languages the interface can be switched to, as tags. */
  public List<String> languages() {
    return wording.choices();
  }

  /** The path of this page, without its query. */
  public String path() {
    return visit.path();
  }

  /** The path of this page with its query, to come back to. */
  public String here() {
    return visit.pathAndQuery();
  }

  /** The id of this request, by which it is found in the log. */
  public String request() {
    return visit.id();
  }

  /** What is shown once after a form was taken in, or null. */
  public @Nullable String notice() {
    return notice;
  }

  /** What was wrong with the form that is shown again, or null. */
  public @Nullable Problem problem() {
    return problem;
  }

  /** What was typed into a form that could not be taken in, field by field, to be sent again. */
  public List<Map.Entry<String, String>> typed() {
    return visit.typed().entrySet().stream()
        .flatMap(field -> field.getValue().stream().map(value -> Map.entry(field.getKey(), value)))
        .toList();
  }

  /** The title of the problem, in the visitor's language; empty where there is none. */
  public String problemTitle() {
    return problem == null ? "" : wording.title(problem);
  }

  /** What to do about the problem, or empty. */
  public String problemDetail() {
    return problem == null ? "" : wording.detail(problem).orElse("");
  }

  /** What is wrong with a field of the form, or null. */
  public @Nullable String error(String field) {
    return problem == null
        ? null
        : problem.fields().stream()
            .filter(wrong -> wrong.field().equals(field))
            .map(wording::message)
            .findFirst()
            .orElse(null);
  }

  /** All that is wrong field by field: links to the fields, whose ids are their names. */
  public List<Link> errors() {
    return problem == null
        ? List.of()
        : problem.fields().stream()
            .map(wrong -> new Link(wording.message(wrong), "#" + wrong.field(), false))
            .toList();
  }
}
