package org.polyphony.contacts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom the undo of an intake has left as they are.
 *
 * @param cleared whether the undo is through; before that more may come
 * @param reasons how many for which reason
 * @param people the first of them
 */
public record IntakeKept(boolean cleared, List<Reason> reasons, List<Person> people) {

  /**
   * @param why {@code worked_on}: something has happened with them since; {@code on_another_list}:
   *     they are on another list too; {@code changed_since}: somebody has changed them since;
   *     {@code brought_again}: another import that stands has brought them too
   * @param byImport that import; else null
   */
  public record Reason(String why, @Nullable UUID byImport, long people) {}

  /** Somebody who stays, for a reason as above. */
  public record Person(UUID contact, String name, String why, @Nullable UUID byImport) {}
}
