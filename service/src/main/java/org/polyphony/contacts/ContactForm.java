package org.polyphony.contacts;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.View;

/**
 * What stands in the form of a person, as it was typed.
 *
 * @param phones the best first; rows that were left empty among them
 * @param revision of the state that is edited; empty for somebody new
 */
record ContactForm(
    String givenName,
    String additionalName,
    String familyName,
    String preferredName,
    List<TypedPhone> phones,
    String spoken,
    String written,
    String email,
    String born,
    String birthYear,
    Address address,
    String revision) {

  /** Rows for more numbers, below those that are known. */
  private static final int MORE = 2;

  private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");

  /**
   * A number as it was typed.
   *
   * @param kind {@code mobile}, {@code home}, {@code work}, or as a file has called it; may be
   *     empty
   */
  record TypedPhone(String number, String kind) {

    static final TypedPhone NONE = new TypedPhone("", "");

    /** What it may be, in the page's language. */
    List<View.Choice> kinds(View view) {
      List<View.Choice> choices = new ArrayList<>();
      choices.add(View.Choice.of("", view.t("contacts.phone.some"), kind.isEmpty()));
      for (String known : PhoneLabel.KINDS) {
        choices.add(View.Choice.of(known, view.t("contacts.phone." + known), known.equals(kind)));
      }
      if (!kind.isEmpty() && !PhoneLabel.KINDS.contains(kind)) {
        choices.add(View.Choice.of(kind, PhoneLabel.of(kind).told(view), true));
      }
      return choices;
    }

    /** Without the number, since this may reach a log. */
    @Override
    public String toString() {
      return "TypedPhone[REDACTED]";
    }
  }

  static ContactForm empty() {
    return new ContactForm("", "", "", "", List.of(), "und", "und", "", "", "", Address.NONE, "");
  }

  static ContactForm of(Contact contact) {
    Contact.Person person = contact.person();
    boolean unsplit = person.givenName().isEmpty() && person.familyName().isEmpty();
    return new ContactForm(
        unsplit ? person.fullName() : person.givenName(),
        person.additionalName(),
        person.familyName(),
        person.preferredName(),
        contact.phones().stream()
            .map(phone -> new TypedPhone(Phones.display(phone.tel()), phone.label()))
            .toList(),
        person.spokenSource().equals("inferred") ? "und" : person.spoken(),
        person.writtenSource().equals("inferred") ? "und" : person.written(),
        person.email(),
        person.birthDate() == null ? "" : person.birthDate().toString(),
        person.birthDate() == null && person.birthYear() != null
            ? person.birthYear().toString()
            : "",
        contact.address(),
        Integer.toString(person.revision()));
  }

  static ContactForm of(MultivaluedMap<String, String> typed) {
    return new ContactForm(
        value(typed, "given_name"),
        value(typed, "additional_name"),
        value(typed, "family_name"),
        value(typed, "preferred_name"),
        phones(typed),
        value(typed, "spoken"),
        value(typed, "written"),
        value(typed, "email"),
        value(typed, "birth_date"),
        value(typed, "birth_year"),
        new Address(
            value(typed, "street"),
            value(typed, "unit"),
            value(typed, "city"),
            value(typed, "state"),
            value(typed, "zip")),
        value(typed, "revision"));
  }

  /** As many rows as there are numbers, and some for more. */
  List<TypedPhone> phoneRows() {
    List<TypedPhone> rows =
        new ArrayList<>(phones.stream().filter(phone -> !phone.number().isEmpty()).toList());
    for (int i = 0; i < MORE; i++) {
      rows.add(TypedPhone.NONE);
    }
    return rows;
  }

  List<View.Choice> spokenChoices(View view) {
    return choices(view, Languages.standard().spoken().stream(), spoken);
  }

  List<View.Choice> writtenChoices(View view) {
    return choices(view, Languages.standard().all().stream().filter(l -> !l.spokenOnly()), written);
  }

  /**
   * Somebody new.
   *
   * @throws Problem 422 where something is missing or unreadable
   */
  NewContact contact() {
    return change(NewContact.named(givenName, familyName));
  }

  /**
   * The person as they are known, with what the form says instead.
   *
   * @throws Problem 422 where something is missing or unreadable
   */
  NewContact change(NewContact known) {
    List<FieldProblem> wrong = new ArrayList<>();
    if (givenName.isEmpty() && familyName.isEmpty()) {
      wrong.add(FieldProblem.required("given_name"));
    }
    List<NewContact.LabelledPhone> numbers = numbers(wrong);
    Birth birth = birth(wrong);
    if (!email.isEmpty() && !email.contains("@")) {
      wrong.add(FieldProblem.of("email", "unreadable_value"));
    }
    NewContact.Spoken speaks = language("spoken", spoken, known.spoken(), wrong);
    NewContact.Spoken reads = language("written", written, known.written(), wrong);
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
    boolean sameName =
        givenName.equals(known.givenName())
            && additionalName.equals(known.additionalName())
            && familyName.equals(known.familyName());
    String full =
        sameName && !known.fullName().isEmpty()
            ? known.fullName()
            : Names.full(givenName, additionalName, familyName, speaks.tag());
    return new NewContact(
        full,
        givenName,
        familyName,
        additionalName,
        preferredName,
        email,
        birth,
        speaks,
        reads,
        numbers,
        address,
        known.facts(),
        known.identifiers(),
        known.sample());
  }

  private List<NewContact.LabelledPhone> numbers(List<FieldProblem> wrong) {
    List<NewContact.LabelledPhone> numbers = new ArrayList<>();
    for (TypedPhone typed : phones) {
      if (typed.number().isEmpty()) {
        continue;
      }
      Optional<NewContact.LabelledPhone> phone =
          NewContact.LabelledPhone.read(typed.number(), typed.kind());
      if (phone.isEmpty()) {
        wrong.add(new FieldProblem("phones", "no_phone", Map.of("text", typed.number())));
        return List.of();
      }
      numbers.add(phone.get());
    }
    return numbers;
  }

  /** A date counts for more than a year; that both say different things is somebody's slip. */
  private Birth birth(List<FieldProblem> wrong) {
    Birth onDay = Birth.on(day(wrong).orElse(null));
    if (birthYear.isEmpty()) {
      return onDay;
    }
    if (!FOUR_DIGITS.matcher(birthYear).matches()) {
      wrong.add(FieldProblem.of("birth_year", "unlikely_year"));
      return onDay;
    }
    Birth inYear = Birth.in(Integer.valueOf(birthYear));
    if (onDay.year() != null && !onDay.year().equals(inYear.year())) {
      wrong.add(FieldProblem.of("birth_year", "other_year"));
    }
    return onDay.date() == null ? inYear : onDay;
  }

  private Optional<LocalDate> day(List<FieldProblem> wrong) {
    if (born.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(born));
    } catch (DateTimeException e) {
      wrong.add(FieldProblem.of("birth_date", "unreadable_value"));
      return Optional.empty();
    }
  }

  /** What staff put down by hand is what the person told them; what they leave stays as it is. */
  private static NewContact.Spoken language(
      String field, String tag, NewContact.Spoken known, List<FieldProblem> wrong) {
    boolean inferred = known.source() == LanguageSource.INFERRED;
    if (tag.isEmpty() || tag.equals(known.tag()) || (inferred && tag.equals("und"))) {
      return known;
    }
    if (tag.equals("und")) {
      return NewContact.Spoken.UNKNOWN;
    }
    Optional<Language> language = Languages.standard().find(tag);
    if (language.isEmpty()) {
      wrong.add(FieldProblem.of(field, "unknown_value"));
      return known;
    }
    return new NewContact.Spoken(language.get().tag(), LanguageSource.SELF_DECLARED);
  }

  private static List<View.Choice> choices(
      View view, Stream<Language> languages, @Nullable String chosen) {
    List<View.Choice> choices = new ArrayList<>();
    choices.add(View.Choice.of("und", view.t("common.language-unknown"), "und".equals(chosen)));
    languages
        .map(Language::tag)
        .filter(tag -> !tag.equals("und"))
        .map(tag -> view.language(tag, tag.equals(chosen)))
        .forEach(choices::add);
    return choices;
  }

  private static List<TypedPhone> phones(MultivaluedMap<String, String> typed) {
    List<String> numbers = typed.getOrDefault("phone", List.of());
    List<String> kinds = typed.getOrDefault("phone_kind", List.of());
    List<TypedPhone> phones = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      String kind = i < kinds.size() ? kinds.get(i).strip() : "";
      phones.add(new TypedPhone(numbers.get(i).strip(), kind));
    }
    return phones;
  }

  private static String value(MultivaluedMap<String, String> typed, String name) {
    String value = typed.getFirst(name);
    return value == null ? "" : value.strip();
  }
}
