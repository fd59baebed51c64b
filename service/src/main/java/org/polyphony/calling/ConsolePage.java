package org.polyphony.calling;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.polyphony.campaigns.CallingHours;
import org.polyphony.i18n.AddressForms;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.Matching;
import org.polyphony.i18n.Phrases;

/**
 * What the call console needs before its first line.
 *
 * @param hours when people are called, by the clock where they are
 * @param daysOff the days on which nobody is, as far ahead as a call can be promised
 * @param practice whether nothing that is done here counts
 * @param firstVisit whether whoever calls has never recorded anything, so that practice is offered
 * @param user who calls: what is kept on their machine is kept for them
 * @param languages every language of our table, those of the campaign first
 * @param addressForms the forms of address of the campaign's languages that have them
 * @param phrases what is said to somebody with whom nobody here shares a language
 */
record ConsolePage(
    Campaign campaign,
    Hours hours,
    List<DayWithoutCalls> daysOff,
    boolean practice,
    boolean firstVisit,
    UUID user,
    List<Language> languages,
    List<Forms> addressForms,
    List<ResultButton.Group> results,
    List<Phrase> phrases) {

  /**
   * The campaign that is called for.
   *
   * @param friends whether callers may bring people of their own to it
   */
  record Campaign(UUID id, String name, boolean friends) {}

  /**
   * When a call may begin.
   *
   * @param last the last minute
   * @param end as people say it: the end of the hours
   * @param usual when most are called back
   */
  record Hours(LocalTime start, LocalTime last, LocalTime end, LocalTime usual) {

    private static final LocalTime EVENING = LocalTime.of(18, 0);

    static Hours of(CallingHours hours) {
      LocalTime last = hours.lastMinute();
      boolean evening = !EVENING.isBefore(hours.start()) && !EVENING.isAfter(last);
      return new Hours(hours.start(), last, last.plusMinutes(1), evening ? EVENING : hours.start());
    }
  }

  /**
   * A language to choose.
   *
   * @param name its own, in its own script
   * @param offered whether the campaign calls in it, so that it is a button and not only an entry
   * @param spokenByCaller whether whoever calls speaks it
   */
  record Language(
      String tag, String name, String direction, boolean offered, boolean spokenByCaller) {}

  /**
   * The forms of address of one language.
   *
   * @param tag the language of the words
   * @param languages the tags it serves, by spaces
   * @param neutral what is said before one is chosen
   */
  record Forms(String tag, String languages, String neutral, List<AddressForms.Form> forms) {}

  /**
   * A sentence that asks for a moment.
   *
   * @param tags whose speakers understand it, by spaces
   * @param say how an English reader says it
   * @param likely whether the campaign calls in the language and the caller does not speak it
   */
  record Phrase(
      String tag,
      String direction,
      String tags,
      String text,
      String say,
      boolean reviewed,
      boolean likely) {}

  static ConsolePage of(
      Campaign campaign,
      Hours hours,
      List<DayWithoutCalls> daysOff,
      boolean practice,
      boolean firstVisit,
      UUID user,
      List<String> campaignLanguages,
      Set<String> speaks) {
    Languages table = Languages.standard();
    List<Language> languages =
        table.spoken().stream()
            .filter(language -> !language.tag().equals(Languages.UNKNOWN))
            .map(
                language ->
                    new Language(
                        language.tag(),
                        table.ownName(language.tag()),
                        table.direction(language.tag()).html(),
                        campaignLanguages.contains(language.tag()),
                        Matching.speaks(language.tag(), speaks)))
            .sorted((one, other) -> Boolean.compare(other.offered(), one.offered()))
            .toList();
    List<Forms> forms = AddressForms.groups().stream().map(ConsolePage::forms).toList();
    return new ConsolePage(
        campaign,
        hours,
        daysOff,
        practice,
        firstVisit,
        user,
        languages,
        forms,
        ResultButton.groups(),
        phrases(campaignLanguages, speaks));
  }

  private static List<Phrase> phrases(List<String> campaignLanguages, Set<String> speaks) {
    return Phrases.oneMoment().stream()
        .map(
            phrase ->
                new Phrase(
                    phrase.tag(),
                    Languages.standard().direction(phrase.tag()).html(),
                    String.join(" ", phrase.tags()),
                    phrase.text(),
                    phrase.say(),
                    phrase.reviewed(),
                    phrase.tags().stream().anyMatch(campaignLanguages::contains)
                        && phrase.tags().stream().noneMatch(tag -> Matching.speaks(tag, speaks))))
        .toList();
  }

  /** Whether somebody may be handed over to this caller: in a language beside English. */
  boolean takesOver() {
    return !practice
        && languages.stream()
            .anyMatch(
                language ->
                    language.spokenByCaller()
                        && language.offered()
                        && !language.tag().equals("en"));
  }

  private static Forms forms(AddressForms.Group group) {
    return new Forms(
        group.tags().get(0), String.join(" ", group.tags()), group.neutral(), group.forms());
  }

  /** The flags that a caller may set on a call. */
  List<String> flags() {
    return List.of("needs_staff", "interpreter", "ride", "hostile");
  }

  /** Who may have answered where the language did not fit. */
  List<String> answeredBy() {
    return List.of("contact", "family", "child", "unknown");
  }
}
