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

  /** A key that stands for itself: whoever shows the text fills the form in as it is chosen. */
  public static final String LATER = "{" + ARGUMENT + "}";

  /**
   * One form.
   *
   * @param key as stored with a contact: {@code bac}
   * @param word as said: {@code bác}
   */
  public record Form(String key, String word) {

    /** The message that says for whom it is; what a young caller reads beside it. */
    public String forWhom() {
      return "common.address." + key;
    }
  }

  private static final List<Form> VIETNAMESE =
      List.of(
          new Form("bac", "bác"),
          new Form("co", "cô"),
          new Form("chu", "chú"),
          new Form("anh", "anh"),
          new Form("chi", "chị"),
          new Form("ong", "ông"),
          new Form("ba", "bà"),
          new Form("em", "em"));

  private static final List<Form> WHITE_HMONG =
      List.of(
          new Form("pog", "pog"),
          new Form("yawg", "yawg"),
          new Form("niam-tais", "niam tais"),
          new Form("yawm-txiv", "yawm txiv"),
          new Form("phauj", "phauj"),
          new Form("txiv-ntxawm", "txiv ntxawm"),
          new Form("niam-ntxawm", "niam ntxawm"),
          new Form("tij-laug", "tij laug"),
          new Form("niam-laus", "niam laus"));

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
    if (key.equals(LATER)) {
      return Optional.of(LATER);
    }
    return of(tag).stream()
        .filter(form -> form.key().equals(key) || form.word().equals(key))
        .map(Form::word)
        .findFirst()
        .or(() -> neutral(tag));
  }

  /** The form of that key or word, in whichever language has it. */
  public static Optional<Form> find(String keyOrWord) {
    return FORMS.values().stream()
        .flatMap(List::stream)
        .filter(form -> form.key().equals(keyOrWord) || form.word().equals(keyOrWord))
        .findFirst();
  }

  private static String language(String tag) {
    return Languages.standard().find(tag).map(Language::tag).orElse(tag);
  }
}
