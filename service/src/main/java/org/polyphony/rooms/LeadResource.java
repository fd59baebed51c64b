package org.polyphony.rooms;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/**
 * What is said and done in the room by its forms: the lead's line, help, the end. An organizer may
 * lead, so that the roles let organizers in, and the room says who leads.
 */
@Path("/shifts/{shift}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class LeadResource {

  /**
   * Asks before a shift is ended, and for the lead's sentence.
   *
   * @param over whether its time is over already, so that only the sentence is asked for
   */
  record EndPage(Room room, boolean over, String thanks) {}

  private final RoomDesk desk;
  private final Lobbies lobbies;
  private final Presence presence;

  LeadResource(RoomDesk desk, Lobbies lobbies, Presence presence) {
    this.desk = desk;
    this.lobbies = lobbies;
    this.presence = presence;
  }

  /** The line to all consoles; an empty one takes the last one off. */
  @POST
  @Path("/line")
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object say(
      @Auth Viewer viewer,
      @PathParam("shift") UUID shift,
      @FormParam("line") @DefaultValue("") String line) {
    try {
      desk.say(viewer, shift, line);
    } catch (Problem problem) {
      if (problem.status() != 422) {
        throw problem;
      }
      return Page.of(
              "rooms/lobby.jte",
              new RoomResource.LobbyPage(
                  lobbies.lobby(viewer, shift), null, viewer.is(Role.COORDINATOR), false))
          .with(problem);
    }
    return SeeOther.to("/shifts/" + shift + "#line")
        .with(line.isBlank() ? "rooms.line.taken-off" : "rooms.line.said");
  }

  /**
   * Asks for help, or takes it back.
   *
   * @param asked {@code false} takes it back
   */
  @POST
  @Path("/help")
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther help(
      @Auth Viewer viewer,
      @PathParam("shift") UUID shift,
      @FormParam("asked") @DefaultValue("true") boolean asked) {
    presence.help(viewer, shift, asked);
    return SeeOther.to("/shifts/" + shift);
  }

  /**
   * The lead comes, or has helped.
   *
   * @param done {@code true}: has helped
   */
  @POST
  @Path("/asks/{ask}")
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther answer(
      @Auth Viewer viewer,
      @PathParam("shift") UUID shift,
      @PathParam("ask") UUID ask,
      @FormParam("done") @DefaultValue("false") boolean done) {
    presence.answer(viewer, shift, ask, done);
    return SeeOther.to("/shifts/" + shift);
  }

  @GET
  @Path("/end")
  @Consumes(MediaType.WILDCARD)
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object askToEnd(@Auth Viewer viewer, @PathParam("shift") UUID shift) {
    Room room = desk.led(viewer, shift);
    return desk.state(room) == RoomState.CALLED_OFF
        ? SeeOther.to("/shifts/" + shift)
        : Page.of("rooms/end.jte", end(room, room.thanks()));
  }

  @POST
  @Path("/end")
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object end(
      @Auth Viewer viewer,
      @PathParam("shift") UUID shift,
      @FormParam("thanks") @DefaultValue("") String thanks) {
    Room room = desk.led(viewer, shift);
    try {
      desk.end(viewer, shift, thanks);
      return SeeOther.to("/shifts/" + shift + "/thanks");
    } catch (Problem problem) {
      return Page.of("rooms/end.jte", end(room, thanks)).with(problem);
    }
  }

  /** Puts one back that was called off, or goes on with one that was ended before its time. */
  @POST
  @Path("/going-on")
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther goOn(@Auth Viewer viewer, @PathParam("shift") UUID shift) {
    Room room = desk.find(viewer, shift);
    desk.goOn(viewer, shift);
    return SeeOther.to("/shifts/" + shift).with("rooms.put-back.done", "name", room.name());
  }

  private EndPage end(Room room, String thanks) {
    return new EndPage(room, desk.state(room) == RoomState.ENDED, thanks);
  }
}
