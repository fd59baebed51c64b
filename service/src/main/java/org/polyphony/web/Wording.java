package org.polyphony.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyphony.i18n.Direction;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.PseudoLocale;
import org.polyphony.i18n.TranslationState;

/** One language's messages, names and formats, for one page or problem. */
final class Wording {
  private final MessageBundle bundle;
  private final ProblemKeys keys;
  private final List<String> choices;

  Wording(MessageBundle bundle, ProblemKeys keys, List<String> choices) {
    this.bundle = bundle;
    this.keys = keys;
    this.choices = choices;
  }

  String locale() {
    return bundle.tag();
  }

  Direction direction() {
    return bundle.direction();
  }

  Direction direction(String tag) {
    return Languages.standard().direction(tag);
  }

  boolean reviewed() {
    return bundle.state() != TranslationState.DRAFT;
  }

  /** The languages the interface is offered in. */
  List<String> choices() {
    return choices;
  }

  String text(String key, Object... namesAndValues) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      named.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return bundle.text(key, named);
  }

  String text(String key, Map<String, ?> arguments) {
    return bundle.text(key, arguments);
  }

  String title(Problem problem) {
    return keys.title(problem.code())
        .map(key -> bundle.text(key, problem.arguments()))
        .orElse(problem.code());
  }

  Optional<String> detail(Problem problem) {
    return keys.detail(problem.code()).map(key -> bundle.text(key, problem.arguments()));
  }

  String message(FieldProblem wrong) {
    return keys.field(wrong.code())
        .map(key -> bundle.text(key, wrong.arguments()))
        .orElse(wrong.code());
  }

  String ownName(String tag) {
    if (PseudoLocale.of(tag).isPresent()) {
      return tag;
    }
    return Languages.standard().ownName(tag);
  }

  String nameHere(String tag) {
    return Languages.standard().nameIn(tag, bundle.tag());
  }

  String date(Instant at, ZoneId zone) {
    return bundle.in(zone).formats().date(at);
  }

  String dateTime(Instant at, ZoneId zone) {
    return bundle.in(zone).formats().dateAndTime(at);
  }

  String time(Instant at, ZoneId zone) {
    return bundle.in(zone).formats().time(at);
  }

  String number(long count) {
    return bundle.formats().number(count);
  }

  String list(List<String> items) {
    return bundle.formats().list(items);
  }

  String fullDate(Instant at, ZoneId zone) {
    return bundle.in(zone).formats().fullDate(at);
  }

  String percent(double share) {
    return bundle.formats().percent(share);
  }
}
