package org.polyphony.turnout;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** Elections and what was promised for them. */
@Path("/turnout")
public final class TurnoutResource {

  /** The page: what there is, and the form as it was typed. */
  record TurnoutPage(TurnoutDesk.Overview overview, boolean mayAdd, String name, String day) {}

  private final TurnoutDesk desk;

  TurnoutResource(TurnoutDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR})
  public Page turnout(@Auth Viewer viewer) {
    return page(viewer, "", "");
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object add(
      @Auth Viewer viewer,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("day") @DefaultValue("") String day) {
    try {
      desk.add(viewer, name, parsed(day));
      return SeeOther.to("/turnout").with("turnout.created", "name", name.strip());
    } catch (Problem problem) {
      return page(viewer, name, day).with(problem);
    }
  }

  private Page page(Viewer viewer, String name, String day) {
    boolean mayAdd = viewer.is(Role.COORDINATOR, Role.ADMINISTRATOR);
    return Page.of(
        "turnout/turnout.jte", new TurnoutPage(desk.overview(viewer), mayAdd, name, day));
  }

  private static LocalDate parsed(String day) {
    if (day.isBlank()) {
      throw Problem.invalid(FieldProblem.required("day"));
    }
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw Problem.invalid(FieldProblem.of("day", "unreadable_value"));
    }
  }
}
