package org.polyphony.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.web.View;

/**
 * A value of a file and what it means, as the page asks.
 *
 * @param rows how many have it
 * @param guess whether what is chosen is a guess
 */
record ValueQuestion(
    String field, String value, long rows, boolean guess, List<View.Choice> choices) {

  /** Empty where every value speaks for itself. */
  static List<ValueQuestion> of(
      View view, ImportTarget target, Layout layout, List<ValueTally.Counted> counted) {
    List<ValueQuestion> questions = new ArrayList<>();
    boolean anythingToSay = false;
    for (ValueTally.Counted one : counted) {
      Layout.Meaning said = layout.meanings(one.field()).get(Values.folded(one.value()));
      String means = said == null ? bySound(target, one) : said.value();
      boolean guess = said != null && !said.sure();
      anythingToSay |= said != null || means.isEmpty();
      questions.add(
          new ValueQuestion(
              one.field(),
              one.value(),
              one.rows(),
              guess,
              choices(view, target, one.field(), means)));
    }
    return anythingToSay ? questions : List.of();
  }

  /** What a value says by itself; empty where that is nothing. */
  private static String bySound(ImportTarget target, ValueTally.Counted one) {
    if (target.meanings().containsKey(one.field())) {
      return target.meaning(one.field(), one.value());
    }
    if (one.field().equals("text_consent")) {
      return Values.consent(one.value(), Map.of());
    }
    LanguageCells.Found found = new LanguageCells(Map.of()).read(one.value());
    return found.unknown().isEmpty()
        ? one.field().equals("spoken") ? found.spoken() : found.written()
        : "";
  }

  private static List<View.Choice> choices(
      View view, ImportTarget target, String field, String means) {
    List<View.Choice> choices = new ArrayList<>();
    choices.add(View.Choice.of("", view.t("imports.values.unknown"), means.isEmpty()));
    Map<String, String> own = target.meanings().get(field);
    if (own != null) {
      own.forEach(
          (value, message) ->
              choices.add(View.Choice.of(value, view.t(message), value.equals(means))));
      return choices;
    }
    if (field.equals("text_consent")) {
      for (String answer : List.of("yes", "no")) {
        choices.add(
            View.Choice.of(answer, view.t("imports.values." + answer), answer.equals(means)));
      }
      return choices;
    }
    Optional<Language> chosen = Languages.standard().find(means);
    List<Language> languages =
        field.equals("spoken") ? Languages.standard().spoken() : Languages.standard().all();
    for (Language language : languages) {
      if (!language.tag().equals(Languages.UNKNOWN)) {
        choices.add(
            new View.Choice(
                language.tag(),
                language.ownName(),
                null,
                language.tag(),
                chosen.filter(language::equals).isPresent()));
      }
    }
    choices.add(
        View.Choice.of(
            Languages.UNKNOWN, view.t("imports.values.none"), means.equals(Languages.UNKNOWN)));
    return choices;
  }
}
