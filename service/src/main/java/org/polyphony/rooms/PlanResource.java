package org.polyphony.rooms;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** Planning a shift. */
@Path("/shifts/new")
public final class PlanResource {

  /**
   * The form.
   *
   * @param room as it was planned; null for a new one
   */
  record FormPage(@Nullable Room room, RoomForm form, RoomDesk.Parts parts) {

    /** Goes with the form, so that a change of somebody else's is noticed; empty for a new one. */
    String seen() {
      return room == null ? "" : RoomForm.of(room).mark();
    }

    /** Where the form goes. */
    String action() {
      return room == null ? "/shifts/new" : "/shifts/" + room.shift() + "/edit";
    }

    /** Where one goes who changes nothing. */
    String back() {
      return room == null ? "/shifts" : "/shifts/" + room.shift();
    }
  }

  private final RoomDesk desk;

  PlanResource(RoomDesk desk) {
    this.desk = desk;
  }

  /**
   * @param campaign the one that is chosen at first
   */
  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page blank(@Auth Viewer viewer, @QueryParam("campaign") @Nullable UUID campaign) {
    return form(null, desk.blank(viewer, campaign), desk.parts(viewer));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object plan(@Auth Viewer viewer, MultivaluedMap<String, String> typed) {
    RoomForm form = RoomForm.of(typed);
    UUID key = form.readKey();
    RoomDesk.Parts parts = desk.parts(viewer);
    try {
      UUID shift = desk.plan(viewer, key, form.plan(parts.zone()));
      return SeeOther.to("/shifts/" + shift).with("rooms.planned", "name", form.name());
    } catch (Problem problem) {
      return form(null, form, parts).with(problem);
    }
  }

  static Page form(@Nullable Room room, RoomForm form, RoomDesk.Parts parts) {
    return Page.of("rooms/form.jte", new FormPage(room, form, parts));
  }
}
