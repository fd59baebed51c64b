package org.polyphony.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Role;

/**
 * A person who works here.
 *
 * @param organization the partner they belong to
 * @param name as they write it
 * @param email what they sign in with, or null for one who comes in by a join code
 * @param roles the roles they hold now, standing or for a time
 * @param speaks the tags of the languages they can hold a call in
 * @param reads the tags of the languages they can read a script in
 * @param locale the interface language they chose, or null
 * @param minor under age: only an organizer or a translator
 * @param guardianConsentOn the day of the consent of a minor's guardian, or null where there is
 *     none
 * @param createdAt when they came
 * @param disabledAt since when they may not come in, or null
 * @param until when the last of their roles ends, for one who joined by a code and was not kept;
 *     else null
 * @param code the join code they come in by, or null
 */
public record User(
    UUID id,
    UUID organization,
    String name,
    @Nullable String email,
    Set<Role> roles,
    Set<String> speaks,
    Set<String> reads,
    @Nullable String locale,
    boolean minor,
    @Nullable LocalDate guardianConsentOn,
    boolean sample,
    Instant createdAt,
    @Nullable Instant disabledAt,
    @Nullable Instant until,
    @Nullable String code) {

  public User {
    roles = Set.copyOf(roles);
    speaks = Set.copyOf(speaks);
    reads = Set.copyOf(reads);
  }

  /** What they speak and read, in the order of the table of languages. */
  public List<UserLanguage> languages() {
    return UserLanguage.of(speaks, reads);
  }

  /** Whether they may not come in. */
  public boolean isDisabled() {
    return disabledAt != null;
  }

  /** Whether they joined by a code and nobody has kept them yet. */
  public boolean isTemporary() {
    return until != null;
  }

  /** The id alone, since this may reach a log. */
  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
