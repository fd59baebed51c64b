package org.polyphony.web;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking: what every {@code find(viewer, id)} is held against.
 *
 * @param user the user's id
 * @param organization the partner they belong to; they see what is its alone
 * @param name as they wrote it
 * @param roles their standing roles and those of a shift or event that is on now
 * @param speaks the tags of the languages they speak
 * @param reads the tags of the languages they read
 * @param locale the language they chose for the interface, or null where they never did
 * @param session the id of their browser's session, or null where a bearer token was shown
 * @param minor under age: numbers are masked and hours are kept
 * @param endedShift the shift that they came in for and whose lead has ended it: they finish the
 *     call they are in, and are given no other; null while they may go on
 */
public record Viewer(
    UUID user,
    UUID organization,
    String name,
    Set<Role> roles,
    Set<String> speaks,
    Set<String> reads,
    @Nullable String locale,
    @Nullable UUID session,
    boolean minor,
    @Nullable UUID endedShift)
    implements Principal {

  public Viewer {
    roles = Set.copyOf(roles);
    speaks = Set.copyOf(speaks);
    reads = Set.copyOf(reads);
  }

  /** One whom no shift has ended for. */
  public Viewer(
      UUID user,
      UUID organization,
      String name,
      Set<Role> roles,
      Set<String> speaks,
      Set<String> reads,
      @Nullable String locale,
      @Nullable UUID session,
      boolean minor) {
    this(user, organization, name, roles, speaks, reads, locale, session, minor, null);
  }

  /** True where they hold one of these roles; an administrator holds a coordinator's too. */
  public boolean is(Role... any) {
    return Stream.of(any)
        .anyMatch(
            role ->
                roles.contains(role)
                    || (role == Role.COORDINATOR && roles.contains(Role.ADMINISTRATOR)));
  }

  @Override
  public String getName() {
    return name;
  }

  /** The id alone, since this may reach a log. */
  @Override
  public String toString() {
    return "Viewer[" + user + "]";
  }
}
