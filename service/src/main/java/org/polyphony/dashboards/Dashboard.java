package org.polyphony.dashboards;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a campaign came to.
 *
 * @param chosen the language whose people {@code results} and {@code days} are; empty for all
 * @param total of all languages
 * @param languages by the language that a contact prefers now, the most people first, those whose
 *     language nobody knows last
 * @param spoken by the language that was spoken when somebody was first reached
 * @param results each person by their last result, the most people first
 * @param days by the day on which it first happened to a person, in the organization's time zone
 */
record Dashboard(
    Heading heading,
    String chosen,
    Figures total,
    List<LanguageFigures> languages,
    List<SpokenFigures> spoken,
    List<ResultFigure> results,
    List<DayFigures> days) {

  /**
   * Which campaign.
   *
   * @param state draft, open, paused or closed
   */
  record Heading(UUID campaign, String name, String state) {}

  /** A campaign in a list, with its headline figures. */
  record Headline(
      UUID campaign,
      String name,
      String state,
      long onList,
      long attempted,
      long reached,
      long remaining,
      long registrations,
      long commitments,
      long barriersMet,
      long barriersRepaired) {

    Figures figures() {
      return new Figures(
          onList,
          attempted,
          reached,
          remaining,
          registrations,
          commitments,
          barriersMet,
          barriersRepaired);
    }
  }

  /** The people who prefer a language now. */
  record LanguageFigures(String language, Figures figures, List<ResultFigure> results) {}

  /** The people with whom a language was spoken. */
  record SpokenFigures(String language, long reached, long registrations, long commitments) {}

  /** The people whose last result it is. */
  record ResultFigure(String result, long people) {}

  /** The people to whom it first happened on a day. */
  record DayFigures(
      LocalDate day, long attempted, long reached, long registrations, long commitments) {}
}
