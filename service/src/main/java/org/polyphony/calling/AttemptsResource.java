package org.polyphony.calling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.accounts.Minors;
import org.polyphony.campaigns.Disposition;
import org.polyphony.campaigns.RecordedAttempt;
import org.polyphony.i18n.Formats;
import org.polyphony.i18n.LocaleChoice;
import org.polyphony.queue.CallQueue;
import org.polyphony.queue.Receipt;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;
import org.polyphony.web.WithReceipt;

/** What came of a call. A receipt is enough, so that no answer is lost with a session. */
@Path("/api/v1/claims/{claim}/attempts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AttemptsResource {

  private final Outcomes outcomes;
  private final CallQueue queue;
  private final Briefings briefings;
  private final Minors minors;
  private final List<String> offered;

  /**
   * @param offered the languages in which times can be said
   */
  AttemptsResource(
      Outcomes outcomes,
      CallQueue queue,
      Briefings briefings,
      Minors minors,
      List<String> offered) {
    this.outcomes = outcomes;
    this.queue = queue;
    this.briefings = briefings;
    this.minors = minors;
    this.offered = List.copyOf(offered);
  }

  /**
   * @param callbackDueAt when somebody will call again: the promised time, or where nobody may be
   *     called then, the next at which they may; null where nobody promised
   * @param callbackInWords the same in words, where that is another time than the promised one: in
   *     the language that is asked for, by the clock where the line is; else null
   * @param next the line after this one, fetched ahead; null where there is no plenty, or where the
   *     author is not signed in: a receipt shows nobody
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Answer(
      UUID id,
      String disposition,
      @Nullable Instant callbackDueAt,
      @Nullable String callbackInWords,
      @Nullable ClaimJson next) {}

  /** 201 a new attempt, 200 the same again. */
  @POST
  @WithReceipt
  public Response record(
      @Auth Optional<Viewer> viewer,
      @PathParam("claim") UUID claim,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
      @Nullable AttemptJson said) {
    if (said == null) {
      throw Problem.unreadable("unreadable");
    }
    Receipt receipt = outcomes.proof(said.receipt());
    if (!receipt.claim().equals(claim)) {
      throw Outcomes.refused();
    }
    Outcomes.Recorded done = outcomes.record(receipt, said);
    RecordedAttempt recorded = done.attempt();
    ClaimJson next = recorded.disposition() == Disposition.UNDONE ? null : next(viewer, receipt);
    return Response.status(recorded.repeated() ? 200 : 201)
        .entity(
            new Answer(
                recorded.id(),
                recorded.disposition().code(),
                done.callbackDueAt(),
                inWords(done.movedTo(), languages),
                next))
        .build();
  }

  private @Nullable String inWords(@Nullable ZonedDateTime movedTo, @Nullable String languages) {
    return movedTo == null
        ? null
        : Formats.of(LocaleChoice.choose(languages, offered), movedTo.getZone())
            .skeleton(movedTo, "EEEEMMMMdjm");
  }

  private @Nullable ClaimJson next(Optional<Viewer> viewer, Receipt receipt) {
    return viewer
        .filter(present -> present.user().equals(receipt.user()))
        .filter(author -> minors.refusal(author).isEmpty())
        .flatMap(
            author ->
                queue
                    .claimAhead(author, receipt.campaign())
                    .map(claim -> briefings.of(author, claim)))
        .orElse(null);
  }
}
