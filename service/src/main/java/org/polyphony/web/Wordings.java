package org.polyphony.web;

import java.util.List;
import java.util.Optional;
import org.polyphony.i18n.LocaleChoice;
import org.polyphony.i18n.Messages;

/**
 * Chooses the language of a visit: what was chosen in this browser, else what the user set, else
 * what the browser asks for.
 */
final class Wordings {
  private final Messages messages;
  private final ProblemKeys keys;
  private final List<String> offered;

  Wordings(Messages messages, WebSettings settings) {
    this.messages = messages;
    this.keys = new ProblemKeys(messages.keys());
    this.offered = messages.offered(settings.pseudoLocales());
  }

  Wording of(Visit visit) {
    String tag =
        visit
            .cookie(Cookies.LANGUAGE)
            .filter(offered::contains)
            .or(() -> visit.viewer().flatMap(viewer -> Optional.ofNullable(viewer.locale())))
            .orElseGet(
                () -> LocaleChoice.choose(visit.header("Accept-Language").orElse(null), offered));
    return new Wording(messages.forLocale(tag), keys, offered);
  }

  /** Of a language that a public page is to be in, whatever the visitor has chosen. */
  Wording in(String tag) {
    return new Wording(messages.forVisitor(tag), keys, offered);
  }
}
