package org.polyphony.calling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dropwizard.jackson.Jackson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.campaigns.Disposition;
import org.polyphony.campaigns.RecordedAttempt;
import org.polyphony.platform.Ids;
import org.polyphony.queue.CallQueue;
import org.polyphony.queue.Claimed;
import org.polyphony.queue.Receipt;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * Hands somebody over, live, to a caller who speaks their language. While it is offered, the line
 * stays with who offers it; taking it records the barrier and moves the line in one transaction, so
 * that two never have it. Where the connection is lost in the middle, the one reports the barrier
 * under the same key, and the other takes it once more: nothing happens twice.
 */
final class Handovers {

  /** How long a person on the line is asked to wait for somebody. */
  static final Duration OFFERED = Duration.ofSeconds(60);

  /** How long both consoles may ask how it went. */
  private static final Duration KEPT = Duration.ofDays(1);

  /** How soon an offer is seen by those who look for one; many look, few are there. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private static final ObjectMapper JSON =
      Jackson.newObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Jdbi jdbi;
  private final CallQueue queue;
  private final Outcomes outcomes;
  private final Clock clock;
  private final Cache<UUID, List<Handover>> offers =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(1_000).build();

  Handovers(Jdbi jdbi, CallQueue queue, Outcomes outcomes, Clock clock) {
    this.jdbi = jdbi;
    this.queue = queue;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /**
   * What somebody has taken: their claim, and what was heard before.
   *
   * @param said the report of who handed over
   */
  record Taken(Claimed claim, Handover handover, JsonNode said) {}

  /**
   * Offers the line of a claim. The same again under the same key.
   *
   * @param attempt the report of the barrier, with key, receipt and language
   * @throws Problem 403 for a receipt that is not the viewer's of this claim; 409 {@code
   *     nobody_on_line} where nobody who speaks the language is there
   */
  Handover offer(Viewer viewer, UUID claim, JsonNode attempt) {
    AttemptJson said = read(attempt);
    Receipt receipt = outcomes.proof(said.receipt());
    if (!receipt.claim().equals(claim) || !receipt.user().equals(viewer.user())) {
      throw Outcomes.refused();
    }
    UUID key = said.key();
    if (key == null) {
      throw Problem.invalid(FieldProblem.required("attempt.key"));
    }
    AttemptJson.BarrierJson barrier = said.barrier();
    String language = barrier == null ? null : barrier.language();
    if (language == null) {
      throw Problem.invalid(FieldProblem.required("attempt.barrier.language"));
    }
    if (!queue.speakersOnLine(viewer, receipt.campaign(), claim).containsKey(language)) {
      throw Problem.conflict("nobody_on_line");
    }
    Instant now = clock.instant();
    return jdbi.inTransaction(
        handle -> {
          HandoversDao dao = handle.attach(HandoversDao.class);
          dao.offer(
              Ids.next(),
              viewer.organization(),
              receipt.campaign(),
              claim,
              viewer.user(),
              viewer.name(),
              key,
              language,
              attempt.toString(),
              now,
              now.plus(OFFERED));
          return dao.under(viewer.user(), key).orElseThrow(() -> Problem.conflict("handover_over"));
        });
  }

  /** How many others are on line in a campaign, by the languages that they can take. */
  Map<String, Integer> speakers(Viewer viewer, UUID campaign) {
    return queue.speakersOnLine(viewer, campaign, null);
  }

  /**
   * How an offer of the viewer's own stands.
   *
   * @throws Problem 404 where there is no such offer of theirs
   */
  Handover find(Viewer viewer, UUID id) {
    return jdbi.withExtension(HandoversDao.class, dao -> dao.find(id, viewer.organization()))
        .filter(handover -> handover.author().equals(viewer.user()))
        .orElseThrow(Problem::notFound);
  }

  /** Who offers waits no longer. */
  void end(Viewer viewer, UUID id) {
    jdbi.useExtension(HandoversDao.class, dao -> dao.end(id, viewer.user(), clock.instant()));
  }

  /** What the viewer could take over in a campaign now, the oldest first. */
  List<Handover> offeredTo(Viewer viewer, UUID campaign) {
    List<Handover> open =
        offers.get(
            campaign,
            id -> jdbi.withExtension(HandoversDao.class, dao -> dao.offered(id, clock.instant())));
    return open.isEmpty()
        ? open
        : open.stream()
            .filter(offer -> offer.organization().equals(viewer.organization()))
            .filter(offer -> !offer.author().equals(viewer.user()))
            .filter(offer -> queue.serves(viewer, campaign, offer.language()))
            .filter(offer -> !queue.isKeptApart(viewer, offer.claim()))
            .toList();
  }

  /**
   * Takes a line over. Who took it already gets it again.
   *
   * @throws Problem 404 where there is no such offer, or it is in a language that the viewer does
   *     not serve, or somebody was hostile to them; 409 {@code handover_over} where nobody can take
   *     it any more
   */
  Taken take(Viewer viewer, UUID id) {
    return jdbi.inTransaction(handle -> take(handle, viewer, id));
  }

  private Taken take(Handle handle, Viewer viewer, UUID id) {
    HandoversDao dao = handle.attach(HandoversDao.class);
    Handover offer = dao.lock(id, viewer.organization()).orElseThrow(Problem::notFound);
    JsonNode said = parsed(offer.attempt());
    UUID taken = offer.takenClaim();
    if (taken != null && viewer.user().equals(offer.takenBy())) {
      return queue
          .show(viewer, taken)
          .map(claim -> new Taken(claim, offer, said))
          .orElseThrow(() -> Problem.conflict("handover_over"));
    }
    if (offer.author().equals(viewer.user())
        || !queue.serves(viewer, offer.campaign(), offer.language())
        || queue.isKeptApart(viewer, offer.claim())) {
      throw Problem.notFound();
    }
    Instant now = clock.instant();
    if (!offer.state().equals("offered") || !offer.expiresAt().isAfter(now)) {
      throw Problem.conflict("handover_over");
    }
    AttemptJson report = read(said);
    RecordedAttempt barrier =
        outcomes.record(handle, outcomes.proof(report.receipt()), report).attempt();
    if (barrier.repeated() || barrier.disposition() != Disposition.ACCEPTED) {
      throw Problem.conflict("handover_over");
    }
    Claimed claim =
        queue
            .handOver(handle, viewer, offer.campaign(), offer.claim(), offer.language())
            .orElseThrow(() -> Problem.conflict("handover_over"));
    dao.take(id, viewer.user(), viewer.name(), claim.id(), now);
    return new Taken(claim, offer, said);
  }

  /** Forgets those of days past. */
  void forget() {
    Instant before = clock.instant().minus(KEPT);
    jdbi.useExtension(HandoversDao.class, dao -> dao.forget(before));
  }

  private static AttemptJson read(JsonNode attempt) {
    try {
      return Objects.requireNonNull(JSON.treeToValue(attempt, AttemptJson.class));
    } catch (JsonProcessingException e) {
      throw Problem.unreadable("unreadable");
    }
  }

  private static JsonNode parsed(String attempt) {
    try {
      return JSON.readTree(attempt);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Kept as JSON", e);
    }
  }
}
