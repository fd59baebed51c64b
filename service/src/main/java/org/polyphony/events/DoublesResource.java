package org.polyphony.events;

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
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** One person who is registered for an event twice. */
@Path("/events/{id}/doubles")
public final class DoublesResource {

  private final Doubles doubles;

  DoublesResource(Doubles doubles) {
    this.doubles = doubles;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page doubles(@Auth Viewer viewer, @PathParam("id") UUID event) {
    return Page.of("events/doubles.jte", doubles.of(viewer, event));
  }

  /** They are one person, or two. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther answer(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @FormParam("kept") @DefaultValue("") String kept,
      @FormParam("merged") @DefaultValue("") String merged,
      @FormParam("answer") @DefaultValue("") String answer) {
    UUID one = id("kept", kept);
    UUID other = id("merged", merged);
    switch (answer) {
      case "one" -> doubles.one(viewer, event, one, other);
      case "two" -> doubles.two(viewer, event, one, other);
      default -> throw Problem.invalid(FieldProblem.of("answer", "unknown_value"));
    }
    return SeeOther.to("/events/" + event + "/doubles").with("events.doubles.said." + answer);
  }

  @POST
  @Path("/{merge}/undo")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther undo(
      @Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("merge") UUID merge) {
    doubles.undo(viewer, event, merge);
    return SeeOther.to("/events/" + event + "/doubles").with("events.doubles.undone");
  }

  private static UUID id(String field, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(FieldProblem.of(field, "unreadable_value"));
    }
  }
}
