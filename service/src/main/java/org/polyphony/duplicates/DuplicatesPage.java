package org.polyphony.duplicates;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Address;
import org.polyphony.contacts.Birth;
import org.polyphony.contacts.Contact;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.Phones;
import org.polyphony.contacts.TimelineWords;
import org.polyphony.web.View;

/**
 * Two people side by side.
 *
 * @param sweep how far everybody has been looked at; null before the first time
 * @param masked whether numbers are hidden from this viewer
 */
record DuplicatesPage(DuplicateDesk.Stand stand, @Nullable Sweep sweep, boolean masked) {

  /**
   * Something of one of them.
   *
   * @param lang of the text where it is a language's own name, else null
   * @param dir likewise
   * @param note what is said beside it; empty for nothing
   */
  record Value(String text, @Nullable String lang, @Nullable String dir, String note) {

    static Value of(String text) {
      return new Value(text, null, null, "");
    }
  }

  /**
   * What both may have.
   *
   * @param agree whether they have the same, and it is not nothing
   */
  record Row(String label, List<Value> kept, List<Value> merged, boolean agree) {}

  boolean countedAll() {
    return stand.waiting() < DuplicateDesk.COUNTED;
  }

  boolean countedCertain() {
    return stand.certain() < DuplicateDesk.CERTAIN_AT_ONCE;
  }

  /** What they have in common, in the page's language. */
  List<String> reasons(View view, DuplicateDesk.Question question) {
    return question.pair().reasons().stream()
        .map(reason -> view.t("duplicates.reason." + reason))
        .toList();
  }

  /** What is known of either, row by row; what is known of neither is left out. */
  List<Row> rows(View view, DuplicateDesk.Question question) {
    List<Row> rows = new ArrayList<>();
    add(rows, view.t("contacts.preferred-name"), question, p -> texts(p.person().preferredName()));
    add(rows, view.t("contacts.spoken"), question, p -> spoken(view, p.person()));
    add(rows, view.t("contacts.written"), question, p -> written(view, p.person()));
    add(rows, view.t("common.phone"), question, p -> phones(view, p));
    add(rows, view.t("common.address"), question, p -> address(p.address()));
    add(rows, view.t("common.email"), question, p -> texts(p.person().email()));
    add(rows, view.t("contacts.born"), question, p -> born(view, p.person().birth()));
    add(rows, view.t("duplicates.numbers"), question, p -> identifiers(view, p.identifiers()));
    add(
        rows,
        view.t("contacts.lists.title"),
        question,
        p -> p.lists().stream().map(Contact.OnList::name).map(Value::of).toList());
    add(
        rows,
        view.t("duplicates.since"),
        question,
        p -> List.of(Value.of(view.date(p.person().createdAt(), stand.zone()))));
    List<Value> kept = happened(view, question.kept());
    List<Value> merged = happened(view, question.merged());
    if (!kept.isEmpty() || !merged.isEmpty()) {
      rows.add(new Row(view.t("contacts.timeline.title"), kept, merged, false));
    }
    return rows;
  }

  private static void add(
      List<Row> rows,
      String label,
      DuplicateDesk.Question question,
      Function<Contact, List<Value>> of) {
    List<Value> kept = of.apply(question.kept().contact());
    List<Value> merged = of.apply(question.merged().contact());
    if (!kept.isEmpty() || !merged.isEmpty()) {
      rows.add(new Row(label, kept, merged, kept.equals(merged)));
    }
  }

  private static List<Value> texts(String... texts) {
    return Stream.of(texts).filter(text -> !text.isBlank()).map(Value::of).toList();
  }

  private static List<Value> spoken(View view, Contact.Person person) {
    return language(view, person.spoken(), person.spokenSource());
  }

  private static List<Value> written(View view, Contact.Person person) {
    return language(view, person.written(), person.writtenSource());
  }

  private static List<Value> language(View view, String tag, String source) {
    return tag.equals("und") || source.equals("inferred")
        ? List.of()
        : List.of(
            new Value(
                view.languageName(tag),
                tag,
                view.direction(tag),
                view.t("contacts.source." + source)));
  }

  private List<Value> phones(View view, Contact contact) {
    return contact.phones().stream()
        .map(
            phone ->
                new Value(
                    masked ? Phones.masked(phone.tel()) : Phones.display(phone.tel()),
                    null,
                    "ltr",
                    phone.badAt() == null ? "" : view.t("contacts.phone.bad")))
        .toList();
  }

  private static List<Value> address(Address address) {
    return texts(
        (address.street() + " " + address.unit()).strip(),
        (address.city() + " " + address.state() + " " + address.zip()).strip());
  }

  private static List<Value> born(View view, Birth birth) {
    LocalDate day = birth.date();
    return day == null
        ? texts(birth.year() == null ? "" : birth.year().toString())
        : List.of(Value.of(view.date(day.atStartOfDay(ZoneOffset.UTC).toInstant())));
  }

  private static List<Value> identifiers(View view, List<NewContact.Identifier> identifiers) {
    return identifiers.stream()
        .map(
            identifier ->
                new Value(
                    identifier.value(),
                    null,
                    "ltr",
                    view.t("contacts.identifier", "system", identifier.system())))
        .toList();
  }

  private List<Value> happened(View view, DuplicateDesk.Side side) {
    return side.entries().stream()
        .map(
            entry ->
                new Value(
                    TimelineWords.told(view, entry),
                    null,
                    null,
                    view.date(entry.at(), stand.zone())))
        .toList();
  }
}
