package org.polyphony.duplicates;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What two entries are compared by.
 *
 * @param nameFolded as {@link org.polyphony.contacts.Names#folded} makes it: without case, marks
 *     and order
 * @param birthYear that of the date, where there is one
 * @param email in lower case; empty where there is none
 * @param door the address, or null
 * @param lines their telephone numbers
 * @param identifiers {@code system value}, such as {@code van 1001}
 */
record Description(
    UUID contact,
    String nameFolded,
    @Nullable LocalDate birthDate,
    @Nullable Integer birthYear,
    String email,
    @Nullable UUID door,
    Set<UUID> lines,
    Set<String> identifiers) {

  private static final Pattern SPACE = Pattern.compile(" ");

  /** The numbers of a sheet that somebody made up: they say little without a name. */
  private static final String MADE_UP = "external ";

  boolean sharesIdentifier(Description other, boolean madeUp) {
    return identifiers.stream()
        .anyMatch(
            identifier ->
                identifier.startsWith(MADE_UP) == madeUp && other.identifiers.contains(identifier));
  }

  /** Whether one system knows both, under different numbers. */
  boolean otherwiseNumbered(Description other) {
    return identifiers.stream()
        .filter(identifier -> !other.identifiers.contains(identifier))
        .map(identifier -> SPACE.split(identifier, 2)[0] + " ")
        .anyMatch(system -> other.identifiers.stream().anyMatch(of -> of.startsWith(system)));
  }

  boolean sharesLine(Description other) {
    return lines.stream().anyMatch(other.lines::contains);
  }

  boolean sharesDoor(Description other) {
    return door != null && door.equals(other.door);
  }

  boolean sharesEmail(Description other) {
    return !email.isEmpty() && email.equals(other.email);
  }

  boolean bornInTheSameYear(Description other) {
    return birthYear != null && birthYear.equals(other.birthYear);
  }

  /**
   * The first of January is what is written where nobody knows the day, and on the papers of whole
   * families who fled: it says no more than the year.
   */
  boolean bornOnTheSameDay(Description other) {
    return birthDate != null && birthDate.getDayOfYear() > 1 && birthDate.equals(other.birthDate);
  }

  boolean bornInAnotherYear(Description other) {
    return birthYear != null && other.birthYear != null && !bornInTheSameYear(other);
  }

  /** Of whom no more is known than where they are. */
  boolean hasNoNumbers() {
    return lines.isEmpty() && identifiers.isEmpty();
  }
}
