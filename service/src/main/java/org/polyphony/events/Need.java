package org.polyphony.events;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyphony.i18n.Languages;
import org.polyphony.web.View;

/** What somebody needs so that they can come. */
public enum Need {
  /** Kept with the language that is to be interpreted. */
  INTERPRETER,
  /** What is handed out, kept with the language in which they read it. */
  MATERIALS,
  SIGN_LANGUAGE,
  /** Kept with the ages of the children alone, where they were said. */
  CHILDCARE,
  RIDE,
  /** A way in without steps, a seat near the door, large print. */
  ACCESS,
  FOOD;

  /** What is kept where nothing more than the need itself was said. */
  public static final String YES = "yes";

  /** As stored and as scripts name the choice that asks for it: {@code sign_language}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its code; empty for another word. */
  public static Optional<Need> of(String code) {
    return Arrays.stream(values()).filter(need -> need.code().equals(code)).findFirst();
  }

  /** Whether what is said of it is a language, as a tag. */
  public boolean isLanguage() {
    return this == INTERPRETER || this == MATERIALS;
  }

  /** All that is needed, in the order in which it is listed everywhere. */
  static List<String> in(View view, Map<String, String> needs) {
    return Arrays.stream(values())
        .filter(need -> needs.containsKey(need.code()))
        .map(need -> need.in(view, needs.getOrDefault(need.code(), "")))
        .toList();
  }

  /** Its name in the page's language, with what was said of it: {@code Interpreter: Hmong}. */
  String in(View view, String said) {
    String name = view.t("events.needs." + code());
    if (said.isEmpty() || said.equals(YES) || said.equals(Languages.UNKNOWN)) {
      return name;
    }
    boolean known = isLanguage() && Languages.standard().find(said).isPresent();
    return view.t(
        "events.needs-with", "need", name, "said", known ? view.languageNameHere(said) : said);
  }
}
