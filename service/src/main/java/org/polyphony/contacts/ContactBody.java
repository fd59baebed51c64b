package org.polyphony.contacts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/**
 * A person as other programs send one, in OSDI's words; in a PATCH, what is left out stays.
 *
 * @param birthYear that of the date, where both are sent
 * @param phoneNumbers replace those that are known
 * @param preferredLanguage the language they read
 * @param revision of the state that was changed; where it is left out, the last one wins
 */
public record ContactBody(
    @Nullable UUID list,
    @Nullable String name,
    @Nullable String givenName,
    @Nullable String familyName,
    @Nullable String additionalName,
    @Nullable String preferredName,
    @Nullable String email,
    @Nullable LocalDate birthDate,
    @Nullable Integer birthYear,
    @Nullable List<Number> phoneNumbers,
    @Nullable String spokenLanguage,
    @Nullable String preferredLanguage,
    @Nullable PostalAddress postalAddress,
    @Nullable Map<String, String> customFields,
    @Nullable List<String> identifiers,
    @Nullable Integer revision) {

  /** A number as it is sent. */
  public record Number(@Nullable String number, @Nullable String numberType) {}

  /** An address as it is sent and answered. */
  public record PostalAddress(
      @Nullable String street,
      @Nullable String unit,
      @Nullable String city,
      @Nullable String state,
      @Nullable String zip) {

    Address address() {
      return new Address(text(street), text(unit), text(city), text(state), text(zip));
    }

    static PostalAddress of(Address address) {
      return new PostalAddress(
          address.street(), address.unit(), address.city(), address.state(), address.zip());
    }
  }

  /** Somebody new. */
  NewContact contact() {
    return change(NewContact.named(text(givenName), text(familyName)));
  }

  /**
   * The person as they are known, with what was sent instead.
   *
   * @throws Problem 422 where something is missing or unreadable
   */
  NewContact change(NewContact known) {
    List<FieldProblem> wrong = new ArrayList<>();
    NewContact.Spoken speaks = language("spoken_language", spokenLanguage, known.spoken(), wrong);
    NewContact.Spoken reads =
        language("preferred_language", preferredLanguage, known.written(), wrong);
    List<NewContact.LabelledPhone> phones = phones(known, wrong);
    Birth birth = birth(known.birth(), wrong);
    String given = Objects.requireNonNullElse(givenName, known.givenName()).strip();
    String family = Objects.requireNonNullElse(familyName, known.familyName()).strip();
    String additional = Objects.requireNonNullElse(additionalName, known.additionalName()).strip();
    String full = fullName(known, given, additional, family, speaks.tag());
    if (full.isBlank()) {
      wrong.add(FieldProblem.required("name"));
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
    Map<String, String> facts = new LinkedHashMap<>(known.facts());
    facts.putAll(Objects.requireNonNullElse(customFields, Map.of()));
    return new NewContact(
        full,
        given,
        family,
        additional,
        Objects.requireNonNullElse(preferredName, known.preferredName()),
        Objects.requireNonNullElse(email, known.email()),
        birth,
        speaks,
        reads,
        phones,
        postalAddress == null ? known.address() : postalAddress.address(),
        facts,
        identifiers == null ? known.identifiers() : readIdentifiers(identifiers),
        known.sample());
  }

  /** A year alone leaves the day as it is known, where it is one of that year. */
  private Birth birth(Birth known, List<FieldProblem> wrong) {
    if (birthDate == null) {
      return birthYear == null || birthYear.equals(known.year()) ? known : Birth.in(birthYear);
    }
    Birth sent = Birth.on(birthDate);
    if (birthYear != null && !birthYear.equals(sent.year())) {
      wrong.add(FieldProblem.of("birth_year", "other_year"));
    }
    return sent;
  }

  private String fullName(
      NewContact known, String given, String additional, String family, String tag) {
    if (name != null) {
      return name;
    }
    boolean renamed = givenName != null || familyName != null || additionalName != null;
    return renamed ? Names.full(given, additional, family, tag) : known.fullName();
  }

  private List<NewContact.LabelledPhone> phones(NewContact known, List<FieldProblem> wrong) {
    if (phoneNumbers == null) {
      return known.phones();
    }
    List<NewContact.LabelledPhone> phones = new ArrayList<>();
    for (int i = 0; i < phoneNumbers.size(); i++) {
      String written = text(phoneNumbers.get(i).number());
      Optional<NewContact.LabelledPhone> phone =
          NewContact.LabelledPhone.read(written, text(phoneNumbers.get(i).numberType()));
      if (phone.isPresent()) {
        phones.add(phone.get());
      } else {
        wrong.add(
            new FieldProblem(
                "phone_numbers[" + i + "].number", "no_phone", Map.of("text", written)));
      }
    }
    return phones;
  }

  private static NewContact.Spoken language(
      String field, @Nullable String sent, NewContact.Spoken known, List<FieldProblem> wrong) {
    if (sent == null || sent.equals(known.tag())) {
      return known;
    }
    if (sent.equals("und")) {
      return NewContact.Spoken.UNKNOWN;
    }
    Optional<Language> language = Languages.standard().recognise(sent);
    if (language.isEmpty()) {
      wrong.add(FieldProblem.of(field, "unknown_value"));
      return known;
    }
    return new NewContact.Spoken(language.get().tag(), LanguageSource.SELF_DECLARED);
  }

  private static List<NewContact.Identifier> readIdentifiers(List<String> sent) {
    return sent.stream()
        .map(identifier -> identifier.split(":", 2))
        .map(
            parts ->
                parts.length == 2
                    ? new NewContact.Identifier(parts[0], parts[1])
                    : new NewContact.Identifier("external", parts[0]))
        .toList();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  /** A list as it is answered. */
  public record ListAnswer(
      UUID id,
      String name,
      String source,
      String purpose,
      Instant createdAt,
      @Nullable Instant endedAt,
      long contacts,
      Map<String, Long> languages) {
    static ListAnswer of(ContactList.Counted counted) {
      ContactList list = counted.list();
      return new ListAnswer(
          list.id(),
          list.name(),
          list.source(),
          list.purpose(),
          list.createdAt(),
          list.endedAt(),
          counted.people(),
          counted.languages());
    }
  }

  /** Somebody found, as answered. */
  public record FoundAnswer(
      UUID id, String name, String preferredName, String spokenLanguage, @Nullable String phone) {
    static FoundAnswer of(ContactSearch.Found found, boolean masked) {
      String tel = found.tel();
      return new FoundAnswer(
          found.id(),
          found.fullName(),
          found.preferredName(),
          found.spoken(),
          tel == null ? null : masked ? Phones.masked(tel) : tel);
    }
  }

  /** One person, as answered; a language that was only inferred is {@code und}. */
  public record Answer(
      UUID id,
      String name,
      String givenName,
      String familyName,
      String additionalName,
      String preferredName,
      String email,
      @Nullable LocalDate birthDate,
      @Nullable Integer birthYear,
      List<NumberAnswer> phoneNumbers,
      LanguageAnswer spokenLanguage,
      LanguageAnswer preferredLanguage,
      PostalAddress postalAddress,
      Map<String, String> customFields,
      List<String> identifiers,
      List<Contact.OnList> lists,
      int revision,
      Instant createdAt,
      Instant updatedAt) {

    static Answer of(Contact contact, boolean masked) {
      Contact.Person person = contact.person();
      return new Answer(
          person.id(),
          person.fullName(),
          person.givenName(),
          person.familyName(),
          person.additionalName(),
          person.preferredName(),
          person.email(),
          person.birthDate(),
          person.birthYear(),
          contact.phones().stream().map(phone -> NumberAnswer.of(phone, masked)).toList(),
          LanguageAnswer.of(person.spoken(), person.spokenSource()),
          LanguageAnswer.of(person.written(), person.writtenSource()),
          PostalAddress.of(contact.address()),
          person.facts(),
          contact.identifiers().stream().map(id -> id.system() + ":" + id.value()).toList(),
          contact.lists(),
          person.revision(),
          person.createdAt(),
          person.updatedAt());
    }
  }

  /**
   * A number, as answered.
   *
   * @param badAs {@code wrong_number} or {@code disconnected}
   * @param smsCapable null where nobody knows
   * @param timeZones every one that it may be in
   */
  public record NumberAnswer(
      UUID line,
      String number,
      String numberType,
      boolean bad,
      @Nullable String badAs,
      @Nullable Boolean smsCapable,
      List<String> timeZones,
      int sharedWith) {
    static NumberAnswer of(Contact.PhoneOf phone, boolean masked) {
      return new NumberAnswer(
          phone.line(),
          masked ? Phones.masked(phone.tel()) : phone.tel(),
          phone.label(),
          phone.badAt() != null,
          phone.badAs(),
          phone.canText(),
          phone.timeZones(),
          phone.others());
    }
  }

  /** A language with how we know it. */
  public record LanguageAnswer(String tag, String source) {
    static LanguageAnswer of(String tag, String source) {
      return source.equals("inferred")
          ? new LanguageAnswer("und", "none")
          : new LanguageAnswer(tag, source);
    }
  }
}
