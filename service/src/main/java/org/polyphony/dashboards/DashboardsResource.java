package org.polyphony.dashboards;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.UUID;
import org.polyphony.platform.Csv;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** What campaigns came to. */
@Path("/dashboards")
public final class DashboardsResource {

  /** The campaigns, the newest first. */
  record CampaignsPage(List<Dashboard.Headline> campaigns) {}

  private final Dashboards dashboards;

  DashboardsResource(Dashboards dashboards) {
    this.dashboards = dashboards;
  }

  @GET
  @Allow({Role.LEADER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page campaigns(@Auth Viewer viewer) {
    return Page.of("dashboards/campaigns.jte", new CampaignsPage(dashboards.of(viewer)));
  }

  @GET
  @Path("/{campaign}")
  @Allow({Role.LEADER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page campaign(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @QueryParam("language") @DefaultValue("") String language) {
    return Page.of("dashboards/campaign.jte", found(viewer, campaign, language));
  }

  @GET
  @Path("/{campaign}/{table}.csv")
  @Allow({Role.LEADER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response table(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @PathParam("table") String name,
      @QueryParam("language") @DefaultValue("") String language) {
    FigureTable table = FigureTable.of(name).orElseThrow(Problem::notFound);
    List<List<String>> rows = table.rows(found(viewer, campaign, language));
    StreamingOutput file =
        out -> {
          try (Csv csv = new Csv(out)) {
            rows.forEach(csv::row);
          }
        };
    return Response.ok(file, "text/csv;charset=utf-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"campaign-" + table.slug() + ".csv\"")
        .build();
  }

  private Dashboard found(Viewer viewer, UUID campaign, String language) {
    return dashboards.find(viewer, campaign, language).orElseThrow(Problem::notFound);
  }
}
