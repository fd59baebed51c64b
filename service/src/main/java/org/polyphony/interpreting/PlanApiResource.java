package org.polyphony.interpreting;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.LEADER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Viewer;

/** The language-access plan of an event, for other programs. */
@Path("/api/v1/events/{id}/interpreting")
@Produces(MediaType.APPLICATION_JSON)
public final class PlanApiResource {

  /**
   * What is answered.
   *
   * @param shortOf languages in which somebody asked and nobody is confirmed
   * @param totalCents all costs that are known
   */
  record PlanAnswer(
      UUID event,
      List<LanguageNeed> languages,
      List<String> shortOf,
      List<Booking> bookings,
      List<Material> materials,
      Plan.@Nullable Headsets headsets,
      long totalCents) {}

  private final Plans plans;

  PlanApiResource(Plans plans) {
    this.plans = plans;
  }

  @GET
  @Allow({COORDINATOR, LEADER, ADMINISTRATOR})
  public PlanAnswer plan(@Auth Viewer viewer, @PathParam("id") UUID event) {
    Plan plan = plans.of(viewer, event);
    return new PlanAnswer(
        event,
        plan.languages(),
        plan.shortOf(),
        plan.bookings(),
        plan.materials(),
        plan.headsets(),
        plan.totalCents());
  }
}
