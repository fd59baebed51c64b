package org.polyphony.crew;

import java.util.List;
import java.util.UUID;
import org.polyphony.i18n.Folding;

/**
 * What somebody without an account has sent in.
 *
 * @param key of the form: sent twice, it is once
 * @param phone as E.164; empty where there is none, then there is an e-mail address
 * @param language of the page
 * @param shifts that they want, at least one
 */
public record NewVolunteer(
    UUID key,
    String name,
    String comesFrom,
    String phone,
    String email,
    String language,
    List<UUID> shifts) {

  public NewVolunteer {
    shifts = List.copyOf(shifts);
  }

  /** Whether it is the same person: the name, and one way to reach them. */
  boolean is(Volunteer other) {
    return Folding.fold(name).equals(Folding.fold(other.name()))
        && ((!phone.isEmpty() && phone.equals(other.phone()))
            || (!email.isEmpty() && email.equalsIgnoreCase(other.email())));
  }

  /** Without name and number, since this may reach a log. */
  @Override
  public String toString() {
    return "NewVolunteer[" + key + "]";
  }
}
