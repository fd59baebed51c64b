package org.polyphony.duplicates;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Cursor;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Likely duplicates, for other programs. */
@Path("/api/v1/duplicates")
@Produces(MediaType.APPLICATION_JSON)
public final class DuplicatesApiResource {

  /**
   * Two people who may be one.
   *
   * @param reasons what they have in common: {@code identifier}, {@code name}, {@code near_name},
   *     {@code phone}, {@code email}, {@code address}, {@code born}
   */
  public record PairAnswer(UUID id, List<UUID> contacts, List<String> reasons, Instant foundAt) {

    static PairAnswer of(Pair pair) {
      return new PairAnswer(
          pair.id(), List.of(pair.one(), pair.other()), pair.reasons(), pair.foundAt());
    }
  }

  /**
   * @param state {@code same} or {@code different}
   * @param keep who goes on, of the two; with {@code same} alone
   */
  public record StateBody(@Nullable String state, @Nullable UUID keep) {}

  /**
   * What became of it.
   *
   * @param merge by which it can be undone; null where they are two
   */
  public record StateAnswer(UUID id, String state, @Nullable UUID merge) {}

  /**
   * How far everybody has been held against each other.
   *
   * @param state {@code running} or {@code done}; {@code none} before the first time
   * @param progress from 0 to 1
   * @param people how many were looked at
   * @param found how many pairs were found by it
   */
  public record SweepAnswer(
      String state,
      double progress,
      int people,
      int found,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {

    static SweepAnswer of(@Nullable Sweep sweep) {
      return sweep == null
          ? new SweepAnswer("none", 0, 0, 0, null, null)
          : new SweepAnswer(
              sweep.isUnderWay() ? "running" : "done",
              sweep.percent() / 100.0,
              sweep.lookedAt(),
              sweep.found(),
              sweep.startedAt(),
              sweep.finishedAt());
    }
  }

  private final DuplicateDesk desk;
  private final Sweeper sweeper;

  DuplicatesApiResource(DuplicateDesk desk, Sweeper sweeper) {
    this.desk = desk;
    this.sweeper = sweeper;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Cursor.Slice<PairAnswer> open(
      @Auth Viewer viewer,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer asked) {
    int limit = Cursor.limit(asked);
    return Cursor.slice(
        desk.open(viewer, Cursor.id(cursor).orElse(null), limit + 1).stream()
            .map(PairAnswer::of)
            .toList(),
        limit,
        pair -> pair.id().toString());
  }

  @GET
  @Path("/sweep")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SweepAnswer sweep(@Auth Viewer viewer) {
    return SweepAnswer.of(sweeper.of(viewer).orElse(null));
  }

  /** Everybody is looked at once more; nothing happens while that is under way. */
  @POST
  @Path("/sweep")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response startSweep(@Auth Viewer viewer) {
    sweeper.start(viewer);
    return Response.status(Response.Status.ACCEPTED).entity(sweep(viewer)).build();
  }

  /**
   * Whoever is one person beyond doubt is one, some at once: ask again until none was.
   *
   * @return how many were, as {@code merged}
   */
  @POST
  @Path("/certain")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Map<String, Integer> certain(@Auth Viewer viewer) {
    return Map.of("merged", desk.sameIfCertain(viewer));
  }

  @PUT
  @Path("/{id}/state")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public StateAnswer decide(
      @Auth Viewer viewer, @PathParam("id") UUID id, @Nullable StateBody body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    String state = Objects.requireNonNullElse(body.state(), "");
    if (state.equals("different")) {
      desk.different(viewer, id);
      return new StateAnswer(id, state, null);
    }
    if (!state.equals("same")) {
      throw Problem.invalid(FieldProblem.of("state", "unknown_value"));
    }
    UUID keep = body.keep();
    if (keep == null) {
      throw Problem.invalid(FieldProblem.required("keep"));
    }
    return new StateAnswer(id, state, desk.same(viewer, id, keep));
  }
}
