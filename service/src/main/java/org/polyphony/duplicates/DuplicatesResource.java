package org.polyphony.duplicates;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** The desk at which somebody says whether two entries are one person. */
@Path("/duplicates")
public final class DuplicatesResource {

  private final DuplicateDesk desk;
  private final Sweeper sweeper;

  DuplicatesResource(DuplicateDesk desk, Sweeper sweeper) {
    this.desk = desk;
    this.sweeper = sweeper;
  }

  /**
   * The next question.
   *
   * @param keep who is to go on if they are one; without it the one with whom more has happened
   */
  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page next(@Auth Viewer viewer, @QueryParam("keep") @Nullable UUID keep) {
    return Page.of(
        "duplicates/duplicates.jte",
        new DuplicatesPage(
            desk.stand(viewer, keep), sweeper.of(viewer).orElse(null), viewer.minor()));
  }

  /** Everybody is to be looked at once more. */
  @POST
  @Path("/sweep")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther sweep(@Auth Viewer viewer) {
    sweeper.start(viewer);
    return SeeOther.to("/duplicates").with("duplicates.sweep.started");
  }

  /** Whoever is one person beyond doubt is to be one. */
  @POST
  @Path("/certain")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther certain(@Auth Viewer viewer) {
    desk.sameIfCertain(viewer);
    return SeeOther.to("/duplicates").with("duplicates.certain.merged");
  }

  @POST
  @Path("/{id}/answer")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther answer(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @FormParam("answer") @Nullable String answer,
      @FormParam("keep") @Nullable UUID keep) {
    try {
      return SeeOther.to("/duplicates").with(answered(viewer, id, answer, keep));
    } catch (Problem problem) {
      if (problem.status() == 404 || problem.status() == 409) {
        // Somebody else was faster; the next question is as good.
        return SeeOther.to("/duplicates").with("duplicates.answered-already");
      }
      throw problem;
    }
  }

  @POST
  @Path("/merges/{merge}/undo")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther undo(@Auth Viewer viewer, @PathParam("merge") UUID merge) {
    desk.undo(viewer, merge);
    return SeeOther.to("/duplicates").with("duplicates.undone");
  }

  private String answered(Viewer viewer, UUID id, @Nullable String answer, @Nullable UUID keep) {
    switch (Objects.requireNonNullElse(answer, "")) {
      case "same" -> {
        if (keep == null) {
          throw Problem.invalid(FieldProblem.required("keep"));
        }
        desk.same(viewer, id, keep);
        return "duplicates.merged";
      }
      case "different" -> {
        desk.different(viewer, id);
        return "duplicates.kept-apart";
      }
      case "skip" -> {
        desk.skip(viewer, id);
        return "duplicates.skipped";
      }
      default -> throw Problem.invalid(FieldProblem.of("answer", "unknown_value"));
    }
  }
}
