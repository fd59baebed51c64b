package org.polyphony.cohorts;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;

/** Who says yes for those under 18. Nobody of them is expected at the door without it. */
public final class Guardians {

  static final String PAPER = "paper";
  static final String LINK = "link";

  private final Clock clock;

  Guardians(Clock clock) {
    this.clock = clock;
  }

  /**
   * Names the one who must say yes. Where another was named before, what that one said is void, and
   * so is their link. The journal gets {@code guardian.named} with the guardian as subject.
   *
   * @param organization whose training it is
   */
  public void name(
      Handle handle, UUID organization, UUID event, UUID contact, NewGuardian guardian) {
    UUID named =
        handle
            .attach(GuardiansDao.class)
            .name(Ids.next(), event, contact, guardian, clock.instant());
    tell(handle, organization, "guardian.named", named, event);
  }

  /** Who was named; empty where nobody was. */
  public Optional<Guardian> of(Handle handle, UUID event, UUID contact) {
    return handle.attach(GuardiansDao.class).of(event, contact);
  }

  /** By the id that their link carries; empty where there is none, or it was forgotten. */
  public Optional<Guardian> find(Handle handle, UUID id) {
    return handle.attach(GuardiansDao.class).find(id);
  }

  /** For whom they are asked, by name; empty where nobody may know it any more. */
  public String applicant(Handle handle, Guardian guardian) {
    return handle.attach(GuardiansDao.class).name(guardian.contact()).orElse("");
  }

  /**
   * They have answered by their own link; a later answer replaces an earlier one. The journal gets
   * {@code guardian.answered} with the guardian as subject.
   *
   * @param organization whose training it is
   */
  public void answer(Handle handle, UUID organization, Guardian guardian, boolean yes) {
    handle.attach(GuardiansDao.class).answer(guardian.id(), yes, LINK, null, clock.instant());
    tell(handle, organization, "guardian.answered", guardian.id(), guardian.event());
  }

  /** They have answered on paper, as somebody of the organization says. */
  void answerOnPaper(
      Handle handle, UUID organization, Guardian guardian, boolean yes, UUID author) {
    handle.attach(GuardiansDao.class).answer(guardian.id(), yes, PAPER, author, clock.instant());
    tell(handle, organization, "guardian.answered", guardian.id(), guardian.event());
  }

  private void tell(Handle handle, UUID organization, String type, UUID guardian, UUID event) {
    new Journal(clock)
        .append(handle, organization, type, guardian, Map.of("event", event.toString()));
  }
}
