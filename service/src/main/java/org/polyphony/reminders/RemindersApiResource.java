package org.polyphony.reminders;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.auth.Auth;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import java.util.Map;
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
   * @param plan as it is set
   * @param toTell the first of those that are to be told by hand
   */
  record MessagesAnswer(
      UUID event,
      boolean byMail,
      PlanJson plan,
      List<DeskDao.Figures> figures,
      List<Desk.ToTell> toTell) {}

  /**
   * When guests are reminded.
   *
   * @param daysBefore 1 to 14; null where nobody is reminded before the day
   * @param beforeAt such as {@code 17:00} by the clock of the place; null where there are no days
   * @param todayAt the same on the day itself; null where nobody is reminded then
   * @param sentences of the organization's own, by language; null for none
   */
  record PlanJson(
      @JsonProperty("days_before") @Nullable Integer daysBefore,
      @JsonProperty("before_at") @Nullable String beforeAt,
      @JsonProperty("today_at") @Nullable String todayAt,
      @JsonProperty("thanks") boolean thanks,
      @JsonProperty("missed") boolean missed,
      @JsonProperty("sentences") @Nullable Map<String, String> sentences) {

    static PlanJson of(Plan plan) {
      return new PlanJson(
          plan.daysBefore(),
          plan.beforeAt(),
          plan.todayAt(),
          plan.thanks(),
          plan.missed(),
          plan.sentences());
    }

    PlanForm form() {
      return new PlanForm(
          daysBefore == null ? "" : daysBefore.toString(),
          beforeAt == null ? "" : beforeAt,
          todayAt == null ? "" : todayAt,
          thanks,
          missed,
          sentences == null ? Map.of() : sentences);
    }
  }

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
    return new MessagesAnswer(
        event,
        overview.byMail(),
        PlanJson.of(overview.plan()),
        overview.figures(),
        overview.open());
  }

  /** Sets when guests are reminded. Twice is as once. */
  @PUT
  @Path("/plan")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public void set(@Auth Viewer viewer, @PathParam("id") UUID event, @NotNull PlanJson plan) {
    desk.set(viewer, event, plan.form());
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
