package org.polyphony.care;

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
import java.util.UUID;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** The pages of the inbox. Who may read it is not a matter of roles alone: see {@link CareDesk}. */
@Path("/care")
@Produces(MediaType.TEXT_HTML)
public final class CareResource {

  private final CareDesk desk;

  CareResource(CareDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({})
  public Page inbox(@Auth Viewer viewer) {
    CareDesk.Inbox inbox = desk.inbox(viewer);
    if (!inbox.mayRead() && !viewer.is(Role.COORDINATOR)) {
      throw Problem.notFound();
    }
    return Page.of("care/inbox.jte", inbox);
  }

  @GET
  @Path("{id}")
  @Allow({})
  public Page incident(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return Page.of("care/incident.jte", desk.open(viewer, id));
  }

  @POST
  @Path("{id}/state")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({})
  public Object move(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @FormParam("state") @DefaultValue("") String state) {
    try {
      desk.move(viewer, id, IncidentState.of(state).orElseThrow(() -> unknown("state")));
      return SeeOther.to("/care/" + id).with("care.moved", "state", state);
    } catch (Problem problem) {
      if (problem.status() == 404) {
        throw problem;
      }
      return Page.of("care/incident.jte", desk.open(viewer, id)).with(problem);
    }
  }

  @POST
  @Path("{id}/referrals")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({})
  public SeeOther refer(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @FormParam("resource") @DefaultValue("") String resource,
      @FormParam("state") @DefaultValue("") String state) {
    desk.refer(viewer, id, resource, ReferralState.of(state).orElseThrow(() -> unknown("state")));
    return SeeOther.to("/care/" + id + "#" + resource);
  }

  @POST
  @Path("team")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow(Role.ADMINISTRATOR)
  public Object join(@Auth Viewer viewer, @FormParam("user") @DefaultValue("") String user) {
    try {
      desk.join(viewer, UUID.fromString(user));
      return SeeOther.to("/care#team");
    } catch (IllegalArgumentException e) {
      return Page.of("care/inbox.jte", desk.inbox(viewer))
          .with(Problem.invalid(FieldProblem.required("user")));
    }
  }

  @POST
  @Path("team/{user}/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow(Role.ADMINISTRATOR)
  public SeeOther leave(@Auth Viewer viewer, @PathParam("user") UUID user) {
    desk.leave(viewer, user);
    return SeeOther.to("/care#team");
  }

  private static Problem unknown(String field) {
    return Problem.invalid(FieldProblem.of(field, "unknown_value"));
  }
}
