package org.polyphony.care;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** The inbox for programs; for the same few people. */
@Path("/api/v1/care/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CareApiResource {

  private final CareDesk desk;

  CareApiResource(CareDesk desk) {
    this.desk = desk;
  }

  /** Those who wait and are looked after, then those closed in the last 30 days; 200 at most. */
  record Answer(List<Incident> items) {}

  /** Where something is to go. */
  record Wanted(@Nullable String state) {

    <S> S as(Function<String, Optional<S>> known) {
      return Optional.ofNullable(state)
          .flatMap(known)
          .orElseThrow(() -> Problem.invalid(FieldProblem.of("state", "unknown_value")));
    }
  }

  @GET
  @Allow({})
  public Answer incidents(@Auth Viewer viewer) {
    CareDesk.Inbox inbox = desk.inbox(viewer);
    if (!inbox.mayRead()) {
      throw Problem.notFound();
    }
    return new Answer(inbox.incidents());
  }

  @GET
  @Path("{id}")
  @Allow({})
  public CareDesk.Opened incident(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return desk.open(viewer, id);
  }

  @PUT
  @Path("{id}/state")
  @Allow({})
  public CareDesk.Opened move(
      @Auth Viewer viewer, @PathParam("id") UUID id, @Nullable Wanted wanted) {
    desk.move(viewer, id, body(wanted).as(IncidentState::of));
    return desk.open(viewer, id);
  }

  @PUT
  @Path("{id}/referrals/{resource}")
  @Allow({})
  public CareDesk.Opened refer(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @PathParam("resource") String resource,
      @Nullable Wanted wanted) {
    desk.refer(viewer, id, resource, body(wanted).as(ReferralState::of));
    return desk.open(viewer, id);
  }

  private static Wanted body(@Nullable Wanted wanted) {
    return Optional.ofNullable(wanted).orElseThrow(() -> Problem.unreadable("unreadable"));
  }
}
