package org.polyphony.guests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.cohorts.NewGuardian;
import org.polyphony.events.Need;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;

/**
 * What somebody wishes who registers, read and found good.
 *
 * @param key of the form or the program: what is sent twice is one registration
 * @param phone in E.164; may be empty where there is an e-mail address
 * @param email may be empty where there is a number
 * @param party how many people, themselves among them
 * @param needs by code, with what was said of each
 * @param texts whether they allow texts to the number
 * @param guardian who says yes for them; null for who is 18
 */
record Wish(
    UUID key,
    String name,
    String phone,
    String email,
    int party,
    Map<String, String> needs,
    boolean texts,
    @Nullable NewGuardian guardian) {

  Wish {
    needs = Map.copyOf(needs);
  }

  /** The language that they say they speak; {@code und} where they need no interpreter. */
  String spoken() {
    return needs.getOrDefault(Need.INTERPRETER.code(), Languages.UNKNOWN);
  }

  /** The language in which they read; {@code und} where they did not say. */
  String reads() {
    return needs.getOrDefault(Need.MATERIALS.code(), Languages.UNKNOWN);
  }

  /** In which language they take part: the one they ask an interpreter for, else the page's. */
  String takesPartIn(String page) {
    return spoken().equals(Languages.UNKNOWN)
        ? Languages.standard().find(page).map(Language::tag).orElse(Languages.UNKNOWN)
        : spoken();
  }

  /**
   * All that was said, in an order that is always the same: to tell a repeat from something else.
   */
  Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("name", name);
    content.put("phone", phone);
    content.put("email", email);
    content.put("party", party);
    content.put("needs", new TreeMap<>(needs));
    content.put("texts", texts);
    if (guardian != null) {
      content.put(
          "guardian", List.of(guardian.name(), guardian.phone(), guardian.email()).toString());
    }
    return content;
  }

  /** Without name and number, since this may reach a log. */
  @Override
  public String toString() {
    return "Wish[" + key + "]";
  }
}
