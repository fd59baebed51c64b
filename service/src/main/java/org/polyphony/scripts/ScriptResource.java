package org.polyphony.scripts;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** One script: its steps, its languages, its versions, and what is wrong with it. */
@Path("/scripts/{script: [0-9a-f-]{36}}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ScriptResource {
  private final Scripts scripts;
  private final Drafts drafts;

  ScriptResource(Scripts scripts, Drafts drafts) {
    this.scripts = scripts;
    this.drafts = drafts;
  }

  /**
   * @param undo the revision on which an edit was made that can be taken back
   */
  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  @Consumes(MediaType.WILDCARD)
  public Page show(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @QueryParam("undo") @Nullable Integer undo) {
    return page(viewer, script, undo);
  }

  /** Begins the next version. */
  @POST
  @Path("/drafts")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther draft(
      @Auth Viewer viewer, @PathParam("script") UUID script, @FormParam("from") UUID from) {
    drafts.begin(viewer, script, from);
    return SeeOther.to("/scripts/" + script).with("scripts.notice.draft");
  }

  /** {@code published}, {@code archived} or {@code restored}. */
  @POST
  @Path("/state")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object state(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @FormParam("state") @Nullable String state) {
    SeeOther back = SeeOther.to("/scripts/" + script);
    switch (Objects.requireNonNullElse(state, "")) {
      case "published" -> {
        return publish(viewer, script);
      }
      case "archived" -> {
        scripts.archive(viewer, script, true);
        return back.with("scripts.notice.archived");
      }
      case "restored" -> {
        scripts.archive(viewer, script, false);
        return back.with("scripts.notice.restored");
      }
      default -> throw Problem.invalid(FieldProblem.of("state", "unknown_script_state"));
    }
  }

  @POST
  @Path("/name")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object rename(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @FormParam("name") @Nullable String name) {
    List<FieldProblem> problems = new ArrayList<>();
    String title = ScriptBody.name(name, problems);
    if (!problems.isEmpty()) {
      return page(viewer, script, null).with(Problem.invalid(problems));
    }
    drafts.rename(viewer, script, title);
    return SeeOther.to("/scripts/" + script).with("scripts.notice.renamed");
  }

  /** Takes an edit of the steps back. */
  @POST
  @Path("/restorations")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther undo(
      @Auth Viewer viewer, @PathParam("script") UUID script, @FormParam("revision") int revision) {
    boolean undone = drafts.undo(viewer, script, revision);
    return SeeOther.to("/scripts/" + script)
        .with(undone ? "scripts.notice.undone" : "scripts.notice.stale");
  }

  private Object publish(Viewer viewer, UUID script) {
    try {
      scripts.publish(viewer, script);
      return SeeOther.to("/scripts/" + script).with("scripts.notice.published");
    } catch (Problem problem) {
      if (problem.status() != 422) {
        throw problem;
      }
      // Where each mistake is stands on the page already, with a way to it.
      return page(viewer, script, null).with(Problem.conflict("script_has_errors"));
    }
  }

  private Page page(Viewer viewer, UUID script, @Nullable Integer undo) {
    ScriptSummary summary = scripts.find(viewer, script);
    Optional<Drafts.Draft> draft = drafts.find(viewer, script);
    ScriptVersion version =
        draft.map(Drafts.Draft::version).orElseGet(() -> scripts.best(viewer, script));
    boolean undoable =
        undo != null && draft.filter(found -> found.revision() == undo + 1).isPresent();
    return Page.of(
        "scripts/script.jte",
        new ScriptPage(
            summary,
            version,
            draft.map(Drafts.Draft::revision).orElse(0),
            undoable ? undo : null,
            ScriptCheck.of(version),
            scripts.versions(viewer, script)));
  }
}
