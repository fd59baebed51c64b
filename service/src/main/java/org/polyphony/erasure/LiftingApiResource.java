package org.polyphony.erasure;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.privacy.Liftings;
import org.polyphony.web.Allow;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Taking erased people off the list of those that nobody may reach, for other programs. */
@Path("/api/v1/privacy/liftings")
@Produces(MediaType.APPLICATION_JSON)
public final class LiftingApiResource {

  /**
   * @param number of the one who asks to be reached again
   * @param name needed where several people who had the number were erased
   */
  public record Body(@Nullable String number, @Nullable String name, @Nullable String reason) {

    /** Without what it says, since this may reach a log. */
    @Override
    public String toString() {
      return "Body[REDACTED]";
    }
  }

  /** What stands; the number is not known here. */
  public record Answer(UUID id, String reason, Instant liftedAt) {
    static Answer of(Liftings.Lifting lifting) {
      return new Answer(lifting.id(), lifting.reason(), lifting.liftedAt());
    }
  }

  /** The newest first, 50 at most. */
  public record Answers(List<Answer> liftings) {}

  private final LiftingDesk desk;

  LiftingApiResource(LiftingDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow(Role.ADMINISTRATOR)
  public Answers liftings(@Auth Viewer viewer) {
    return new Answers(desk.lifted(viewer).liftings().stream().map(Answer::of).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow(Role.ADMINISTRATOR)
  public Response lift(@Auth Viewer viewer, @Nullable Body body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    UUID id = desk.lift(viewer, text(body.number()), text(body.name()), text(body.reason()));
    return Response.status(Response.Status.CREATED).entity(Map.of("id", id)).build();
  }

  /** Puts them back on the list. */
  @DELETE
  @Path("/{id}")
  @Allow(Role.ADMINISTRATOR)
  public void undo(@Auth Viewer viewer, @PathParam("id") UUID id) {
    desk.undo(viewer, id);
  }

  private static String text(@Nullable String sent) {
    return Objects.requireNonNullElse(sent, "");
  }
}
