package org.polyphony.consent;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Contact;
import org.polyphony.contacts.Contacts;
import org.polyphony.platform.Audit;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Opt-outs that a coordinator writes down: somebody has said no by letter, or at the door. */
final class SuppressionDesk {

  private final Jdbi jdbi;
  private final Contacts contacts;
  private final Suppressions suppressions;
  private final Audit audit;
  private final Clock clock;

  SuppressionDesk(
      Jdbi jdbi, Contacts contacts, Suppressions suppressions, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.contacts = contacts;
    this.suppressions = suppressions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Keeps it: the person's alone, or that of one of their numbers and then for everybody behind it.
   *
   * @param tel one of the person's numbers, E.164; null where it is the person's
   * @param reason as a code; null for {@code asked}
   * @param evidence the words that prove it; may be empty
   * @return its id
   * @throws Problem 404 where the viewer has nobody of that id, 422 where the number is not theirs
   */
  UUID add(
      Viewer viewer,
      UUID contact,
      Channel channel,
      @Nullable String tel,
      String reason,
      String evidence) {
    return jdbi.inTransaction(
        handle -> {
          Contact person = contacts.find(handle, viewer, contact).orElseThrow(Problem::notFound);
          UUID line = tel == null ? null : line(person, tel);
          UUID id =
              suppressions.add(
                  handle,
                  new NewSuppression(
                      channel,
                      line,
                      null,
                      line == null ? contact : null,
                      viewer.organization(),
                      reason,
                      evidence,
                      null,
                      viewer.user(),
                      clock.instant()));
          note(handle, viewer, "suppression.added", id);
          return id;
        });
  }

  private static UUID line(Contact person, String tel) {
    return person.phones().stream()
        .filter(phone -> phone.tel().equals(tel))
        .map(Contact.PhoneOf::line)
        .findFirst()
        .orElseThrow(() -> Problem.invalid(FieldProblem.of("tel", "not_their_number")));
  }

  private void note(Handle handle, Viewer viewer, String action, UUID id) {
    audit.append(handle, viewer.user(), viewer.organization(), action, "suppression", id, Map.of());
  }
}
