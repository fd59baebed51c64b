package org.polyphony.crew;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.guests.PublicLanguages;
import org.polyphony.guests.Tongue;
import org.polyphony.i18n.Messages;

/**
 * In which languages people of partners read: those of an organization's public pages that staff
 * have too, since these pages are in no others.
 */
final class CrewTongues {

  private final PublicLanguages languages;
  private final Messages messages;

  CrewTongues(PublicLanguages languages, Messages messages) {
    this.languages = languages;
    this.messages = messages;
  }

  /**
   * @param asked of the address; empty where it says nothing
   * @param accepted {@code Accept-Language}, or null
   */
  Tongue choose(UUID organization, String asked, @Nullable String accepted) {
    List<String> ours = messages.offered(true);
    return Tongue.choose(
        languages.offered(organization).stream().filter(ours::contains).toList(),
        asked,
        accepted,
        languages);
  }
}
