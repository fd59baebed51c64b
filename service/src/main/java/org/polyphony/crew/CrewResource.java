package org.polyphony.crew;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** Roles and shifts of an event, for staff: who does what, taking a place, who is here. */
@Path("/events/{id}/crew")
@Produces(MediaType.TEXT_HTML)
public final class CrewResource {

  /**
   * The page.
   *
   * @param overlap the shift that the viewer wanted although they have another at that time; null
   *     where they did not
   */
  record CrewPage(
      Crew crew, Viewer viewer, Instant now, boolean coordinator, Crew.@Nullable Duty overlap) {

    String path() {
      return "/events/" + crew.occasion().event() + "/crew";
    }

    List<Crew.Place> mine() {
      return crew.mine(viewer);
    }

    List<Crew.Gap> gaps() {
      return crew.gaps(now);
    }

    boolean over() {
      return !crew.occasion().endsAt().isAfter(now);
    }

    /** Whether the viewer can take places. */
    boolean open() {
      return !over() && !crew.occasion().cancelled() && (coordinator || crew.isOpen(now));
    }

    boolean has(CrewShift shift) {
      return shift.people().stream().anyMatch(person -> person.is(viewer));
    }

    boolean takes(CrewShift shift) {
      return open() && !shift.isOver(now) && shift.missing() > 0 && !has(shift);
    }

    /** Whether somebody can be marked as here by now. */
    boolean onTheDay(CrewShift shift) {
      return !now.isBefore(shift.startsAt().minus(Crew.EARLIEST));
    }

    /** Goes with each form, so that it is taken in once. */
    UUID key() {
      return Ids.next();
    }
  }

  /** Who is here and who is not, on the day. */
  record DayPage(Crew crew, Instant now) {

    String path() {
      return "/events/" + crew.occasion().event() + "/crew";
    }

    boolean early() {
      return crew.duties().stream()
          .allMatch(duty -> now.isBefore(duty.shift().startsAt().minus(Crew.EARLIEST)));
    }
  }

  private final CrewDesk desk;
  private final SigningUp signingUp;

  CrewResource(CrewDesk desk, SigningUp signingUp) {
    this.desk = desk;
    this.signingUp = signingUp;
  }

  @GET
  @Allow({})
  public Page crew(@Auth Viewer viewer, @PathParam("id") UUID event) {
    return Page.of("crew/crew.jte", page(viewer, event, null));
  }

  private CrewPage page(Viewer viewer, UUID event, @Nullable UUID overlap) {
    Crew crew = desk.of(viewer, event);
    return new CrewPage(
        crew,
        viewer,
        desk.now(),
        viewer.is(COORDINATOR),
        overlap == null ? null : crew.duty(overlap).orElse(null));
  }

  /** The viewer takes a place. */
  @POST
  @Path("/signups")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({})
  public Object signUp(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @FormParam("shift") @DefaultValue("") String shift,
      @FormParam("key") @DefaultValue("") String key,
      @FormParam("anyway") @DefaultValue("") String anyway) {
    UUID wanted = Reading.id(shift);
    try {
      signingUp.signUp(viewer, event, wanted, Reading.key(key), anyway.equals("yes"));
      return back(event, "crew.signed-up");
    } catch (Problem problem) {
      if (problem.status() != 409) {
        throw problem;
      }
      boolean overlaps = problem.code().equals("crew_overlap");
      return Page.of("crew/crew.jte", page(viewer, event, overlaps ? wanted : null)).with(problem);
    }
  }

  /** Gives a place back; coordinators anybody's. */
  @POST
  @Path("/signups/{signup}/leaving")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({})
  public SeeOther leave(
      @Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("signup") UUID signup) {
    signingUp.leave(viewer, event, signup);
    return back(event, "crew.left");
  }

  /** Somebody is here, or not after all. */
  @POST
  @Path("/signups/{signup}/presence")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({})
  public SeeOther here(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("signup") UUID signup,
      @FormParam("here") @DefaultValue("") String here,
      @FormParam("from") @DefaultValue("") String from) {
    signingUp.setHere(viewer, event, signup, here.equals("yes"));
    return SeeOther.to("/events/" + event + "/crew" + (from.equals("day") ? "/day" : ""));
  }

  /** Who is here and who is missing. */
  @GET
  @Path("/day")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page day(@Auth Viewer viewer, @PathParam("id") UUID event) {
    return Page.of("crew/day.jte", new DayPage(desk.withNumbers(viewer, event), desk.now()));
  }

  private static SeeOther back(UUID event, String said) {
    return SeeOther.to("/events/" + event + "/crew").with(said);
  }
}
