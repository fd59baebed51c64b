package org.polyphony.profile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * What staff know of a person beyond what lists bring.
 *
 * @param names as the person writes it themselves, the newest first
 */
record Details(List<Name> names, List<Speaks> languages, List<Lives> addresses) {

  /**
   * Who has put something down and when, and when it was taken away.
   *
   * @param addedBy by name; null where nobody is known
   * @param removedAt null where it stands
   */
  public record Mark(
      @Nullable String addedBy,
      Instant addedAt,
      @Nullable String removedBy,
      @Nullable Instant removedAt) {
    boolean stands() {
      return removedAt == null;
    }
  }

  /** A name in its own script. */
  public record Name(UUID id, String name, @Nested Mark mark) {}

  /**
   * A language.
   *
   * @param speaks {@code well}, {@code some}, {@code no}, {@code unknown}
   * @param reads likewise
   * @param source {@code self_declared}, {@code observed}, {@code told}
   */
  public record Speaks(
      UUID id, String tag, String speaks, String reads, String source, @Nested Mark mark) {}

  /**
   * An address beside the one at which they are visited.
   *
   * @param kind {@code home}, {@code mailing}, {@code work}, {@code earlier}
   */
  public record Lives(
      UUID id,
      String kind,
      String street,
      String unit,
      String city,
      String state,
      String zip,
      @Nested Mark mark) {

    /** On one line. */
    String whole() {
      return String.join(" ", street, unit, city, state, zip).strip().replaceAll(" +", " ");
    }
  }

  /**
   * A name that was written over.
   *
   * @param id by which it is put back
   * @param replacedBy by name; null where nobody is known
   */
  public record Former(
      UUID id, String name, String preferredName, @Nullable String replacedBy, Instant replacedAt) {

    /** With what they liked to be called, where that is something else. */
    String whole() {
      return preferredName.isEmpty() ? name : name + " (" + preferredName + ")";
    }
  }

  /** What stands. */
  Details standing() {
    return new Details(
        names.stream().filter(name -> name.mark().stands()).toList(),
        languages.stream().filter(language -> language.mark().stands()).toList(),
        addresses.stream().filter(address -> address.mark().stands()).toList());
  }

  /** What was taken away. */
  Details removed() {
    return new Details(
        names.stream().filter(name -> !name.mark().stands()).toList(),
        languages.stream().filter(language -> !language.mark().stands()).toList(),
        addresses.stream().filter(address -> !address.mark().stands()).toList());
  }

  boolean isEmpty() {
    return names.isEmpty() && languages.isEmpty() && addresses.isEmpty();
  }
}
