package org.polyphony.campaigns;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Campaigns, for other programs. */
@Path("/api/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
public final class CampaignsApiResource {

  /**
   * The state to go to.
   *
   * @param override why it opens although lines are unreviewed
   */
  public record StateBody(@Nullable String state, CampaignJson.@Nullable Reasoned override) {}

  private final CampaignDesk desk;

  CampaignsApiResource(CampaignDesk desk) {
    this.desk = desk;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response create(@Auth Viewer viewer, CampaignJson.@Nullable Body body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    return Response.status(Response.Status.CREATED)
        .entity(CampaignJson.answer(desk.create(viewer, CampaignJson.read(body))))
        .build();
  }

  /** The newest first. */
  @GET
  @Allow({Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR})
  public Cursor.Slice<CampaignJson.Item> list(
      @Auth Viewer viewer,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    int most = Cursor.limit(limit);
    List<CampaignJson.Item> found =
        desk.list(viewer, Cursor.id(cursor).orElse(null), most + 1).stream()
            .map(CampaignJson.Item::of)
            .toList();
    return Cursor.slice(found, most, item -> item.id().toString());
  }

  @GET
  @Path("/{id}")
  @Allow({Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR})
  public CampaignJson.Answer find(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return CampaignJson.answer(desk.find(viewer, id));
  }

  @PUT
  @Path("/{id}/state")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public CampaignJson.Answer setState(
      @Auth Viewer viewer, @PathParam("id") UUID id, @Nullable StateBody body) {
    if (body == null || body.state() == null) {
      throw Problem.invalid(FieldProblem.required("state"));
    }
    CampaignState state =
        CampaignState.of(body.state())
            .orElseThrow(() -> Problem.invalid(FieldProblem.of("state", "unreadable_value")));
    return CampaignJson.answer(desk.setState(viewer, id, state, reason(body.override())));
  }

  /**
   * Gives it the newest published version of its script; {@code script_version} of the answer is
   * that one. The same again, or where there is no newer one, changes nothing. Whoever is on a call
   * finishes it with the version they began with.
   */
  @PUT
  @Path("/{id}/script")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public CampaignJson.Answer takeNewestScript(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return CampaignJson.answer(desk.takeNewestScript(viewer, id));
  }

  private static String reason(CampaignJson.@Nullable Reasoned override) {
    return override == null || override.reason() == null ? "" : override.reason();
  }
}
