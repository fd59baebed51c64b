package org.polyphony.texting;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.LEADER;
import static org.polyphony.web.Role.TRANSLATOR;

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
import org.polyphony.web.Viewer;

/** Sendings of texts to many, for other programs. */
@Path("/api/v1/text-campaigns")
@Produces(MediaType.APPLICATION_JSON)
public final class TextCampaignsApiResource {
  private final TextCampaigns campaigns;

  TextCampaignsApiResource(TextCampaigns campaigns) {
    this.campaigns = campaigns;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Response create(@Auth Viewer viewer, TextCampaignJson.@Nullable Body body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    UUID id = campaigns.create(viewer, TextCampaignJson.read(body));
    return Response.status(Response.Status.CREATED).entity(answer(viewer, id)).build();
  }

  /** The newest first. */
  @GET
  @Allow({COORDINATOR, LEADER, ADMINISTRATOR})
  public Cursor.Slice<TextCampaignJson.Item> list(
      @Auth Viewer viewer,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    int most = Cursor.limit(limit);
    List<TextCampaignJson.Item> found =
        campaigns.of(viewer, Cursor.id(cursor).orElse(null), most + 1).stream()
            .map(
                one ->
                    new TextCampaignJson.Item(
                        one.id(), one.name(), one.audience(), one.state(), one.createdAt()))
            .toList();
    return Cursor.slice(found, most, item -> item.id().toString());
  }

  @GET
  @Path("/{id}")
  @Allow({COORDINATOR, LEADER, ADMINISTRATOR})
  public TextCampaignJson.Answer find(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return answer(viewer, id);
  }

  @PUT
  @Path("/{id}/state")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public TextCampaignJson.Answer setState(
      @Auth Viewer viewer, @PathParam("id") UUID id, TextCampaignJson.@Nullable State body) {
    if (body == null || body.state() == null) {
      throw Problem.invalid(FieldProblem.required("state"));
    }
    switch (body.state()) {
      case "open" ->
          campaigns.open(viewer, id, body.override() == null ? null : body.override().reason());
      case "paused" -> campaigns.pause(viewer, id);
      case "closed" -> campaigns.close(viewer, id);
      default -> throw Problem.invalid(FieldProblem.of("state", "unknown_value"));
    }
    return answer(viewer, id);
  }

  /** The word of a second person, for a large one. */
  @POST
  @Path("/{id}/approval")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public TextCampaignJson.Answer approve(@Auth Viewer viewer, @PathParam("id") UUID id) {
    campaigns.approve(viewer, id);
    return answer(viewer, id);
  }

  /** The viewer, who reads the language, has found its text right. */
  @PUT
  @Path("/{id}/reviews/{tag}")
  @Allow({COORDINATOR, TRANSLATOR, ADMINISTRATOR})
  public Response review(
      @Auth Viewer viewer, @PathParam("id") UUID id, @PathParam("tag") String tag) {
    campaigns.review(viewer, id, tag);
    return Response.noContent().build();
  }

  /** Who gets no text, and why. */
  @GET
  @Path("/{id}/held")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Cursor.Slice<TextCampaignsDao.HeldText> held(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @QueryParam("why") @Nullable String why,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    int most = Cursor.limit(limit);
    return Cursor.slice(
        campaigns.held(viewer, id, why, Cursor.id(cursor).orElse(null), most + 1),
        most,
        text -> text.id().toString());
  }

  private TextCampaignJson.Answer answer(Viewer viewer, UUID id) {
    return TextCampaignJson.Answer.of(campaigns.find(viewer, id), campaigns.figures(viewer, id));
  }
}
