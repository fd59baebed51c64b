package org.polyphony.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Languages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.queue.OwnLine.State;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * The lines of a caller's own people: in the campaign's queue like all others, under the same
 * rules, and claimed by their owner only, until they let others call them.
 */
public final class OwnLines {

  /** What came of it when somebody was to be a caller's own. */
  public enum Kept {
    /** Nobody else is given them any more. */
    KEPT,
    /** Somebody else has the line at this moment; it can be tried again later. */
    HELD,
    /** They are another caller's own already. */
    OTHERS
  }

  /**
   * One of the owner's own, called.
   *
   * @param claim theirs at once; null where there is none
   * @param line how it stands
   */
  public record Call(@Nullable Claimed claim, OwnLine line) {}

  private final Jdbi jdbi;
  private final Servings servings;
  private final Feeder feeder;
  private final LaneClock lanes;
  private final Audit audit;
  private final Clock clock;

  OwnLines(Jdbi jdbi, Servings servings, Feeder feeder, LaneClock lanes, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.servings = servings;
    this.feeder = feeder;
    this.lanes = lanes;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Puts a person on a line that only this caller is given. Where they stood in this campaign's
   * queue already, they are taken from there with their tries: nothing is called twice. Twice is as
   * once.
   *
   * @param language spoken with them, one of the campaign's; {@code und} where it is not known
   * @param address how the caller addresses them; may be empty
   */
  public Kept keep(
      Handle handle,
      UUID owner,
      UUID campaign,
      UUID contact,
      UUID line,
      String language,
      String address) {
    handle.attach(FeedDao.class).lock(campaign);
    String said =
        handle
            .attach(OwnLinesDao.class)
            .keep(campaign, owner, contact, line, language, address, clock.instant());
    lanes.tick(handle);
    return switch (said) {
      case "kept" -> Kept.KEPT;
      case "held" -> Kept.HELD;
      default -> Kept.OTHERS;
    };
  }

  /**
   * Lets others call a person of the viewer's own from here on. Does nothing where they are not.
   *
   * @param forget whether they leave the queue instead: for somebody whom nobody has called and who
   *     is on none of the campaign's lists
   */
  public void letGo(Handle handle, Viewer viewer, UUID campaign, UUID contact, boolean forget) {
    handle.attach(FeedDao.class).lock(campaign);
    List<FeedDao.Head> heads =
        handle
            .attach(OwnLinesDao.class)
            .letGo(campaign, viewer.user(), contact, forget, clock.instant());
    lanes.tick(handle);
    handle
        .attach(LanesDao.class)
        .lowerHeads(
            heads.stream().map(FeedDao.Head::lane).toList(),
            heads.stream().map(FeedDao.Head::rank).toList());
    if (!forget) {
      feeder.move(handle, List.of(contact));
    }
  }

  /** How these people stand for the viewer; who stands on no line of the campaign is left out. */
  public List<OwnLine> of(Handle handle, Viewer viewer, UUID campaign, Collection<UUID> contacts) {
    Instant now = clock.instant();
    return handle.attach(OwnLinesDao.class).facts(campaign, List.copyOf(contacts), now).stream()
        .map(facts -> facts.standing(viewer.user(), now))
        .toList();
  }

  /** Brings the hours of lanes up to date: what was shut a minute ago may be open. */
  public void tick() {
    jdbi.useTransaction(lanes::tick);
  }

  /**
   * Claims one of the viewer's own for them, where they may be called now. What the viewer had open
   * becomes their next.
   *
   * @throws Problem 404 where the viewer's organization has no such campaign, or nobody stands in
   *     its queue by this id; 403 {@code shift_ended}
   */
  public Call claim(Handle handle, Viewer viewer, UUID campaign, UUID contact) {
    Serving serving = servings.of(handle, viewer, campaign);
    OwnLinesDao dao = handle.attach(OwnLinesDao.class);
    UUID entry = dao.lock(campaign, contact).orElseThrow(Problem::notFound);
    OwnFacts facts = facts(dao, campaign, contact);
    OwnLine line = facts.standing(viewer.user(), clock.instant());
    if (line.state() == State.ON_SCREEN) {
      return new Call(dao.claimed(entry, viewer.user(), false).orElse(null), line);
    }
    LastCalls.check(viewer);
    if (line.state() != State.READY || !viewer.user().equals(facts.owner())) {
      return new Call(null, line);
    }
    String said =
        dao.claim(
            Ids.next(),
            viewer.user(),
            entry,
            servings.bundle(handle, campaign, facts.language()),
            match(serving, facts.language()),
            facts.followUp(),
            facts.touchesAMonth(),
            clock.instant());
    OwnLine after = facts(dao, campaign, contact).standing(viewer.user(), clock.instant());
    Optional<Claimed> claim =
        said.equals("taken") ? dao.claimed(entry, viewer.user(), true) : Optional.empty();
    claim.ifPresent(taken -> note(handle, viewer, taken));
    return new Call(claim.orElse(null), after);
  }

  private OwnFacts facts(OwnLinesDao dao, UUID campaign, UUID contact) {
    return dao.facts(campaign, List.of(contact), clock.instant()).stream()
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  /** Whoever has typed in that they speak it with their aunt does. */
  private static String match(Serving serving, String language) {
    int at = serving.languages().indexOf(language);
    if (at >= 0) {
      return serving.matches().get(at);
    }
    return language.equals(Languages.UNKNOWN) ? "unknown" : "exact";
  }

  private void note(Handle handle, Viewer viewer, Claimed claim) {
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        "line.claimed",
        "line",
        claim.line(),
        Map.of(
            "claim",
            claim.id(),
            "campaign",
            claim.campaign(),
            "contacts",
            claim.people().stream().map(PersonBehind::contact).toList(),
            "own",
            true));
  }
}
