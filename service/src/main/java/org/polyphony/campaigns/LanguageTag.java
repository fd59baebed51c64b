package org.polyphony.campaigns;

import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;

/** Tags as clients write them, and as they are stored. */
final class LanguageTag {

  private LanguageTag() {}

  /**
   * The tag under which the language is spoken: {@code zh} for {@code zh-Hant}; an unknown one
   * stays.
   */
  static String spoken(String tag) {
    return Languages.standard().find(tag).map(Language::spokenTag).orElse(tag);
  }
}
