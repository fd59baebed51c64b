package org.polyphony.queue;

import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Looks at a queue as a whole. */
final class Overviews {

  private final Jdbi jdbi;

  Overviews(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * @throws Problem 404 where the viewer's organization has no such campaign
   */
  QueuePage of(Viewer viewer, UUID id) {
    return jdbi.inTransaction(
        handle -> {
          QueuedCampaign campaign =
              handle
                  .attach(ClaimsDao.class)
                  .campaign(id, viewer.organization())
                  .orElseThrow(Problem::notFound);
          OverviewDao dao = handle.attach(OverviewDao.class);
          return QueuePage.of(
              campaign,
              dao.callers(id),
              dao.counts(id),
              dao.speakers(id).stream()
                  .collect(
                      Collectors.toMap(
                          OverviewDao.Speakers::language, OverviewDao.Speakers::callers)));
        });
  }
}
