package org.polyphony.dashboards;

import static java.util.stream.Collectors.toMap;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.polyphony.web.Allow;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** What the pages show, for other programs. */
@Path("/api/v1/dashboards")
@Produces(MediaType.APPLICATION_JSON)
public final class DashboardsApiResource {

  /**
   * What is answered; {@code languages} go by the language that a contact prefers now, {@code
   * spoken} by the one spoken on the attempt that first reached them.
   */
  public record Answer(
      UUID id,
      String name,
      String state,
      People total,
      List<Language> languages,
      List<Spoken> spoken,
      Map<String, Long> results,
      List<Day> days) {

    /** How many people, each counted once. */
    public record People(
        long onList,
        long attempted,
        long reached,
        long remaining,
        long registrations,
        long commitments,
        long barriersMet,
        long barriersRepaired) {}

    /** Those who prefer a language now. */
    public record Language(String language, People people, Map<String, Long> results) {}

    /** Those with whom a language was spoken. */
    public record Spoken(String language, long reached, long registrations, long commitments) {}

    /** Those to whom it first happened on a day. */
    public record Day(
        LocalDate day, long attempted, long reached, long registrations, long commitments) {}
  }

  private final Dashboards dashboards;

  DashboardsApiResource(Dashboards dashboards) {
    this.dashboards = dashboards;
  }

  @GET
  @Path("/campaigns/{id}")
  @Allow({Role.LEADER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Answer campaign(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return answer(dashboards.find(viewer, id).orElseThrow(Problem::notFound));
  }

  private static Answer answer(Dashboard dashboard) {
    return new Answer(
        dashboard.heading().campaign(),
        dashboard.heading().name(),
        dashboard.heading().state(),
        people(dashboard.total()),
        dashboard.languages().stream()
            .map(
                row ->
                    new Answer.Language(
                        row.language(), people(row.figures()), results(row.results())))
            .toList(),
        dashboard.spoken().stream()
            .map(
                row ->
                    new Answer.Spoken(
                        row.language(), row.reached(), row.registrations(), row.commitments()))
            .toList(),
        results(dashboard.results()),
        dashboard.days().stream()
            .map(
                row ->
                    new Answer.Day(
                        row.day(),
                        row.attempted(),
                        row.reached(),
                        row.registrations(),
                        row.commitments()))
            .toList());
  }

  private static Answer.People people(Figures figures) {
    return new Answer.People(
        figures.onList(),
        figures.attempted(),
        figures.reached(),
        figures.remaining(),
        figures.registrations(),
        figures.commitments(),
        figures.barriersMet(),
        figures.barriersRepaired());
  }

  private static Map<String, Long> results(List<Dashboard.ResultFigure> results) {
    return results.stream()
        .collect(
            toMap(
                Dashboard.ResultFigure::result,
                Dashboard.ResultFigure::people,
                Long::sum,
                LinkedHashMap::new));
  }
}
