package org.polyphony.reminders;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Viewer;

/** The messages of an event, for other programs. */
@Path("/api/v1/events/{id}/messages")
@Produces(MediaType.APPLICATION_JSON)
public final class RemindersApiResource {

  /**
   * What is answered.
   *
   * @param byMail whether people are mailed here
   * @param toTell the first of those that are to be told by hand
   */
  record MessagesAnswer(
      UUID event, boolean byMail, List<DeskDao.Figures> figures, List<Desk.ToTell> toTell) {}

  private final Desk desk;
  private final @Nullable URI publicUrl;

  RemindersApiResource(Desk desk, @Nullable URI publicUrl) {
    this.desk = desk;
    this.publicUrl = publicUrl;
  }

  @GET
  @Allow({COORDINATOR, ADMINISTRATOR})
  public MessagesAnswer messages(
      @Auth Viewer viewer, @PathParam("id") UUID event, @Context UriInfo request) {
    Desk.Overview overview =
        desk.of(
            viewer,
            event,
            (publicUrl == null ? request.getBaseUri() : publicUrl)
                .toString()
                .replaceFirst("/$", ""));
    return new MessagesAnswer(event, overview.byMail(), overview.figures(), overview.open());
  }

  /** Somebody was told by hand, or by a program. Twice is as once. */
  @PUT
  @Path("/{message}/told")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public void told(
      @Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("message") UUID message) {
    desk.told(viewer, event, message);
  }
}
