package org.polyphony.rooms;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.accounts.ShiftCodes.ShiftCode;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** The pages of a shift that all may see, and its plan. */
@Path("/shifts/{shift}")
public final class RoomResource {

  /**
   * The lobby.
   *
   * @param code for those who lead; null for others and where there is none
   * @param mayPlan whether the viewer may change the plan
   * @param mayGoOn whether it was ended or called off before its time
   */
  record LobbyPage(Lobby lobby, @Nullable ShiftCode code, boolean mayPlan, boolean mayGoOn) {

    Room room() {
      return lobby.room();
    }

    /**
     * After how many seconds the page looks again: a full room more seldom, for it has more to
     * show.
     */
    int every() {
      return Math.max(5, lobby.here().size() / 20);
    }

    /** The path of the page, without a slash at its end. */
    String path() {
      return "/shifts/" + room().shift();
    }
  }

  /** The poster for the wall. */
  record PosterPage(Room room, Lobby.Day day, ShiftCode code) {}

  private final RoomDesk desk;
  private final Lobbies lobbies;

  RoomResource(RoomDesk desk, Lobbies lobbies) {
    this.desk = desk;
    this.lobbies = lobbies;
  }

  @GET
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page lobby(@Auth Viewer viewer, @PathParam("shift") UUID shift, @Context UriInfo request) {
    Lobby lobby = lobbies.lobby(viewer, shift);
    ShiftCode code = lobby.leads() ? desk.code(viewer, shift, request).orElse(null) : null;
    return Page.of(
        "rooms/lobby.jte",
        new LobbyPage(lobby, code, viewer.is(Role.COORDINATOR), desk.mayGoOn(lobby.room())));
  }

  /** What one did, and all together. */
  @GET
  @Path("/thanks")
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page thanks(@Auth Viewer viewer, @PathParam("shift") UUID shift) {
    return Page.of("rooms/thanks.jte", lobbies.thanks(viewer, shift));
  }

  /**
   * The way in, large enough for a wall.
   *
   * @throws Problem 403 for those who do not lead
   */
  @GET
  @Path("/poster")
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page poster(
      @Auth Viewer viewer, @PathParam("shift") UUID shift, @Context UriInfo request) {
    Room room = desk.led(viewer, shift);
    ShiftCode code = desk.code(viewer, shift, request).orElseThrow(Problem::notFound);
    return Page.of("rooms/poster.jte", new PosterPage(room, desk.day(room), code));
  }

  @GET
  @Path("/edit")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page edit(@Auth Viewer viewer, @PathParam("shift") UUID shift) {
    Room room = desk.find(viewer, shift);
    return PlanResource.form(room, RoomForm.of(room), desk.parts(viewer));
  }

  @POST
  @Path("/edit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object change(
      @Auth Viewer viewer, @PathParam("shift") UUID shift, MultivaluedMap<String, String> typed) {
    Room room = desk.find(viewer, shift);
    RoomForm form = RoomForm.of(typed);
    try {
      desk.change(viewer, shift, form.plan(room.zone()), typed.getFirst("seen"));
      return SeeOther.to("/shifts/" + shift).with("rooms.changed", "name", form.name());
    } catch (Problem problem) {
      return PlanResource.form(room, form, desk.parts(viewer)).with(problem);
    }
  }

  /** Asks before a shift is called off. */
  @GET
  @Path("/calling-off")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object askToCallOff(@Auth Viewer viewer, @PathParam("shift") UUID shift) {
    Room room = desk.find(viewer, shift);
    return desk.state(room).isOn()
        ? Page.of("rooms/calling-off.jte", room)
        : SeeOther.to("/shifts/" + shift);
  }

  @POST
  @Path("/calling-off")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther callOff(@Auth Viewer viewer, @PathParam("shift") UUID shift) {
    Room room = desk.find(viewer, shift);
    desk.callOff(viewer, shift);
    return SeeOther.to("/shifts/" + shift).with("rooms.called-off.done", "name", room.name());
  }
}
