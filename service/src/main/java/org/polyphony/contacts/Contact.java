package org.polyphony.contacts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One person with all that is known of them.
 *
 * @param person the person's own row
 * @param phones the best first
 * @param lists the lists that they are on and may be worked by
 */
public record Contact(
    Person person,
    List<PhoneOf> phones,
    Address address,
    List<NewContact.Identifier> identifiers,
    List<OnList> lists) {

  /**
   * @param birthYear that of the date, where there is one
   * @param spoken a BCP 47 tag, {@code und} where nobody knows
   * @param spokenSource by the name of a {@link LanguageSource}
   * @param revision counts the edits, so that a stale form is noticed
   * @param addressForm how the person is addressed where the language asks for it, else empty
   */
  public record Person(
      UUID id,
      UUID organization,
      String fullName,
      String givenName,
      String familyName,
      String additionalName,
      String preferredName,
      String email,
      @Nullable LocalDate birthDate,
      @Nullable Integer birthYear,
      String spoken,
      String spokenSource,
      String written,
      String writtenSource,
      String addressForm,
      @Nullable UUID door,
      @Json Map<String, String> facts,
      int revision,
      @Nullable Instant movedAt,
      @Nullable Instant deceasedAt,
      Instant createdAt,
      Instant updatedAt) {

    /** The day or the year, as far as it is known. */
    public Birth birth() {
      return new Birth(birthYear, birthDate);
    }

    /** The same with other facts. */
    Person with(Map<String, String> others) {
      return new Person(
          id,
          organization,
          fullName,
          givenName,
          familyName,
          additionalName,
          preferredName,
          email,
          birthDate,
          birthYear,
          spoken,
          spokenSource,
          written,
          writtenSource,
          addressForm,
          door,
          others,
          revision,
          movedAt,
          deceasedAt,
          createdAt,
          updatedAt);
    }
  }

  /**
   * @param others how many other people are behind the same line
   * @param badAt when it turned out to be wrong or dead, else null
   * @param badAs {@code wrong_number} or {@code disconnected}; null where it is neither, or nobody
   *     has said which
   * @param canText whether texts reach it; null where nobody knows
   * @param timeZones every zone that it may be in, as IANA names
   */
  public record PhoneOf(
      UUID line,
      String tel,
      String label,
      @Nullable Instant badAt,
      @Nullable String badAs,
      @Nullable Boolean canText,
      List<String> timeZones,
      boolean needsLook,
      int others) {

    /** Without the number, since this may reach a log. */
    @Override
    public String toString() {
      return "PhoneOf[" + line + "]";
    }
  }

  /** A list by its name. */
  public record OnList(UUID id, String name) {}

  /** The id alone, since this may reach a log. */
  @Override
  public String toString() {
    return "Contact[" + person.id() + "]";
  }
}
