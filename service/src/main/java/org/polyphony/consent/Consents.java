package org.polyphony.consent;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * What people have allowed, each word with its evidence: the last one counts, and none is written
 * over. Whoever sends to many asks the view {@code consent.standing_consents}.
 */
public final class Consents {

  private final Audit audit;
  private final Clock clock;

  Consents(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /** Writes it down. Answers its id. */
  public UUID record(Handle handle, NewConsent consent) {
    UUID id = Ids.next();
    handle.attach(ConsentsDao.class).insert(id, consent.channel().code(), consent, clock.instant());
    String action = consent.given() ? "consent.given" : "consent.withdrawn";
    audit.append(
        handle,
        consent.author(),
        consent.organization(),
        action,
        "contact",
        consent.contact(),
        Map.of("consent", id));
    return id;
  }

  /**
   * Takes back what was written down by mistake: what was said before counts again.
   *
   * @throws Problem 404 where the person has said no such thing to the viewer's organization
   */
  public void takeBack(Handle handle, Viewer viewer, UUID contact, UUID id) {
    int gone =
        handle
            .attach(ConsentsDao.class)
            .takeBack(viewer.organization(), contact, id, viewer.user(), clock.instant());
    if (gone == 0) {
      throw Problem.notFound();
    }
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        "consent.taken_back",
        "contact",
        contact,
        Map.of("consent", id));
  }

  /**
   * All that a person has said to the viewer's organization, and those who have become part of
   * them; the newest first, at most 100.
   */
  public List<Consent> of(Handle handle, Viewer viewer, UUID contact) {
    return handle.attach(ConsentsDao.class).of(viewer.organization(), contact);
  }
}
