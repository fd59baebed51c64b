package org.polyphony.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.View;

/** The languages that the interface has, to choose one from. */
final class LocaleChoices {

  private LocaleChoices() {}

  /**
   * @param chosen null or empty for the language of the page
   */
  static List<View.Choice> of(View view, @Nullable String chosen) {
    String now = chosen == null || chosen.isEmpty() ? view.locale() : chosen;
    return view.languages().stream().map(tag -> view.language(tag, tag.equals(now))).toList();
  }
}
