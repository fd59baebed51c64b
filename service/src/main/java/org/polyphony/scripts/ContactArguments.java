package org.polyphony.scripts;

import java.util.UUID;
import org.polyphony.web.Viewer;

/** What a script calls one contact. */
@FunctionalInterface
public interface ContactArguments {
  /**
   * The values of the placeholders that are about the contact.
   *
   * @throws org.polyphony.web.Problem 404 where there is no such contact, or it is not the viewer's
   */
  ScriptArguments of(Viewer viewer, UUID contact);
}
