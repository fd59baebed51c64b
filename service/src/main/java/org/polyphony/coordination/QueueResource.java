package org.polyphony.coordination;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.LEADER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Languages;
import org.polyphony.queue.Requeueable;
import org.polyphony.queue.Steering;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** How a campaign's queue stands while it is worked, and what its coordinator changes in it. */
@Path("/campaigns/{campaign}/queue")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class QueueResource {

  private final Overviews overviews;
  private final Steering steering;
  private final Promises promises;
  private final Doubles doubles;

  QueueResource(Overviews overviews, Steering steering, Promises promises, Doubles doubles) {
    this.overviews = overviews;
    this.steering = steering;
    this.promises = promises;
    this.doubles = doubles;
  }

  /** By language: who waits, rests, is called, done and blocked, and who is there to call. */
  @GET
  @Consumes(MediaType.WILDCARD)
  @Allow({COORDINATOR, LEADER, ADMINISTRATOR})
  public Page queue(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @QueryParam("moved") @Nullable String moved,
      @QueryParam("before") @Nullable String before) {
    return Page.of(
        "coordination/queue.jte",
        overviews.of(viewer, campaign).after(Rearranged.read(moved, before)));
  }

  /** The lines behind one of its figures. */
  @GET
  @Path("/lines")
  @Consumes(MediaType.WILDCARD)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page lines(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @QueryParam("language") @DefaultValue("und") String language,
      @QueryParam("state") @DefaultValue("ready") String state,
      @QueryParam("reason") @DefaultValue("") String reason) {
    return Page.of(
        "coordination/lines.jte",
        overviews.lines(viewer, campaign, known(language), state, reason));
  }

  /** A language paused, or no longer. */
  @POST
  @Path("/languages")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther pause(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @FormParam("language") @DefaultValue("") String language,
      @FormParam("paused") @DefaultValue("true") boolean paused) {
    steering.pause(viewer, campaign, known(language), paused);
    return back(campaign).with(paused ? "coordination.now.paused" : "coordination.now.goes-on");
  }

  /** A language one place further up or down in the order in which they are served. */
  @POST
  @Path("/moves")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther move(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @FormParam("language") @DefaultValue("") String language,
      @FormParam("up") @DefaultValue("true") boolean up) {
    List<String> order = Rearranged.moved(overviews.order(viewer, campaign), known(language), up);
    return rearranged(campaign, language, steering.order(viewer, campaign, order));
  }

  /** The order of all languages; none for that by scarcity. */
  @POST
  @Path("/order")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther order(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @FormParam("languages") List<String> languages) {
    return rearranged(campaign, null, steering.order(viewer, campaign, known(languages)));
  }

  private static SeeOther rearranged(
      UUID campaign, @Nullable String language, List<String> before) {
    return SeeOther.to(
        "/campaigns/" + campaign + "/queue" + new Rearranged(language, before).query() + "#order");
  }

  /** A line before all others of its language. */
  @POST
  @Path("/front")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther toFront(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @FormParam("entry") @Nullable UUID entry) {
    steering.toFront(viewer, campaign, needed(entry));
    return back(campaign).with("coordination.now.front");
  }

  /** Takes a line back from whoever holds it. */
  @POST
  @Path("/release")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther release(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @FormParam("claim") @Nullable UUID claim) {
    Steering.Released released = steering.release(viewer, campaign, needed(claim));
    return back(campaign)
        .with(
            released.dialled() ? "coordination.now.released-dialled" : "coordination.now.released",
            "name",
            overviews.nameOf(viewer, released.caller()));
  }

  /** Takes lines up again. */
  @POST
  @Path("/requeue")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther requeue(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @FormParam("language") @DefaultValue("") String language,
      @FormParam("reason") @DefaultValue("") String reason) {
    int lines =
        steering.requeue(
            viewer,
            campaign,
            known(language),
            Requeueable.of(reason).orElseThrow(() -> Problem.conflict("not_requeueable")));
    return back(campaign).with("coordination.now.requeued", "count", lines);
  }

  /** The languages that a caller is to serve; none of them for all. */
  @POST
  @Path("/callers")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther moveCaller(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @FormParam("caller") @Nullable UUID caller,
      @FormParam("languages") List<String> languages) {
    steering.serveOnly(viewer, campaign, needed(caller), known(languages));
    return back(campaign).with("coordination.now.moved");
  }

  /** Gives a promise to somebody; to nobody in particular for whoever speaks the language. */
  @POST
  @Path("/promises")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther give(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @FormParam("follow_up") @Nullable UUID followUp,
      @FormParam("for") @DefaultValue("") String user) {
    try {
      promises.give(
          viewer, campaign, needed(followUp), user.isEmpty() ? null : UUID.fromString(user));
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(FieldProblem.of("for", "unreadable_value"));
    }
    return back(campaign).with("coordination.now.given");
  }

  /** Staff have seen to somebody with whom callers could not speak. */
  @POST
  @Path("/seen-to")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther seenTo(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @FormParam("follow_up") @Nullable UUID followUp) {
    promises.close(viewer, campaign, needed(followUp));
    return back(campaign).with("coordination.now.seen-to");
  }

  /** Which of two results counts; none of them to leave it open again. */
  @POST
  @Path("/doubles")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther settle(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @FormParam("beside") @Nullable UUID beside,
      @FormParam("counts") @Nullable UUID counts) {
    doubles.settle(viewer, campaign, needed(beside), counts);
    return SeeOther.to("/campaigns/" + campaign + "/queue#doubles")
        .with(counts == null ? "coordination.now.unsettled" : "coordination.now.settled");
  }

  /** Calls nobody on a day, or calls on a holiday. */
  @POST
  @Path("/days")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther setDay(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @FormParam("day") @DefaultValue("") String day,
      @FormParam("off") @DefaultValue("true") boolean off) {
    try {
      steering.setDay(viewer, campaign, LocalDate.parse(day), off);
    } catch (DateTimeParseException e) {
      throw Problem.invalid(FieldProblem.of("day", "unreadable_value"));
    }
    return back(campaign).with(off ? "coordination.now.day-off" : "coordination.now.day-on");
  }

  private static SeeOther back(UUID campaign) {
    return SeeOther.to("/campaigns/" + campaign + "/queue");
  }

  private static UUID needed(@Nullable UUID id) {
    if (id == null) {
      throw Problem.unreadable("unreadable");
    }
    return id;
  }

  static String known(String language) {
    return known("language", language);
  }

  static List<String> known(List<String> languages) {
    languages.forEach(language -> known("languages", language));
    return languages;
  }

  private static String known(String field, String language) {
    if (Languages.standard().find(language).isEmpty()) {
      throw Problem.invalid(new FieldProblem(field, "language_unknown", Map.of("tag", language)));
    }
    return language;
  }
}
