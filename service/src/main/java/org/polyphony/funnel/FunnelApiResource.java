package org.polyphony.funnel;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.LEADER;

import com.fasterxml.jackson.annotation.JsonInclude;
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

/** The figures of an event, for other programs. */
@Path("/api/v1/dashboards/events/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class FunnelApiResource {

  /** What is answered. */
  record EventFigures(
      UUID event, Funnel.Stages all, List<GroupFigures> languages, List<GroupFigures> sources) {}

  /**
   * The figures of one group.
   *
   * @param group a language or a source; null for small groups, taken together
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record GroupFigures(@Nullable String group, Funnel.Stages stages) {
    static List<GroupFigures> of(List<Funnel.Row> rows) {
      return rows.stream().map(row -> new GroupFigures(row.group(), row.stages())).toList();
    }
  }

  private final Funnels funnels;

  FunnelApiResource(Funnels funnels) {
    this.funnels = funnels;
  }

  @GET
  @Allow({COORDINATOR, LEADER, ADMINISTRATOR})
  public EventFigures figures(@Auth Viewer viewer, @PathParam("id") UUID event) {
    Funnel funnel = funnels.of(viewer, event);
    return new EventFigures(
        event,
        funnel.all(),
        GroupFigures.of(funnel.languages()),
        GroupFigures.of(funnel.sources()));
  }
}
