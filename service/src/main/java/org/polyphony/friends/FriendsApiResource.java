package org.polyphony.friends;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.LEADER;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.polyphony.web.Viewer;

/** A caller's own people, for programs; each caller's alone. */
@Path("/api/v1/campaigns/{campaign}/friends")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class FriendsApiResource {

  private final Friends friends;
  private final TypingIn typingIn;
  private final Allowances allowances;

  FriendsApiResource(Friends friends, TypingIn typingIn, Allowances allowances) {
    this.friends = friends;
    this.typingIn = typingIn;
    this.allowances = allowances;
  }

  @GET
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public FriendJson.Answers friends(@Auth Viewer viewer, @PathParam("campaign") UUID campaign) {
    return FriendJson.Answers.of(friends.of(viewer, campaign));
  }

  /** 201; 200 and the same person for a key that was sent before. */
  @POST
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Response add(
      @Auth Viewer viewer, @PathParam("campaign") UUID campaign, FriendJson.@Nullable Body body) {
    TypingIn.Added added = typingIn.add(viewer, campaign, there(body).friend());
    return Response.status(added.repeated() ? 200 : 201)
        .entity(FriendJson.Answer.of(added.friend()))
        .build();
  }

  /** Lets others call somebody, or keeps them. */
  @PUT
  @Path("/{friend}")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public FriendJson.Answer change(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @PathParam("friend") UUID id,
      FriendJson.@Nullable Change change) {
    Boolean shared = there(change).shared();
    if (shared == null) {
      throw Problem.invalid(FieldProblem.required("shared"));
    }
    return FriendJson.Answer.of(
        shared ? friends.share(viewer, campaign, id) : friends.keep(viewer, campaign, id));
  }

  /** Takes somebody out whom nobody has called from here. */
  @DELETE
  @Path("/{friend}")
  @Consumes(MediaType.WILDCARD)
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public void remove(
      @Auth Viewer viewer, @PathParam("campaign") UUID campaign, @PathParam("friend") UUID id) {
    friends.remove(viewer, campaign, id);
  }

  /** How many each caller may bring. */
  @PUT
  @Path("/allowance")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public FriendsFigures allow(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      FriendJson.@Nullable Allowance allowance) {
    Integer most = there(allowance).atMost();
    if (most == null) {
      throw Problem.invalid(FieldProblem.required("at_most"));
    }
    allowances.allow(viewer, campaign, most);
    return allowances.figures(viewer, campaign);
  }

  /** What all callers together bring, in numbers. */
  @GET
  @Path("/figures")
  @Allow({COORDINATOR, LEADER, ADMINISTRATOR})
  public FriendsFigures figures(@Auth Viewer viewer, @PathParam("campaign") UUID campaign) {
    return allowances.figures(viewer, campaign);
  }

  private static <T> T there(@Nullable T body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    return body;
  }
}
