package org.polyphony.care;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** Takes down what was told on a call that staff must see. */
public final class Incidents {

  /**
   * A report that is kept.
   *
   * @param repeated whether it had arrived before
   */
  public record Reported(UUID id, boolean repeated) {}

  private final ResourceCards cards;
  private final Clock clock;

  Incidents(ResourceCards cards, Clock clock) {
    this.cards = cards;
    this.clock = clock;
  }

  /**
   * Keeps a report in the caller's transaction. The same report again changes nothing.
   *
   * @throws Problem 422 where the account is too long, a resource is unknown, or the key was used
   *     for another report
   */
  public Reported report(Handle handle, NewIncident incident) {
    if (incident.account().length() > NewIncident.LONGEST_ACCOUNT) {
      throw Problem.invalid(FieldProblem.tooLong("account", NewIncident.LONGEST_ACCOUNT));
    }
    if (!cards.known().containsAll(incident.offered())) {
      throw Problem.invalid(FieldProblem.of("offered", "unknown_value"));
    }
    IncidentsDao dao = handle.attach(IncidentsDao.class);
    Optional<IncidentsDao.Kept> earlier = dao.kept(incident.author(), incident.key());
    if (earlier.isPresent()) {
      return new Reported(same(earlier.get(), incident), true);
    }
    UUID id = dao.report(incident, incident.kind().code()).orElseGet(() -> insert(dao, incident));
    dao.refer(
        id, incident.offered(), ReferralState.OFFERED.code(), clock.instant(), incident.author());
    return new Reported(id, false);
  }

  private UUID insert(IncidentsDao dao, NewIncident incident) {
    UUID id = Ids.next();
    if (dao.insert(id, incident, incident.kind().code(), clock.instant()) == 0) {
      throw reused();
    }
    return id;
  }

  /**
   * Shows those who look after people that a caller asked them to look at a call, in the caller's
   * transaction. Nothing happens where the claim has a report already.
   */
  public void flag(Handle handle, NewIncident incident) {
    handle.attach(IncidentsDao.class).flag(Ids.next(), incident, clock.instant());
  }

  /** Takes back a flag that nobody has taken up or reported on. */
  public void unflag(Handle handle, UUID claim) {
    handle.attach(IncidentsDao.class).unflag(claim);
  }

  private static UUID same(IncidentsDao.Kept kept, NewIncident incident) {
    boolean same =
        incident.claim().equals(kept.claim())
            && kept.kind().equals(incident.kind().code())
            && kept.account().equals(incident.account())
            && kept.callBack() == incident.callBack();
    if (!same) {
      throw reused();
    }
    return kept.id();
  }

  private static Problem reused() {
    return new Problem(422, "key_reused", Map.of());
  }
}
