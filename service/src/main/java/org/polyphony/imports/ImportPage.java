package org.polyphony.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.tables.Delimiters;
import org.polyphony.tables.Encodings;
import org.polyphony.web.View;

/** An import as its page shows it. */
record ImportPage(ImportDesk.Seen seen) {

  /** Behind the name of what is kept as the file has it, since nothing could be made of it. */
  private static final String AS_WRITTEN = "_as_written";

  Import one() {
    return seen.one();
  }

  String state() {
    return one().state().wire();
  }

  /**
   * A message of this kind of import.
   *
   * @param key {@code running}, {@code undo-hint}, {@code back}
   */
  String words(View view, String key) {
    return view.t("imports.of." + one().target() + "." + key);
  }

  /** The ways up from this page. */
  List<View.Link> crumbs(View view) {
    ImportTarget.Place place = seen.place();
    return place.name().isEmpty()
        ? List.of(new View.Link(words(view, "place"), place.path(), false))
        : List.of(
            new View.Link(words(view, "place"), "/lists", false),
            new View.Link(place.name(), place.path(), false));
  }

  /** Where the forms of this import go. */
  String path() {
    return "/imports/" + one().id();
  }

  /** The other file by which somebody stays; null where there is none. */
  @Nullable Import other(@Nullable UUID id) {
    return id == null ? null : seen.others().get(id);
  }

  /** The day on which a file was brought in, where the organization is. */
  String day(View view, Import file) {
    return view.date(file.createdAt(), seen.zone());
  }

  boolean canBeCorrected() {
    return one().layout() != null
        && (one().state() == ImportState.REVIEW || one().state() == ImportState.FAILED);
  }

  boolean canBeCommitted() {
    return one().state() == ImportState.REVIEW && one().problem() == null;
  }

  /** Why it failed or waits, in the page's language; empty where nothing is wrong. */
  String problem(View view) {
    String problem = one().problem();
    if (problem == null) {
      return "";
    }
    List<Object> arguments = new ArrayList<>();
    one()
        .problemArguments()
        .forEach(
            (name, value) -> {
              arguments.add(name);
              arguments.add(name.equals("field") ? view.t("imports.field." + value) : value);
            });
    return view.t("imports.failure." + problem, arguments.toArray());
  }

  /** What is wrong with a row, in the page's language. */
  String reason(View view, ImportsDao.Noted noted) {
    return view.t("imports.reason." + noted.reason(), "value", noted.value());
  }

  String reason(View view, ImportsDao.Reason reason) {
    return view.t("imports.reason." + reason.reason(), "value", "");
  }

  /** The examples of one verdict. */
  List<Preview.Example> examples(ImportTarget.Verdict verdict) {
    return seen.preview().examples().stream()
        .filter(example -> example.verdict() == verdict)
        .toList();
  }

  List<ImportTarget.Verdict> exampleVerdicts() {
    return seen.preview().examples().stream().map(Preview.Example::verdict).distinct().toList();
  }

  /** What there is to know before the file counts; empty for nothing. */
  String remark(View view) {
    ImportTarget.Remark remark = seen.remark();
    return remark == null
        ? ""
        : view.t(remark.message(), remark.argument(), view.t(remark.value()));
  }

  /** What a value is called, in the page's language, or as the file calls it. */
  String label(View view, Preview.Change change) {
    if (change.detail().endsWith(AS_WRITTEN)) {
      String field = change.detail().substring(0, change.detail().length() - AS_WRITTEN.length());
      return switch (field) {
        case "language", "birth" -> view.t("contacts." + field + "-as-written");
        default ->
            seen.fields().contains(field) ? view.t("imports.field." + field) : change.detail();
      };
    }
    if (!change.detail().isEmpty()) {
      return seen.fields().contains(change.detail())
          ? view.t("imports.field." + change.detail())
          : change.detail();
    }
    return view.t(
        switch (change.field()) {
          case "twin" -> "imports.example.twin";
          case "street" -> "imports.example.address";
          default -> "imports.field." + change.field();
        });
  }

  /** A number to dial runs from left to right in every language; other values as they are. */
  @Nullable String direction(Preview.Change change) {
    return change.field().equals("phone") ? "ltr" : null;
  }

  /** A value as people read it. */
  String value(View view, Preview.Change change, String value) {
    boolean language = change.field().equals("spoken") || change.field().equals("written");
    if (change.field().equals("channel")) {
      return view.t("consent.channel." + value);
    }
    return language && !value.isEmpty() ? view.languageName(value) : value;
  }

  List<View.Choice> encodings(View view) {
    Layout layout = layout();
    return Encodings.CHOICES.stream()
        .map(
            name ->
                View.Choice.of(
                    name, view.t("imports.encoding." + name), name.equals(layout.encoding())))
        .toList();
  }

  /** What there is to say of how the characters were found; null for nothing. */
  @Nullable String encodingHint(View view) {
    Layout layout = layout();
    if (layout.encodingSure()) {
      return null;
    }
    boolean twice = layout.encoding().equals(Encodings.TWICE);
    return view.t(twice ? "imports.encoding.twice" : "imports.encoding.guess");
  }

  List<View.Choice> delimiters(View view) {
    Layout layout = layout();
    List<String> names = List.of("comma", "tab", "semicolon", "bar");
    List<View.Choice> choices = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String delimiter = Delimiters.CHOICES.get(i);
      choices.add(
          View.Choice.of(
              delimiter,
              view.t("imports.delimiter." + names.get(i)),
              delimiter.equals(layout.delimiter())));
    }
    return choices;
  }

  /** What the header is known as, in the page's language; empty where it is nothing known. */
  String known(View view) {
    String known = layout().known();
    return known.isEmpty() ? "" : view.t("imports.layout.known", "layout", known);
  }

  List<View.Choice> sheets() {
    Layout layout = layout();
    return layout.sheets().stream()
        .map(name -> View.Choice.of(name, name, name.equals(layout.sheet())))
        .toList();
  }

  /** What the values of languages and consents mean. */
  List<ValueQuestion> values(View view) {
    return ValueQuestion.of(view, seen.target(), layout(), seen.values());
  }

  /** What a column can mean. */
  List<View.Choice> fields(View view, Layout.Column column) {
    return seen.fields().stream()
        .map(
            field ->
                View.Choice.of(
                    field, view.t("imports.field." + field), field.equals(column.field())))
        .toList();
  }

  /** What is sensitive in a column, in the page's language. */
  String kind(View view, Layout.Column column) {
    return column.kind().map(kind -> view.t("privacy.kind." + kind.wire())).orElse("");
  }

  Layout layout() {
    Layout layout = one().layout();
    if (layout == null) {
      throw new IllegalStateException("Nobody has read " + one().id());
    }
    return layout;
  }
}
