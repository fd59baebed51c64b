package org.polyphony.crew;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Roles and shifts of an event, for other programs. */
@Path("/api/v1/events/{id}/crew")
@Produces(MediaType.APPLICATION_JSON)
public final class CrewApiResource {

  /**
   * A place that the viewer takes.
   *
   * @param key of the program: what is sent twice is one sign-up
   * @param anyway although they have another place at that time
   */
  public record SignupBody(@Nullable UUID key, @Nullable UUID shift, @Nullable Boolean anyway) {}

  /** What is answered; {@code repeated} where they had the place already. */
  public record SignupAnswer(UUID id, UUID shift, boolean repeated) {}

  /** Whether somebody is here. */
  public record PresenceBody(@Nullable Boolean here) {}

  private final CrewDesk desk;
  private final SigningUp signingUp;

  CrewApiResource(CrewDesk desk, SigningUp signingUp) {
    this.desk = desk;
    this.signingUp = signingUp;
  }

  /** Who does what, and who is missing. Numbers and addresses are for coordinators. */
  @GET
  @Allow({})
  public CrewJson crew(@Auth Viewer viewer, @PathParam("id") UUID event) {
    boolean coordinator = viewer.is(Role.COORDINATOR);
    Crew crew = coordinator ? desk.withNumbers(viewer, event) : desk.of(viewer, event);
    return CrewJson.of(crew, viewer, desk.now(), coordinator);
  }

  /** The viewer takes a place: 201, or 200 where they had it already. */
  @POST
  @Path("/signups")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({})
  public Response signUp(
      @Auth Viewer viewer, @PathParam("id") UUID event, @Nullable SignupBody said) {
    SignupBody body = there(said);
    UUID shift = body.shift();
    if (shift == null) {
      throw Problem.invalid(FieldProblem.required("shift"));
    }
    UUID key = body.key();
    Places.Given given =
        signingUp.signUp(
            viewer,
            event,
            shift,
            key == null ? Ids.next() : key,
            Boolean.TRUE.equals(body.anyway()));
    return Response.status(given.repeated() ? 200 : 201)
        .entity(new SignupAnswer(given.signup(), shift, given.repeated()))
        .build();
  }

  /** Gives a place back; coordinators anybody's. Twice is as once. */
  @DELETE
  @Path("/signups/{signup}")
  @Allow({})
  public Response leave(
      @Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("signup") UUID signup) {
    signingUp.leave(viewer, event, signup);
    return Response.noContent().build();
  }

  /** Somebody is here, or not after all; coordinators say it of anybody. Twice is as once. */
  @PUT
  @Path("/signups/{signup}/presence")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({})
  public Response here(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("signup") UUID signup,
      @Nullable PresenceBody said) {
    Boolean here = there(said).here();
    if (here == null) {
      throw Problem.invalid(FieldProblem.required("here"));
    }
    signingUp.setHere(viewer, event, signup, here);
    return Response.noContent().build();
  }

  private static <T> T there(@Nullable T body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    return body;
  }
}
