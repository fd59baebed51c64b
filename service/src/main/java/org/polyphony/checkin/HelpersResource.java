package org.polyphony.checkin;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.QrCode;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** Who helps at the door, and how they get there. */
@Path("/events/{id}/helpers")
@Produces(MediaType.TEXT_HTML)
public final class HelpersResource {

  /**
   * Who may be named.
   *
   * @param address of the door, for phones
   */
  record HelpersPage(UUID event, String name, List<View.Choice> people, String address) {
    QrCode qr() {
      return QrCode.of(address);
    }
  }

  private final Helpers helpers;
  private final @Nullable URI publicUrl;

  /**
   * @param publicUrl how people reach this deployment; null for wherever a request comes to
   */
  HelpersResource(Helpers helpers, @Nullable URI publicUrl) {
    this.helpers = helpers;
    this.publicUrl = publicUrl;
  }

  @GET
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page helpers(@Auth Viewer viewer, @PathParam("id") UUID event, @Context UriInfo request) {
    Helpers.Choice choice = helpers.of(viewer, event);
    return Page.of(
        "checkin/helpers.jte",
        new HelpersPage(
            event,
            choice.name(),
            choice.candidates().stream()
                .map(one -> View.Choice.of(one.user().toString(), one.name(), one.helps()))
                .toList(),
            address(request, "/events/" + event + "/door")));
  }

  private String address(UriInfo request, String path) {
    String base = (publicUrl == null ? request.getBaseUri() : publicUrl).toString();
    return base.replaceFirst("/$", "") + path;
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther name(
      @Auth Viewer viewer, @PathParam("id") UUID event, MultivaluedMap<String, String> typed) {
    Set<UUID> users =
        typed.getOrDefault("helper", List.of()).stream()
            .map(HelpersResource::id)
            .collect(Collectors.toSet());
    helpers.name(viewer, event, users);
    return SeeOther.to("/events/" + event + "/helpers")
        .with("checkin.helpers.named", "count", users.size());
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(FieldProblem.of("helper", "unknown_value"));
    }
  }
}
