package org.polyphony.ties;

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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Tags of a person, and where they belong, for other programs. */
@Path("/api/v1/contacts/{contact}/ties")
@Produces(MediaType.APPLICATION_JSON)
public final class TiesApiResource {

  /** All of it. */
  public record Answer(List<String> tags, List<AffiliationAnswer> affiliations) {}

  /** Where somebody belongs. */
  public record AffiliationAnswer(
      UUID id, String partner, String role, boolean keyPerson, @Nullable UUID holder) {}

  /**
   * @param tags at most 40 characters each; all others go
   */
  public record TagsBody(@Nullable List<String> tags) {}

  /**
   * @param partner an organization, a school, a temple
   * @param role what they are there
   * @param keyPerson whether they speak for it
   * @param holder the user who holds the relationship
   */
  public record AffiliationBody(
      @Nullable String partner,
      @Nullable String role,
      @Nullable Boolean keyPerson,
      @Nullable UUID holder) {}

  private final TieDesk desk;

  TiesApiResource(TieDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Answer ties(@Auth Viewer viewer, @PathParam("contact") UUID contact) {
    return answer(viewer, contact);
  }

  @PUT
  @Path("/tags")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Answer retag(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @Nullable TagsBody body) {
    List<String> tags = body == null ? null : body.tags();
    if (tags == null) {
      throw Problem.unreadable("unreadable");
    }
    desk.retag(viewer, contact, tags);
    return answer(viewer, contact);
  }

  @POST
  @Path("/affiliations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response affiliate(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @Nullable AffiliationBody body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    desk.affiliate(
        viewer,
        contact,
        new Ties.NewAffiliation(
            Objects.requireNonNullElse(body.partner(), ""),
            Objects.requireNonNullElse(body.role(), ""),
            Boolean.TRUE.equals(body.keyPerson()),
            body.holder()));
    return Response.status(Response.Status.CREATED).entity(answer(viewer, contact)).build();
  }

  @DELETE
  @Path("/affiliations/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public void leave(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @PathParam("id") UUID id) {
    desk.leave(viewer, contact, id);
  }

  private Answer answer(Viewer viewer, UUID contact) {
    Ties.All ties = desk.known(viewer, contact).ties();
    return new Answer(
        ties.tags(),
        ties.affiliations().stream()
            .map(
                a ->
                    new AffiliationAnswer(a.id(), a.partner(), a.role(), a.keyPerson(), a.holder()))
            .toList());
  }
}
