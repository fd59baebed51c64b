package org.polyphony.guests;

import java.util.Map;

/** The words by which somebody allows texts, as the page shows them: they are kept as evidence. */
final class Consent {

  private Consent() {}

  /** The words beside the box and those below it, in a language. */
  static String words(PublicLanguages languages, PublicEvent shown, String tag) {
    return languages.text(tag, "guests.texts", Map.of("organization", shown.organization()))
        + " "
        + languages.text(tag, "guests.texts.hint", Map.of());
  }
}
