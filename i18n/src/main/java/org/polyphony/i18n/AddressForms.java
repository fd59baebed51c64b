package org.polyphony.i18n;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a person is spoken to. Vietnamese has no plain "you" and Hmong calls elders by terms of kin:
 * the caller hears who it is and sets the form with one tap at the greeting, and the texts use it
 * as {@code {address}}. The lists are unreviewed.
 */
public final class AddressForms {

  /** The argument's name in texts; known in every language, whatever the English text has. */
  public static final String ARGUMENT = "address";

  /**
   * One form.
   *
   * @param key as stored with a contact: {@code bac}
   * @param word as said: {@code bác}
   * @param english for whom it is, in English; what a young caller reads beside it
   */
  public record Form(String key, String word, String english) {}

  private static final List<Form> VIETNAMESE =
      List.of(
          new Form("bac", "bác", "older than your parents"),
          new Form("co", "cô", "woman about your mother’s age"),
          new Form("chu", "chú", "man a little younger than your father"),
          new Form("anh", "anh", "man a little older than you"),
          new Form("chi", "chị", "woman a little older than you"),
          new Form("ong", "ông", "man of your grandparents’ age"),
          new Form("ba", "bà", "woman of your grandparents’ age"),
          new Form("em", "em", "younger than you"));

  private static final List<Form> WHITE_HMONG =
      List.of(
          new Form("pog", "pog", "woman of your grandparents’ age"),
          new Form("yawg", "yawg", "man of your grandparents’ age"),
          new Form(
              "niam-tais", "niam tais", "woman of your mother’s side, your mother’s age or older"),
          new Form(
              "yawm-txiv", "yawm txiv", "man of your mother’s side, your father’s age or older"),
          new Form("phauj", "phauj", "woman of your clan, about your father’s age"),
          new Form("txiv-ntxawm", "txiv ntxawm", "man of your clan, younger than your father"),
          new Form("niam-ntxawm", "niam ntxawm", "his wife"),
          new Form("tij-laug", "tij laug", "man a little older than you"),
          new Form("niam-laus", "niam laus", "woman a little older than you"));

  private static final Map<String, List<Form>> FORMS =
      Map.of("vi", VIETNAMESE, "hmn", WHITE_HMONG, "mww", WHITE_HMONG, "hnj", WHITE_HMONG);

  private static final Map<String, String> NEUTRAL =
      Map.of("vi", "quý vị", "hmn", "koj", "mww", "koj", "hnj", "koj");

  private AddressForms() {}

  /** The forms to choose from at the greeting; empty for a language that needs none. */
  public static List<Form> of(String tag) {
    return FORMS.getOrDefault(language(tag), List.of());
  }

  /** What is said before a form is chosen; empty for a language that needs none. */
  public static Optional<String> neutral(String tag) {
    return Optional.ofNullable(NEUTRAL.get(language(tag)));
  }

  /** The word for a stored key; the neutral one when the key is of another language. */
  public static Optional<String> word(String tag, String key) {
    return of(tag).stream()
        .filter(form -> form.key().equals(key) || form.word().equals(key))
        .map(Form::word)
        .findFirst()
        .or(() -> neutral(tag));
  }

  private static String language(String tag) {
    return Languages.standard().find(tag).map(Language::tag).orElse(tag);
  }
}
