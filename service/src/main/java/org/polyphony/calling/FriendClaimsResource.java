package org.polyphony.calling;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.friends.Friends;
import org.polyphony.queue.Claimed;
import org.polyphony.queue.OwnLine;
import org.polyphony.queue.OwnLines;
import org.polyphony.web.Allow;
import org.polyphony.web.Viewer;

/** The line of one of the caller's own people. */
@Path("/api/v1/campaigns/{campaign}/friends/{friend}/claims")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public final class FriendClaimsResource {

  private final Friends friends;
  private final Briefings briefings;

  FriendClaimsResource(Friends friends, Briefings briefings) {
    this.friends = friends;
    this.briefings = briefings;
  }

  /**
   * They cannot be called now.
   *
   * @param claim always null
   * @param reason as the state of the person
   * @param nextAt when that changes; null where it does not by itself
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record NotNow(@Nullable Object claim, String reason, @Nullable Instant nextAt) {
    static NotNow of(OwnLine line) {
      return new NotNow(null, line.state().code(), line.until());
    }
  }

  /** 201 a claim; 200 the open one again; 200 and the reason where they cannot be called now. */
  @POST
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Response claim(
      @Auth Viewer viewer, @PathParam("campaign") UUID campaign, @PathParam("friend") UUID friend) {
    OwnLines.Call call = friends.call(viewer, campaign, friend);
    Claimed claim = call.claim();
    return claim == null
        ? Response.ok(NotNow.of(call.line())).build()
        : Response.status(claim.fresh() ? 201 : 200).entity(briefings.of(viewer, claim)).build();
  }
}
