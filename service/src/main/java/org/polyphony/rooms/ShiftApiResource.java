package org.polyphony.rooms;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.accounts.ShiftCodes.ShiftCode;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** One shift and its room, for the console and for other programs. */
@Path("/api/v1/shifts/{shift}")
@Produces(MediaType.APPLICATION_JSON)
public final class ShiftApiResource {

  /**
   * What becomes of a shift.
   *
   * @param state {@code planned} (put back or gone on with), {@code called_off} or {@code ended}
   * @param thanks what the lead says at the end; may be left out
   */
  record Move(@Nullable String state, @Nullable String thanks) {}

  /**
   * A sign of life.
   *
   * @param doing {@code lobby}, {@code calling} or {@code practising}
   */
  record Here(@Nullable String doing) {}

  /** A call for help, or that it is taken back. */
  record Help(boolean asked) {}

  /** What the lead says to all; empty for nothing any more. */
  record Line(@Nullable String text) {}

  /**
   * What the lead does about a call for help.
   *
   * @param state {@code coming} or {@code done}
   */
  record Answer(@Nullable String state) {}

  private final RoomDesk desk;
  private final Lobbies lobbies;
  private final Presence presence;

  ShiftApiResource(RoomDesk desk, Lobbies lobbies, Presence presence) {
    this.desk = desk;
    this.lobbies = lobbies;
    this.presence = presence;
  }

  @GET
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public ShiftJson.Inside find(
      @Auth Viewer viewer, @PathParam("shift") UUID shift, @Context UriInfo request) {
    Lobby lobby = lobbies.lobby(viewer, shift);
    ShiftCode code = lobby.leads() ? desk.code(viewer, shift, request).orElse(null) : null;
    return ShiftJson.Inside.of(lobby, code);
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public ShiftJson change(
      @Auth Viewer viewer, @PathParam("shift") UUID shift, ShiftJson.@Nullable Body body) {
    Room before = desk.find(viewer, shift);
    desk.change(viewer, shift, there(body).plan(viewer, before.zone()), null);
    return now(viewer, shift);
  }

  @PUT
  @Path("/state")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public ShiftJson move(
      @Auth Viewer viewer, @PathParam("shift") UUID shift, @Nullable Move wanted) {
    Move move = there(wanted);
    String state = Objects.requireNonNullElse(move.state(), "");
    if (state.equals("called_off") && viewer.is(Role.COORDINATOR)) {
      desk.callOff(viewer, shift);
    } else if (state.equals("called_off")) {
      throw Problem.forbidden();
    } else if (state.equals("ended")) {
      desk.end(viewer, shift, Objects.requireNonNullElse(move.thanks(), ""));
    } else if (state.equals("planned")) {
      desk.goOn(viewer, shift);
    } else {
      throw Problem.invalid(FieldProblem.of("state", "unreadable_value"));
    }
    return now(viewer, shift);
  }

  @PUT
  @Path("/presence")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Signal seen(@Auth Viewer viewer, @PathParam("shift") UUID shift, @Nullable Here here) {
    Presence.Doing doing =
        Presence.Doing.of(
                Objects.requireNonNullElse(there(here).doing(), Presence.Doing.LOBBY.code()))
            .orElseThrow(() -> Problem.invalid(FieldProblem.of("doing", "unreadable_value")));
    return presence.seen(viewer, shift, doing);
  }

  @PUT
  @Path("/help")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Signal help(@Auth Viewer viewer, @PathParam("shift") UUID shift, @Nullable Help help) {
    return presence.help(viewer, shift, there(help).asked());
  }

  @PUT
  @Path("/asks/{ask}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Signal answer(
      @Auth Viewer viewer,
      @PathParam("shift") UUID shift,
      @PathParam("ask") UUID ask,
      @Nullable Answer answer) {
    String state = Objects.requireNonNullElse(there(answer).state(), "");
    if (!state.equals("coming") && !state.equals("done")) {
      throw Problem.invalid(FieldProblem.of("state", "unreadable_value"));
    }
    return presence.answer(viewer, shift, ask, state.equals("done"));
  }

  @PUT
  @Path("/line")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Line say(@Auth Viewer viewer, @PathParam("shift") UUID shift, @Nullable Line line) {
    desk.say(viewer, shift, Objects.requireNonNullElse(there(line).text(), ""));
    return new Line(desk.find(viewer, shift).line());
  }

  @GET
  @Path("/thanks")
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public ShiftJson.End thanks(@Auth Viewer viewer, @PathParam("shift") UUID shift) {
    Thanks thanks = lobbies.thanks(viewer, shift);
    return new ShiftJson.End(
        thanks.own(), thanks.team(), thanks.languages(), thanks.room().thanks());
  }

  private ShiftJson now(Viewer viewer, UUID shift) {
    Room room = desk.find(viewer, shift);
    return ShiftJson.of(room, desk.state(room));
  }

  private static <T> T there(@Nullable T body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    return body;
  }
}
