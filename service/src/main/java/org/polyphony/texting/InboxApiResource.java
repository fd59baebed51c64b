package org.polyphony.texting;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Cursor;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What people have written back, for other programs. */
@Path("/api/v1/inbound-texts")
@Produces(MediaType.APPLICATION_JSON)
public final class InboxApiResource {

  /** Whether a sentence is a stop: {@code stop} or {@code go_on}. */
  record Decision(@Nullable String decision) {}

  /** What somebody answers. */
  record Reply(@Nullable UUID key, @Nullable String body) {

    /** Without the text, since this may reach a log. */
    @Override
    public String toString() {
      return "Reply[" + key + "]";
    }
  }

  private final Inbox inbox;

  InboxApiResource(Inbox inbox) {
    this.inbox = inbox;
  }

  /** The newest first. */
  @GET
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Cursor.Slice<InboundDao.Arrived> arrived(
      @Auth Viewer viewer,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    int most = Cursor.limit(limit);
    return Cursor.slice(
        inbox.arrived(viewer, Cursor.id(cursor).orElse(null), most + 1),
        most,
        text -> text.id().toString());
  }

  /** Sentences that may be a stop and that nobody has looked at; the likely ones first. */
  @GET
  @Path("/undecided")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public List<InboundDao.Arrived> undecided(
      @Auth Viewer viewer, @QueryParam("limit") @Nullable Integer limit) {
    return inbox.undecided(viewer, Cursor.limit(limit));
  }

  /** What was said with a line, the newest first. */
  @GET
  @Path("/threads/{line}")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public List<InboundDao.Said> thread(@Auth Viewer viewer, @PathParam("line") UUID line) {
    return inbox.thread(viewer, line);
  }

  @POST
  @Path("/{id}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Response decide(@Auth Viewer viewer, @PathParam("id") UUID id, @Nullable Decision body) {
    String decision = body == null ? null : body.decision();
    if (decision == null || !List.of("stop", "go_on").contains(decision)) {
      throw Problem.invalid(FieldProblem.of("decision", "unknown_value"));
    }
    inbox.decide(viewer, id, decision.equals("stop"));
    return Response.noContent().build();
  }

  @POST
  @Path("/{id}/replies")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Response reply(@Auth Viewer viewer, @PathParam("id") UUID id, @Nullable Reply body) {
    if (body == null || body.key() == null) {
      throw Problem.invalid(FieldProblem.required("key"));
    }
    inbox.reply(viewer, id, body.key(), body.body() == null ? "" : body.body());
    return Response.status(Response.Status.CREATED).build();
  }
}
