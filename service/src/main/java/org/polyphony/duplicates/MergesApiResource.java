package org.polyphony.duplicates;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Two people who are one, whether or not anybody has asked; and two again. */
@Path("/api/v1/merges")
@Produces(MediaType.APPLICATION_JSON)
public final class MergesApiResource {

  /**
   * @param keep the contact who goes on
   * @param merge the contact who is the same person
   */
  public record Body(@Nullable UUID keep, @Nullable UUID merge) {}

  /** A merge, by which it can be undone. */
  public record Answer(UUID id, UUID kept, UUID merged) {}

  private final DuplicateDesk desk;

  MergesApiResource(DuplicateDesk desk) {
    this.desk = desk;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response merge(@Auth Viewer viewer, @Nullable Body body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    UUID keep = body.keep();
    UUID merge = body.merge();
    if (keep == null || merge == null) {
      throw Problem.invalid(FieldProblem.required(keep == null ? "keep" : "merge"));
    }
    UUID id = desk.merge(viewer, keep, merge);
    return Response.status(Response.Status.CREATED).entity(new Answer(id, keep, merge)).build();
  }

  @DELETE
  @Path("/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public void undo(@Auth Viewer viewer, @PathParam("id") UUID id) {
    desk.undo(viewer, id);
  }
}
