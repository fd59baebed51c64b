package org.polyphony.privacy;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** For how long the organization keeps things, for other programs. */
@Path("/api/v1/privacy/retention")
@Produces(MediaType.APPLICATION_JSON)
public final class RetentionApiResource {

  /**
   * One thing.
   *
   * @param name such as {@code notes}
   * @param days for how long it is kept, 7 to 3650; null for good
   */
  public record RuleBody(@Nullable String name, @Nullable Integer days) {}

  /**
   * All that is kept for a time.
   *
   * @param rules what is left out is kept for good
   */
  public record Body(@Nullable List<@Nullable RuleBody> rules) {}

  /**
   * One thing.
   *
   * @param days null where it is kept for good
   * @param lastRemoved how many went in the last run; null before the first
   */
  public record RuleAnswer(
      String name,
      @Nullable Integer days,
      @Nullable Long lastRemoved,
      @Nullable Instant lastRunAt) {
    static RuleAnswer of(Retention.Rule rule) {
      return new RuleAnswer(rule.name(), rule.days(), rule.lastRemoved(), rule.lastRunAt());
    }
  }

  /** All of it. */
  public record Answer(List<RuleAnswer> rules) {}

  /**
   * What would be different.
   *
   * @param due how many things would go tonight
   * @param exact false where there are more of them
   */
  public record ChangeAnswer(String name, @Nullable Integer days, int due, boolean exact) {
    static ChangeAnswer of(Retention.Change change) {
      return new ChangeAnswer(
          change.name(), change.days(), change.due(), change.due() < Retention.COUNTED);
    }
  }

  /** All that would be different; empty where nothing would. */
  public record PreviewAnswer(List<ChangeAnswer> changes) {}

  private final Retention retention;

  RetentionApiResource(Retention retention) {
    this.retention = retention;
  }

  @GET
  @Allow(Role.ADMINISTRATOR)
  public Answer rules(@Auth Viewer viewer) {
    return new Answer(retention.rules(viewer).stream().map(RuleAnswer::of).toList());
  }

  /** What setting it would come to; nothing is set. */
  @POST
  @Path("/previews")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow(Role.ADMINISTRATOR)
  public PreviewAnswer preview(@Auth Viewer viewer, @Nullable Body body) {
    return new PreviewAnswer(
        retention.changes(viewer, read(viewer, body)).stream().map(ChangeAnswer::of).toList());
  }

  /** From now on. What is due goes the next night, and does not come back. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow(Role.ADMINISTRATOR)
  public Answer set(@Auth Viewer viewer, @Nullable Body body) {
    retention.set(viewer, read(viewer, body));
    return rules(viewer);
  }

  private Map<String, String> read(Viewer viewer, @Nullable Body body) {
    if (body == null || body.rules() == null) {
      throw Problem.invalid(FieldProblem.required("rules"));
    }
    Set<String> known =
        retention.rules(viewer).stream().map(Retention.Rule::name).collect(Collectors.toSet());
    Map<String, String> days = new HashMap<>();
    for (RuleBody rule : body.rules()) {
      if (rule == null || !known.contains(Objects.requireNonNullElse(rule.name(), ""))) {
        throw Problem.invalid(FieldProblem.of("rules", "unknown_value"));
      }
      days.put(rule.name(), Objects.toString(rule.days(), ""));
    }
    return days;
  }
}
