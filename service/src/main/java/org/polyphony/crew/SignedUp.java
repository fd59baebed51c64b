package org.polyphony.crew;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Viewer;

/**
 * Somebody who has taken a place.
 *
 * @param user who has an account; else {@code volunteer} is there
 * @param name empty once they were forgotten
 * @param comesFrom the partner whose people they are; empty for users
 * @param phone as E.164; empty where there is none, and for users
 * @param email may be empty
 * @param language of the page on which they signed up; empty for users
 * @param hereAt when somebody said that they are here; null before
 * @param remindedAt when they were reminded; null before
 */
record SignedUp(
    UUID id,
    UUID shift,
    @Nullable UUID user,
    @Nullable UUID volunteer,
    String name,
    String comesFrom,
    String phone,
    String email,
    String language,
    Instant signedAt,
    @Nullable Instant hereAt,
    @Nullable Instant remindedAt) {

  boolean is(Viewer viewer) {
    return viewer.user().equals(user);
  }

  boolean isVolunteer(UUID id) {
    return id.equals(volunteer);
  }

  boolean here() {
    return hereAt != null;
  }

  /** Without name and number, since this may reach a log. */
  @Override
  public String toString() {
    return "SignedUp[" + id + "]";
  }
}
