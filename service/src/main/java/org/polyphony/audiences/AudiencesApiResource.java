package org.polyphony.audiences;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Cursor;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Audiences, for other programs. Where a campaign takes a list, it takes an audience's id. */
@Path("/api/v1/audiences")
@Produces(MediaType.APPLICATION_JSON)
public final class AudiencesApiResource {

  /**
   * What is sent; in a change, what is left out stays.
   *
   * @param purpose {@code any} where a new one leaves it out
   * @param rules whoever fulfils all of them is in it
   * @param archived out of use, or in it
   */
  public record Body(
      @Nullable String name,
      @Nullable String purpose,
      @Nullable List<RuleBody> rules,
      @Nullable Boolean archived) {}

  /**
   * One rule.
   *
   * @param criterion such as {@code spoken}
   * @param values any of them fits
   * @param out whether whom they fit is left out
   */
  public record RuleBody(
      @Nullable String criterion, @Nullable List<String> values, @Nullable Boolean out) {

    Rule rule() {
      return new Rule(
          Objects.requireNonNullElse(criterion, ""),
          Objects.requireNonNullElse(values, List.of()),
          Objects.requireNonNullElse(out, false));
    }
  }

  /**
   * What is answered.
   *
   * @param people how many were in it at {@code kept_at}
   * @param keptAt null until its people have been gathered for the first time
   */
  public record Answer(
      UUID id,
      String name,
      String purpose,
      List<Rule> rules,
      int people,
      @Nullable Instant keptAt,
      boolean archived) {

    static Answer of(Audience audience) {
      return new Answer(
          audience.id(),
          audience.name(),
          audience.purpose(),
          audience.rules(),
          audience.people(),
          audience.keptAt(),
          audience.archivedAt() != null);
    }
  }

  /**
   * How many people fulfil the rules now.
   *
   * @param people at least so many
   * @param exact false where there are more, or where counting took too long
   */
  public record CountAnswer(int people, boolean exact) {}

  private final AudienceDesk desk;

  AudiencesApiResource(AudienceDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Cursor.Slice<Answer> audiences(
      @Auth Viewer viewer,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer asked) {
    int limit = Cursor.limit(asked);
    String after = Cursor.after(cursor).orElse("");
    return Cursor.slice(
        desk.of(viewer).stream()
            .map(Answer::of)
            .sorted(Comparator.comparing(audience -> audience.id().toString()))
            .filter(audience -> audience.id().toString().compareTo(after) > 0)
            .limit(limit + 1L)
            .toList(),
        limit,
        audience -> audience.id().toString());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response create(@Auth Viewer viewer, @Nullable Body body) {
    Body sent = present(body);
    Audience made =
        desk.create(
            viewer,
            new NewAudience(
                Objects.requireNonNullElse(sent.name(), ""),
                Objects.requireNonNullElse(sent.purpose(), "any"),
                rules(sent, List.of())));
    return Response.status(201).entity(Answer.of(made)).build();
  }

  /** Counts without keeping anything. */
  @POST
  @Path("/count")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public CountAnswer count(@Auth Viewer viewer, @Nullable Body body) {
    Body sent = present(body);
    Matches.Count count =
        desk.count(
            viewer, Objects.requireNonNullElse(sent.purpose(), "any"), rules(sent, List.of()));
    return new CountAnswer(count.people(), count.exact());
  }

  @GET
  @Path("/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Answer audience(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return Answer.of(desk.find(viewer, id));
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Answer change(@Auth Viewer viewer, @PathParam("id") UUID id, @Nullable Body body) {
    Body sent = present(body);
    Audience before = desk.find(viewer, id);
    if (sent.name() != null || sent.purpose() != null || sent.rules() != null) {
      desk.change(
          viewer,
          id,
          new NewAudience(
              Objects.requireNonNullElse(sent.name(), before.name()),
              Objects.requireNonNullElse(sent.purpose(), before.purpose()),
              rules(sent, before.rules())));
    }
    Boolean archived = sent.archived();
    if (archived != null && archived != (before.archivedAt() != null)) {
      desk.archive(viewer, id, archived);
    }
    return Answer.of(desk.find(viewer, id));
  }

  private static List<Rule> rules(Body sent, List<Rule> otherwise) {
    List<RuleBody> rules = sent.rules();
    return rules == null ? otherwise : rules.stream().map(RuleBody::rule).toList();
  }

  private static Body present(@Nullable Body body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    return body;
  }
}
