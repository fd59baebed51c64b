package org.polyphony.care;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.Messages;
import org.polyphony.i18n.TranslationState;

/** The places that callers can name to somebody in need, whatever they speak. */
final class ResourceCards {

  /**
   * @param display as it is read aloud and printed
   * @param kinds for what it is named first
   */
  private record Place(String key, String tel, String display, Set<IncidentKind> kinds) {}

  /**
   * 911; the lifeline 988; California's line for victims of hate, which is not the police; 211, the
   * county's line for food, housing and all else. All of them bring an interpreter to the line.
   */
  private static final List<Place> PLACES =
      List.of(
          new Place("emergency", "911", "911", Set.of(IncidentKind.CRISIS, IncidentKind.THREAT)),
          new Place("lifeline", "988", "988", Set.of(IncidentKind.CRISIS)),
          new Place(
              "hate",
              "+18338664283",
              "833-866-4283",
              Set.of(IncidentKind.HATE, IncidentKind.THREAT)),
          new Place("county", "211", "211", Set.of(IncidentKind.OTHER)));

  private final Messages messages;

  ResourceCards(Messages messages) {
    this.messages = messages;
  }

  /** Their keys, the most urgent first. */
  List<String> keys() {
    return PLACES.stream().map(Place::key).toList();
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
    return PLACES.stream()
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
                  spoken.state() == TranslationState.REVIEWED);
            })
        .toList();
  }
}
