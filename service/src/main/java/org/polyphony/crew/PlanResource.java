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
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** Where coordinators set up roles and shifts. */
@Path("/events/{id}/crew/plan")
@Produces(MediaType.TEXT_HTML)
public final class PlanResource {

  /**
   * What is set up.
   *
   * @param opens the day from which staff can sign up, as it stands in the form; may be empty
   */
  record PlanPage(Crew crew, List<CrewDesk.Removed> removed, String opens) {

    String path() {
      return "/events/" + crew.occasion().event() + "/crew/plan";
    }
  }

  /**
   * The form of a role, of a shift, or of a role with its first shift.
   *
   * @param role null where only a shift is meant
   * @param shift null where only a role is meant
   * @param of the role that is changed or to which the shift belongs; null for a new one
   * @param changed the shift that is changed; null for a new one
   * @param tags of the languages in which an own role can be named
   */
  record FormPage(
      Occasion occasion,
      @Nullable RoleForm role,
      @Nullable ShiftForm shift,
      @Nullable CrewRole of,
      @Nullable CrewShift changed,
      List<String> tags,
      UUID key) {

    String plan() {
      return "/events/" + occasion.event() + "/crew/plan";
    }

    /** Where the form is sent. */
    String action() {
      if (changed != null) {
        return plan() + "/shifts/" + changed.id();
      }
      if (of == null) {
        return plan() + "/roles";
      }
      return plan() + "/roles/" + of.id() + (role == null ? "/shifts" : "");
    }
  }

  private static final String FORM = "crew/form.jte";

  private final CrewDesk desk;
  private final Planning planning;
  private final List<String> tags;

  /**
   * @param tags of the languages of the interface, the source first
   */
  PlanResource(CrewDesk desk, Planning planning, List<String> tags) {
    this.desk = desk;
    this.planning = planning;
    this.tags = List.copyOf(tags);
  }

  @GET
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page plan(@Auth Viewer viewer, @PathParam("id") UUID event) {
    Crew crew = desk.of(viewer, event);
    return Page.of("crew/plan.jte", page(viewer, crew, opens(crew)));
  }

  private PlanPage page(Viewer viewer, Crew crew, String opens) {
    return new PlanPage(crew, desk.removed(viewer, crew.occasion().event()), opens);
  }

  private static String opens(Crew crew) {
    return crew.opensAt() == null ? "" : crew.occasion().dayOf(crew.opensAt()).toString();
  }

  /** Begins with the usual roles, where there is none. */
  @POST
  @Path("/usual")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther usual(@Auth Viewer viewer, @PathParam("id") UUID event) {
    planning.usual(viewer, event);
    return back(event);
  }

  /** From when staff can sign up. */
  @POST
  @Path("/opening")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object open(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @FormParam("opens_on") @DefaultValue("") String opens) {
    Crew crew = desk.of(viewer, event);
    try {
      planning.open(viewer, event, Reading.day("opens_on", opens, crew.occasion().timeZone()));
      return back(event);
    } catch (Problem problem) {
      return Page.of("crew/plan.jte", page(viewer, crew, opens)).with(problem);
    }
  }

  /** The form of a new role. */
  @GET
  @Path("/roles/new")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page blank(@Auth Viewer viewer, @PathParam("id") UUID event) {
    Occasion occasion = desk.of(viewer, event).occasion();
    return Page.of(
        FORM, form(occasion, RoleForm.empty(), ShiftForm.empty(occasion), null, null, Ids.next()));
  }

  private FormPage form(
      Occasion occasion,
      @Nullable RoleForm role,
      @Nullable ShiftForm shift,
      @Nullable CrewRole of,
      @Nullable CrewShift changed,
      UUID key) {
    return new FormPage(occasion, role, shift, of, changed, tags, key);
  }

  @POST
  @Path("/roles")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object add(
      @Auth Viewer viewer, @PathParam("id") UUID event, MultivaluedMap<String, String> typed) {
    Occasion occasion = desk.of(viewer, event).occasion();
    RoleForm role = RoleForm.of(typed);
    ShiftForm shift = ShiftForm.of(typed);
    UUID key = key(typed);
    try {
      planning.addRole(viewer, event, key, role.role(tags), shift.shift(occasion.timeZone()));
      return back(event);
    } catch (Problem problem) {
      return Page.of(FORM, form(occasion, role, shift, null, null, key)).with(problem);
    }
  }

  /** The form of a role. */
  @GET
  @Path("/roles/{role}")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page role(@Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("role") UUID role) {
    Crew crew = desk.of(viewer, event);
    CrewRole found = find(crew, role);
    return Page.of(FORM, form(crew.occasion(), RoleForm.of(found), null, found, null, Ids.next()));
  }

  @POST
  @Path("/roles/{role}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object changeRole(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("role") UUID role,
      MultivaluedMap<String, String> typed) {
    Crew crew = desk.of(viewer, event);
    CrewRole found = find(crew, role);
    RoleForm form = RoleForm.of(typed);
    try {
      planning.changeRole(viewer, event, role, form.role(tags));
      return back(event);
    } catch (Problem problem) {
      return Page.of(FORM, form(crew.occasion(), form, null, found, null, Ids.next()))
          .with(problem);
    }
  }

  private static CrewRole find(Crew crew, UUID role) {
    return crew.roles().stream()
        .filter(one -> one.id().equals(role))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  /** The form of one more shift. */
  @GET
  @Path("/roles/{role}/shifts")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page blankShift(
      @Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("role") UUID role) {
    Crew crew = desk.of(viewer, event);
    Occasion occasion = crew.occasion();
    return Page.of(
        FORM, form(occasion, null, ShiftForm.empty(occasion), find(crew, role), null, Ids.next()));
  }

  @POST
  @Path("/roles/{role}/shifts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object addShift(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("role") UUID role,
      MultivaluedMap<String, String> typed) {
    Crew crew = desk.of(viewer, event);
    CrewRole found = find(crew, role);
    ShiftForm form = ShiftForm.of(typed);
    UUID key = key(typed);
    try {
      planning.addShift(viewer, event, role, key, form.shift(crew.occasion().timeZone()));
      return back(event);
    } catch (Problem problem) {
      return Page.of(FORM, form(crew.occasion(), null, form, found, null, key)).with(problem);
    }
  }

  /** The form of a shift. */
  @GET
  @Path("/shifts/{shift}")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page shift(
      @Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("shift") UUID shift) {
    Crew crew = desk.of(viewer, event);
    Crew.Duty duty = crew.duty(shift).orElseThrow(Problem::notFound);
    CrewShift as = duty.shift();
    ShiftForm form =
        ShiftForm.of(
            new NewShift(as.startsAt(), as.endsAt(), as.wanted(), as.language()),
            crew.occasion().timeZone());
    return Page.of(FORM, form(crew.occasion(), null, form, duty.role(), duty.shift(), Ids.next()));
  }

  @POST
  @Path("/shifts/{shift}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object changeShift(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("shift") UUID shift,
      MultivaluedMap<String, String> typed) {
    Crew crew = desk.of(viewer, event);
    Crew.Duty duty = crew.duty(shift).orElseThrow(Problem::notFound);
    ShiftForm form = ShiftForm.of(typed);
    try {
      planning.changeShift(viewer, event, shift, form.shift(crew.occasion().timeZone()));
      return back(event);
    } catch (Problem problem) {
      return Page.of(FORM, form(crew.occasion(), null, form, duty.role(), duty.shift(), Ids.next()))
          .with(problem);
    }
  }

  /** Takes a shift off. */
  @POST
  @Path("/shifts/{shift}/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther remove(
      @Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("shift") UUID shift) {
    planning.remove(viewer, event, shift);
    return back(event);
  }

  /** Puts it back, with those who had signed up. */
  @POST
  @Path("/shifts/{shift}/return")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther putBack(
      @Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("shift") UUID shift) {
    planning.putBack(viewer, event, shift);
    return back(event);
  }

  private static UUID key(MultivaluedMap<String, String> typed) {
    return Reading.key(Objects.requireNonNullElse(typed.getFirst("key"), ""));
  }

  private static SeeOther back(UUID event) {
    return SeeOther.to("/events/" + event + "/crew/plan").with("crew.saved");
  }
}
