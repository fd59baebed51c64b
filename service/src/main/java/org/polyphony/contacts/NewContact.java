package org.polyphony.contacts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.privacy.DoNotContact;

/**
 * A person to be added. Begin with {@link #named}, then say more.
 *
 * @param fullName as one says it in the person's language; names are never re-cased
 * @param preferredName what they like to be called; may be empty
 * @param phones the best first
 * @param facts what else is known, by name: scripts can use them as arguments
 */
public record NewContact(
    String fullName,
    String givenName,
    String familyName,
    String additionalName,
    String preferredName,
    String email,
    Birth birth,
    Spoken spoken,
    Spoken written,
    List<LabelledPhone> phones,
    Address address,
    Map<String, String> facts,
    List<Identifier> identifiers,
    boolean sample) {

  /** A language with how we know it. */
  public record Spoken(String tag, LanguageSource source) {
    /** Nobody said. */
    public static final Spoken UNKNOWN = new Spoken("und", LanguageSource.NONE);
  }

  /**
   * @param label as {@link PhoneLabel} keeps it, such as {@code mobile}; may be empty
   */
  public record LabelledPhone(Phone phone, String label) {

    /** A number as somebody wrote it, its extension beside the label; empty where it is none. */
    public static Optional<LabelledPhone> read(String written, String label) {
      return Phones.parse(written)
          .map(phone -> new LabelledPhone(phone, PhoneLabel.of(label).behind(written).kept()));
    }
  }

  /**
   * A person's name in another system.
   *
   * @param system {@code van}, {@code pdi}, {@code ca_voter}, {@code external}
   */
  public record Identifier(String system, String value) {

    /** Our own id of somebody, as files of ours have it. */
    public static Identifier own(UUID contact) {
      return new Identifier("polyphony", contact.toString());
    }

    /**
     * Whether the system gives each person one of their own. Those of a plain sheet ({@code
     * external}) may begin at 1 in every sheet: they need a name or a number to agree.
     */
    public boolean isTrusted() {
      return !system.equals("external");
    }

    /**
     * As the list of those who were erased knows it.
     *
     * @param folded the person's name, folded
     */
    public DoNotContact.OtherName listed(UUID organization, String folded) {
      return new DoNotContact.OtherName(organization, system, value, isTrusted() ? "" : folded);
    }
  }

  public NewContact {
    fullName = Names.tidy(fullName);
    phones = List.copyOf(phones);
    facts = Map.copyOf(facts);
    identifiers = List.copyOf(identifiers);
  }

  /** Somebody with a given and a family name, of whom nothing else is known yet. */
  public static NewContact named(String given, String family) {
    return new NewContact(
        Names.full(given, "", family, "und"),
        given,
        family,
        "",
        "",
        "",
        Birth.UNKNOWN,
        Spoken.UNKNOWN,
        Spoken.UNKNOWN,
        List.of(),
        Address.NONE,
        Map.of(),
        List.of(),
        false);
  }

  /** With the whole name as it is said, where it is not given and family name in that order. */
  public NewContact saying(String fullName) {
    return copy(
        fullName,
        preferredName,
        email,
        birth,
        spoken,
        written,
        phones,
        address,
        facts,
        identifiers,
        sample);
  }

  /** With another number, less good than those before it. */
  public NewContact phone(Phone phone, String label) {
    List<LabelledPhone> more = new ArrayList<>(phones);
    more.add(new LabelledPhone(phone, label));
    return copy(
        fullName,
        preferredName,
        email,
        birth,
        spoken,
        written,
        more,
        address,
        facts,
        identifiers,
        sample);
  }

  /** With the language they speak; the name then stands in that language's order. */
  public NewContact speaking(String tag, LanguageSource source) {
    String ordered =
        givenName.isEmpty() || familyName.isEmpty()
            ? fullName
            : Names.full(givenName, additionalName, familyName, tag);
    return copy(
        ordered,
        preferredName,
        email,
        birth,
        new Spoken(tag, source),
        written,
        phones,
        address,
        facts,
        identifiers,
        sample);
  }

  /** With the language they read. */
  public NewContact reading(String tag, LanguageSource source) {
    return copy(
        fullName,
        preferredName,
        email,
        birth,
        spoken,
        new Spoken(tag, source),
        phones,
        address,
        facts,
        identifiers,
        sample);
  }

  /** With what they like to be called. */
  public NewContact called(String preferred) {
    return copy(
        fullName,
        preferred,
        email,
        birth,
        spoken,
        written,
        phones,
        address,
        facts,
        identifiers,
        sample);
  }

  /** With an e-mail address. */
  public NewContact email(String email) {
    return copy(
        fullName,
        preferredName,
        email,
        birth,
        spoken,
        written,
        phones,
        address,
        facts,
        identifiers,
        sample);
  }

  /** With the day of birth. */
  public NewContact born(@Nullable LocalDate day) {
    return born(Birth.on(day));
  }

  /** With the day or the year of birth. */
  public NewContact born(Birth birth) {
    return copy(
        fullName,
        preferredName,
        email,
        birth,
        spoken,
        written,
        phones,
        address,
        facts,
        identifiers,
        sample);
  }

  /** With where they live. */
  public NewContact living(Address address) {
    return copy(
        fullName,
        preferredName,
        email,
        birth,
        spoken,
        written,
        phones,
        address,
        facts,
        identifiers,
        sample);
  }

  /** With something else that is known. */
  public NewContact fact(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(facts);
    more.put(name, value);
    return copy(
        fullName,
        preferredName,
        email,
        birth,
        spoken,
        written,
        phones,
        address,
        more,
        identifiers,
        sample);
  }

  /** With a name in another system. */
  public NewContact identifier(String system, String value) {
    List<Identifier> more = new ArrayList<>(identifiers);
    more.add(new Identifier(system, value));
    return copy(
        fullName,
        preferredName,
        email,
        birth,
        spoken,
        written,
        phones,
        address,
        facts,
        more,
        sample);
  }

  /** Invented, for the demonstration. */
  public NewContact asSample() {
    return copy(
        fullName,
        preferredName,
        email,
        birth,
        spoken,
        written,
        phones,
        address,
        facts,
        identifiers,
        true);
  }

  private NewContact copy(
      String fullName,
      String preferredName,
      String email,
      Birth birth,
      Spoken spoken,
      Spoken written,
      List<LabelledPhone> phones,
      Address address,
      Map<String, String> facts,
      List<Identifier> identifiers,
      boolean sample) {
    return new NewContact(
        fullName,
        givenName,
        familyName,
        additionalName,
        preferredName,
        email,
        birth,
        spoken,
        written,
        phones,
        address,
        facts,
        identifiers,
        sample);
  }
}
