package org.polyphony.turnout;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  /**
   * The form of a new election, as it was typed.
   *
   * @param registerBy the last day to register, or empty
   * @param cureBy the last day to put a ballot right, or empty
   */
  record Typed(String name, String day, String registerBy, String cureBy) {

    NewElection election() {
      LocalDate on = parsed("day", day);
      if (on == null) {
        throw Problem.invalid(FieldProblem.required("day"));
      }
      return new NewElection(
          name, on, parsed("register_by", registerBy), parsed("cure_by", cureBy), false);
    }

    static Typed of(Election election) {
      return new Typed(
          election.name(),
          election.day().toString(),
          Objects.toString(election.registerBy(), ""),
          Objects.toString(election.cureBy(), ""));
    }

    private static @Nullable LocalDate parsed(String field, String day) {
      try {
        return day.isBlank() ? null : LocalDate.parse(day);
      } catch (DateTimeException e) {
        throw Problem.invalid(FieldProblem.of(field, "unreadable_value"));
      }
    }
  }

  /** The page of one election: what is said of it, and what hangs on it. */
  record ElectionPage(TurnoutDesk.Hanging hanging, Typed typed) {

    String path() {
      return "/turnout/elections/" + hanging.election().id();
    }
  }

  /** The page: what there is, and the form as it was typed. */
  record TurnoutPage(TurnoutDesk.Overview overview, boolean mayAdd, Typed typed) {}

  private final TurnoutDesk desk;

  TurnoutResource(TurnoutDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR})
  public Page turnout(@Auth Viewer viewer) {
    return page(viewer, new Typed("", "", "", ""));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object add(
      @Auth Viewer viewer,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("day") @DefaultValue("") String day,
      @FormParam("register_by") @DefaultValue("") String registerBy,
      @FormParam("cure_by") @DefaultValue("") String cureBy) {
    Typed typed = new Typed(name, day, registerBy, cureBy);
    try {
      desk.add(viewer, typed.election());
      return SeeOther.to("/turnout").with("turnout.created", "name", name.strip());
    } catch (Problem problem) {
      return page(viewer, typed).with(problem);
    }
  }

  /** The form of an election that is there. */
  @GET
  @Path("/elections/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page election(@Auth Viewer viewer, @PathParam("id") UUID id) {
    TurnoutDesk.Hanging found = desk.find(viewer, id);
    return Page.of("turnout/election.jte", new ElectionPage(found, Typed.of(found.election())));
  }

  @POST
  @Path("/elections/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object change(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("day") @DefaultValue("") String day,
      @FormParam("register_by") @DefaultValue("") String registerBy,
      @FormParam("cure_by") @DefaultValue("") String cureBy) {
    Typed typed = new Typed(name, day, registerBy, cureBy);
    try {
      desk.change(viewer, id, typed.election());
      return SeeOther.to("/turnout").with("turnout.changed", "name", name.strip());
    } catch (Problem problem) {
      return Page.of("turnout/election.jte", new ElectionPage(desk.find(viewer, id), typed))
          .with(problem);
    }
  }

  private Page page(Viewer viewer, Typed typed) {
    boolean mayAdd = viewer.is(Role.COORDINATOR, Role.ADMINISTRATOR);
    return Page.of("turnout/turnout.jte", new TurnoutPage(desk.overview(viewer), mayAdd, typed));
  }
}
