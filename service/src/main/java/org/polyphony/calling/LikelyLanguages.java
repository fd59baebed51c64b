package org.polyphony.calling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.i18n.Matching;
import org.polyphony.queue.CallQueue;
import org.polyphony.queue.Claimed;
import org.polyphony.queue.PersonBehind;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * In which order a caller who shares no language with somebody tries the phrase cards: those of the
 * person, of their household, of where they live, of the campaign. It is an order and no statement:
 * what stands first may be a guess.
 */
final class LikelyLanguages {

  private final Jdbi jdbi;
  private final CallQueue queue;
  private final Occasions occasions;

  LikelyLanguages(Jdbi jdbi, CallQueue queue, Occasions occasions) {
    this.jdbi = jdbi;
    this.queue = queue;
    this.occasions = occasions;
  }

  /**
   * The likeliest first; none that the viewer speaks.
   *
   * @throws Problem 404 where the viewer holds no such claim
   */
  List<String> of(Viewer viewer, UUID id) {
    Claimed claim = queue.show(viewer, id).orElseThrow(Problem::notFound);
    List<UUID> contacts = claim.people().stream().map(PersonBehind::contact).toList();
    Set<String> likely = new LinkedHashSet<>();
    jdbi.useExtension(
        LikelyLanguagesDao.class,
        dao -> {
          likely.addAll(dao.own(contacts));
          likely.addAll(dao.household(contacts, viewer.organization()));
          likely.addAll(dao.area(contacts, viewer.organization()));
        });
    likely.addAll(occasions.of(viewer, claim.campaign()).languages());
    likely.remove("und");
    likely.removeIf(tag -> Matching.speaks(tag, viewer.speaks()));
    return List.copyOf(likely);
  }
}
