package org.polyphony.care;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.Messages;
import org.polyphony.i18n.TranslationState;

/**
 * The places that callers can name to somebody in need, whatever they speak: all bring an
 * interpreter to the line. Looked up on 2026-11-22; whoever changes a number looks it up again.
 *
 * <ul>
 *   <li>911: emergency centers add an interpreter to the call (California Highway Patrol's centers
 *       since 2004 at the latest: mercedsunstar.com, article3237561, 2010).
 *   <li>988: voice at any hour, in English and Spanish and by interpreters in more than 250
 *       languages (mhn.com, 988 introduction, 2022); answers texts in English and Spanish only
 *       (weau.com, 2023-07-14), so that only those two say "or text".
 *   <li>833-866-4283, California vs Hate: weekdays 9 to 6, a message at other times, no emergency
 *       line, more than 200 languages (calcivilrights.ca.gov/ca-vs-hate-faq); open to all
 *       immigrants, and nothing goes to the police unasked (ksby.com, 2023-05-04).
 *   <li>211: free, at any hour, in many languages, answered by the county's own line (cpuc.ca.gov,
 *       211 Information Services).
 * </ul>
 */
final class ResourceCards {

  /**
   * @param display as it is read aloud and printed; empty where this deployment does not name it
   * @param kinds for what it is named first
   */
  private record Place(String key, String display, Set<IncidentKind> kinds) {

    /** As it is dialled: a short code as it is, ten digits as a number of the United States. */
    String tel() {
      String digits = display.replaceAll("[^0-9]", "");
      return digits.length() == 10 ? "+1" + digits : digits;
    }
  }

  /** The most urgent first. */
  private final List<Place> places;

  private final Messages messages;

  ResourceCards(Messages messages, CareSettings numbers) {
    this.messages = messages;
    places =
        List.of(
            new Place(
                "emergency", numbers.emergency(), Set.of(IncidentKind.CRISIS, IncidentKind.THREAT)),
            new Place("lifeline", numbers.lifeline(), Set.of(IncidentKind.CRISIS)),
            new Place("hate", numbers.hate(), Set.of(IncidentKind.HATE, IncidentKind.THREAT)),
            new Place("county", numbers.county(), Set.of(IncidentKind.OTHER)));
  }

  /** Every key there is: what was told before a place was left out stays told. */
  Set<String> known() {
    return places.stream().map(Place::key).collect(Collectors.toUnmodifiableSet());
  }

  /** The keys of those that are named here, the most urgent first. */
  List<String> keys() {
    return named().map(Place::key).toList();
  }

  private Stream<Place> named() {
    return places.stream().filter(place -> !place.display().isEmpty());
  }

  /**
   * All of them.
   *
   * @param language that is spoken on the line, as stored
   * @param locale of the caller's pages
   */
  List<ResourceCard> in(String language, String locale) {
    MessageBundle spoken = messages.forLocale(language);
    MessageBundle here = messages.forLocale(locale);
    // Where there are no words in a language, its speakers' callers are given the English ones.
    boolean translated =
        !spoken.tag().equals(Messages.SOURCE)
            || language.equals(Messages.SOURCE)
            || language.equals(Languages.UNKNOWN);
    return named()
        .map(
            place -> {
              String say = "care.resource." + place.key() + ".say";
              Map<String, String> number = Map.of("number", place.display());
              return new ResourceCard(
                  place.key(),
                  place.tel(),
                  place.display(),
                  place.kinds().stream().map(IncidentKind::code).sorted().toList(),
                  here.text("care.resource." + place.key() + ".name"),
                  spoken.tag(),
                  spoken.direction().html(),
                  spoken.text(say, number),
                  here.text(say, number),
                  translated,
                  spoken.state() == TranslationState.REVIEWED);
            })
        .toList();
  }
}
