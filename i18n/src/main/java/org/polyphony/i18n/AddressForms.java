package org.polyphony.i18n;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a person is spoken to. Vietnamese has no plain "you" and Hmong calls elders by terms of kin:
 * the caller hears who it is and sets the form with one tap at the greeting, and the texts use it
 * as {@code {address}}. The forms stand in {@code address-forms.tsv} and are unreviewed.
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

  /**
   * The forms of languages that have the same ones.
   *
   * @param tags of the languages, that of their texts first
   * @param neutral what is said before a form is chosen; empty for nothing
   */
  public record Group(List<String> tags, String neutral, List<Form> forms) {
    public Group {
      tags = List.copyOf(tags);
      forms = List.copyOf(forms);
    }
  }

  private static final int COLUMNS = 3;
  private static final String NO_FORM = "-";
  private static final List<Group> GROUPS = read();

  private AddressForms() {}

  private static List<Group> read() {
    Map<String, List<Form>> forms = new LinkedHashMap<>();
    Map<String, String> neutral = new HashMap<>();
    for (String[] cell : TableFile.rows("address-forms.tsv", COLUMNS)) {
      List<Form> ofThese = forms.computeIfAbsent(cell[0], tags -> new ArrayList<>());
      if (cell[1].equals(NO_FORM)) {
        neutral.put(cell[0], cell[2]);
      } else {
        ofThese.add(new Form(cell[1], cell[2]));
      }
    }
    List<Group> groups = new ArrayList<>();
    forms.forEach(
        (tags, ofThese) ->
            groups.add(
                new Group(List.of(tags.split(" ", -1)), neutral.getOrDefault(tags, ""), ofThese)));
    return List.copyOf(groups);
  }

  /** The languages that need a form, each with those that have the same ones. */
  public static List<Group> groups() {
    return GROUPS;
  }

  /** The forms to choose from at the greeting; empty for a language that needs none. */
  public static List<Form> of(String tag) {
    return group(tag).map(Group::forms).orElse(List.of());
  }

  /** What is said before a form is chosen; empty for a language that needs none. */
  public static Optional<String> neutral(String tag) {
    return group(tag).map(Group::neutral).filter(word -> !word.isEmpty());
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
    return GROUPS.stream()
        .flatMap(group -> group.forms().stream())
        .filter(form -> form.key().equals(keyOrWord) || form.word().equals(keyOrWord))
        .findFirst();
  }

  private static Optional<Group> group(String tag) {
    String language = Languages.standard().find(tag).map(Language::tag).orElse(tag);
    return GROUPS.stream().filter(group -> group.tags().contains(language)).findFirst();
  }
}
