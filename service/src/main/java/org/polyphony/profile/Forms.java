package org.polyphony.profile;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;

/** What the forms on the pages of a person have in common. */
final class Forms {

  private Forms() {}

  /** What was typed into a field; empty where there was none. */
  static String value(MultivaluedMap<String, String> typed, String name) {
    return Objects.requireNonNullElse(typed.getFirst(name), "").strip();
  }

  /** Does what was asked for; where something is wrong with it, the page with that. */
  static Object kept(Supplier<SeeOther> work, Supplier<Page> page) {
    try {
      return work.get();
    } catch (Problem problem) {
      if (problem.status() == 404) {
        throw problem;
      }
      return page.get().with(problem);
    }
  }

  /** Back to one of the pages of a person. */
  static SeeOther back(UUID contact, String page) {
    return SeeOther.to("/contacts/" + contact + "/" + page);
  }
}
