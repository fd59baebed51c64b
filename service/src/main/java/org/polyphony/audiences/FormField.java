package org.polyphony.audiences;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.View;

/**
 * A criterion as it stands in the form, or in words on the page.
 *
 * @param rule what was chosen; null where nothing was
 */
record FormField(Criterion criterion, List<Option> options, @Nullable Rule rule) {

  String key() {
    return criterion.key();
  }

  String kind() {
    return criterion.kind().name();
  }

  boolean isChosen() {
    return rule != null;
  }

  boolean isOut() {
    return rule != null && rule.out();
  }

  private List<String> values() {
    return rule == null ? List.of() : rule.values();
  }

  /** What was typed into the one field of words or days. */
  String typed() {
    return String.join(", ", values());
  }

  String from() {
    String typed = typed();
    return typed.contains("-") ? typed.substring(0, typed.indexOf('-')) : "";
  }

  String to() {
    String typed = typed();
    return typed.contains("-") ? typed.substring(typed.indexOf('-') + 1) : "";
  }

  List<View.Choice> choices(View view) {
    return options.stream().map(option -> choice(view, option)).toList();
  }

  private View.Choice choice(View view, Option option) {
    boolean chosen = values().contains(option.value());
    String message = option.message();
    if (message != null) {
      return View.Choice.of(option.value(), view.t(message), chosen);
    }
    String text = option.text();
    if (text != null) {
      return View.Choice.of(option.value(), text, chosen);
    }
    return option.value().equals("und")
        ? View.Choice.of(option.value(), view.t("common.language-unknown"), chosen)
        : view.language(option.value(), chosen);
  }

  /** What was chosen, each in words; as it was typed where it cannot be read. */
  List<String> inWords(View view) {
    if (!values().stream().allMatch(criterion::reads)) {
      return values();
    }
    return switch (criterion.kind()) {
      case CHOICES ->
          choices(view).stream().filter(View.Choice::chosen).map(View.Choice::inOneLine).toList();
      case WORDS -> values();
      case DAYS ->
          values().stream()
              .map(days -> view.t("audiences.within-days", "days", Integer.parseInt(days)))
              .toList();
      case RANGE -> values().isEmpty() ? List.of() : List.of(range(view));
    };
  }

  private String range(View view) {
    if (from().isEmpty()) {
      return view.t("audiences.up-to", "to", Integer.parseInt(to()));
    }
    return to().isEmpty()
        ? view.t("audiences.from-on", "from", Integer.parseInt(from()))
        : view.t(
            "audiences.from-to", "from", Integer.parseInt(from()), "to", Integer.parseInt(to()));
  }
}
