package org.polyphony.coordination;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.LEADER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.queue.Requeueable;
import org.polyphony.queue.Steering;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** The coordinator's page of a queue, for other programs. */
@Path("/api/v1/campaigns/{campaign}/queue")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class QueueApiResource {

  /** What becomes of a language. */
  public record LanguageBody(@Nullable Boolean paused) {}

  /** The languages in the order in which they are served; empty: by scarcity. */
  public record Order(@Nullable List<String> languages) {}

  /** Which lines to take up again. */
  public record RequeueBody(@Nullable String language, @Nullable String reason) {}

  /** How many were. */
  public record Requeued(int lines) {}

  /** The languages to serve; none for all. */
  public record CallerBody(@Nullable List<String> languages) {}

  /** Whose the promise is; null for whoever speaks the language. */
  public record PromiseBody(@Nullable UUID user) {}

  /** Which of two results counts; null to leave it open again. */
  public record DoubleBody(@Nullable UUID counts) {}

  /** Whether nobody is called. */
  public record DayBody(@Nullable Boolean off) {}

  private final Overviews overviews;
  private final Steering steering;
  private final Promises promises;
  private final Doubles doubles;

  QueueApiResource(Overviews overviews, Steering steering, Promises promises, Doubles doubles) {
    this.overviews = overviews;
    this.steering = steering;
    this.promises = promises;
    this.doubles = doubles;
  }

  @GET
  @Allow({COORDINATOR, LEADER, ADMINISTRATOR})
  public Response queue(@Auth Viewer viewer, @PathParam("campaign") UUID campaign) {
    return Response.ok(overviews.of(viewer, campaign).queue()).build();
  }

  /** At most 100 of the lines of one language in one state, for one reason. */
  @GET
  @Path("/lines")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Response lines(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @QueryParam("language") @DefaultValue("und") String language,
      @QueryParam("state") @DefaultValue("ready") String state,
      @QueryParam("reason") @DefaultValue("") String reason) {
    return Response.ok(
            overviews.lines(viewer, campaign, QueueResource.known(language), state, reason))
        .build();
  }

  @PUT
  @Path("/languages/{language}")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Response pause(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @PathParam("language") String language,
      @Nullable LanguageBody body) {
    Boolean paused = needed(body).paused();
    steering.pause(viewer, campaign, QueueResource.known(language), paused == null || paused);
    return done();
  }

  /** Answers the order before, so that it can be put back. */
  @PUT
  @Path("/order")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Order order(
      @Auth Viewer viewer, @PathParam("campaign") UUID campaign, @Nullable Order body) {
    List<String> languages = needed(body).languages();
    List<String> wanted = languages == null ? List.of() : languages;
    return new Order(steering.order(viewer, campaign, QueueResource.known(wanted)));
  }

  /** Puts a line before all others of its language. */
  @PUT
  @Path("/front/{entry}")
  @Consumes(MediaType.WILDCARD)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Response toFront(
      @Auth Viewer viewer, @PathParam("campaign") UUID campaign, @PathParam("entry") UUID entry) {
    steering.toFront(viewer, campaign, entry);
    return done();
  }

  /** Takes a line back from whoever holds it. */
  @DELETE
  @Path("/claims/{claim}")
  @Consumes(MediaType.WILDCARD)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Response release(
      @Auth Viewer viewer, @PathParam("campaign") UUID campaign, @PathParam("claim") UUID claim) {
    steering.release(viewer, campaign, claim);
    return done();
  }

  @POST
  @Path("/requeues")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Requeued requeue(
      @Auth Viewer viewer, @PathParam("campaign") UUID campaign, @Nullable RequeueBody body) {
    RequeueBody said = needed(body);
    String reason = said.reason() == null ? "" : said.reason();
    String language = said.language() == null ? "" : said.language();
    return new Requeued(
        steering.requeue(
            viewer,
            campaign,
            QueueResource.known(language),
            Requeueable.of(reason).orElseThrow(() -> Problem.conflict("not_requeueable"))));
  }

  @PUT
  @Path("/callers/{caller}")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Response move(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @PathParam("caller") UUID caller,
      @Nullable CallerBody body) {
    List<String> said = needed(body).languages();
    List<String> languages = said == null ? List.of() : said;
    steering.serveOnly(viewer, campaign, caller, QueueResource.known(languages));
    return done();
  }

  @PUT
  @Path("/promises/{promise}")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Response give(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @PathParam("promise") UUID promise,
      @Nullable PromiseBody body) {
    promises.give(viewer, campaign, promise, needed(body).user());
    return done();
  }

  /** Staff have seen to somebody with whom callers could not speak. */
  @DELETE
  @Path("/for-staff/{case}")
  @Consumes(MediaType.WILDCARD)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Response seenTo(
      @Auth Viewer viewer, @PathParam("campaign") UUID campaign, @PathParam("case") UUID followUp) {
    promises.close(viewer, campaign, followUp);
    return done();
  }

  /** Says which counts of a result that is kept beside another, and that other one. */
  @PUT
  @Path("/doubles/{beside}")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Response settle(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @PathParam("beside") UUID beside,
      @Nullable DoubleBody body) {
    doubles.settle(viewer, campaign, beside, needed(body).counts());
    return done();
  }

  /** {@code day} as in 2026-11-26. */
  @PUT
  @Path("/days/{day}")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Response setDay(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @PathParam("day") String day,
      @Nullable DayBody body) {
    Boolean off = needed(body).off();
    try {
      steering.setDay(viewer, campaign, LocalDate.parse(day), off == null || off);
    } catch (DateTimeParseException e) {
      throw Problem.invalid(FieldProblem.of("day", "unreadable_value"));
    }
    return done();
  }

  private static <T> T needed(@Nullable T body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    return body;
  }

  private static Response done() {
    return Response.noContent().build();
  }
}
