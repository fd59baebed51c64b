package org.polyphony.erasure;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.polyphony.privacy.Liftings;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** Taking somebody off the list of erased people, where they ask to be reached again. */
@Path("/settings/privacy/numbers")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class LiftingResource {

  /** The page, with what was typed. */
  record LiftingPage(LiftingDesk.Lifted lifted, String number, String name, String reason) {

    /** Who and when. */
    String by(View view, Liftings.Lifting lifting) {
      String name = Objects.requireNonNullElse(lifting.liftedBy(), "");
      return view.t(
          "erasure.lift.by",
          "date",
          view.date(lifting.liftedAt(), lifted.zone()),
          "by",
          name.isEmpty() ? "none" : "some",
          "name",
          name);
    }
  }

  private final LiftingDesk desk;

  LiftingResource(LiftingDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow(Role.ADMINISTRATOR)
  public Page lifted(@Auth Viewer viewer) {
    return page(viewer, "", "", "");
  }

  @POST
  @Allow(Role.ADMINISTRATOR)
  public Object lift(
      @Auth Viewer viewer,
      @FormParam("number") @DefaultValue("") String number,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("reason") @DefaultValue("") String reason) {
    try {
      desk.lift(viewer, number, name, reason);
      return SeeOther.to("/settings/privacy/numbers").with("erasure.lifted");
    } catch (Problem problem) {
      return page(viewer, number, name, reason).with(problem);
    }
  }

  /** Puts them back on the list. */
  @POST
  @Path("/{id}/undone")
  @Allow(Role.ADMINISTRATOR)
  public SeeOther undo(@Auth Viewer viewer, @PathParam("id") UUID id) {
    desk.undo(viewer, id);
    return SeeOther.to("/settings/privacy/numbers").with("erasure.lift.undone");
  }

  private Page page(Viewer viewer, String number, String name, String reason) {
    return Page.of(
        "erasure/numbers.jte", new LiftingPage(desk.lifted(viewer), number, name, reason));
  }
}
