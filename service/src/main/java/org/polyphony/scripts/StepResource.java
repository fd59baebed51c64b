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
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** The steps of a draft, one form each. */
@Path("/scripts/{script: [0-9a-f-]{36}}/steps")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class StepResource {
  private final Drafts drafts;
  private final StepEditor steps;

  StepResource(Drafts drafts, StepEditor steps) {
    this.drafts = drafts;
    this.steps = steps;
  }

  /** The form of a step to be added. */
  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  @Consumes(MediaType.WILDCARD)
  public Page form(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("after") @Nullable String after) {
    Drafts.Draft draft = draft(viewer, script);
    StepKind chosen = StepKind.of(Objects.requireNonNullElse(kind, "")).orElse(StepKind.SAY);
    List<Step> there = draft.structure().steps();
    String last = there.isEmpty() ? "" : there.get(there.size() - 1).id();
    return page(
        draft, StepForm.empty(draft.revision(), chosen, Objects.requireNonNullElse(after, last)));
  }

  @POST
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object add(
      @Auth Viewer viewer, @PathParam("script") UUID script, MultivaluedMap<String, String> sent) {
    return take(viewer, script, StepForm.of(sent, ""), sent.getFirst("action"));
  }

  @GET
  @Path("/{step}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  @Consumes(MediaType.WILDCARD)
  public Page show(
      @Auth Viewer viewer, @PathParam("script") UUID script, @PathParam("step") String id) {
    Drafts.Draft draft = draft(viewer, script);
    Step step = draft.structure().step(id).orElseThrow(Problem::notFound);
    return page(draft, StepForm.of(draft, step));
  }

  @POST
  @Path("/{step}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object save(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @PathParam("step") String id,
      MultivaluedMap<String, String> sent) {
    return take(viewer, script, StepForm.of(sent, id), sent.getFirst("action"));
  }

  /** Moves a step up (negative) or down. */
  @POST
  @Path("/{step}/moves")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther move(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @PathParam("step") String id,
      @FormParam("revision") int revision,
      @FormParam("places") int places) {
    return edit(
        viewer, script, revision, StructureEdits.move(id, places), "scripts.notice.moved", id);
  }

  /** Deletes a step; the page that follows offers to bring it back. */
  @POST
  @Path("/{step}/deletions")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther delete(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @PathParam("step") String id,
      @FormParam("revision") int revision) {
    return edit(
        viewer, script, revision, StructureEdits.delete(id), "scripts.notice.deleted", "steps");
  }

  /** Puts a copy behind a step, with its texts in every language; it can be taken back. */
  @POST
  @Path("/{step}/copies")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther copy(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @PathParam("step") String id,
      @FormParam("revision") int revision) {
    return steps
        .copy(viewer, script, revision, id)
        .map(
            copy ->
                SeeOther.to("/scripts/" + script + "?undo=" + revision + "#" + copy)
                    .with("scripts.notice.copied"))
        .orElseGet(() -> SeeOther.to("/scripts/" + script).with("scripts.notice.stale"));
  }

  private SeeOther edit(
      Viewer viewer,
      UUID script,
      int revision,
      UnaryOperator<Structure> change,
      String notice,
      String anchor) {
    if (!drafts.edit(viewer, script, revision, change)) {
      return SeeOther.to("/scripts/" + script).with("scripts.notice.stale");
    }
    return SeeOther.to("/scripts/" + script + "?undo=" + revision + "#" + anchor).with(notice);
  }

  /** Saves a form, or does to it what a button inside it asks, without saving. */
  private Object take(Viewer viewer, UUID script, StepForm form, @Nullable String action) {
    String[] asked = Objects.requireNonNullElse(action, "save").split(":", 2);
    int place = asked.length > 1 && asked[1].matches("\\d{1,3}") ? Integer.parseInt(asked[1]) : -1;
    switch (asked[0]) {
      case "add" -> {
        return page(draft(viewer, script), form.withChoice());
      }
      case "remove" -> {
        return page(draft(viewer, script), form.withoutChoice(place));
      }
      case "up" -> {
        return page(draft(viewer, script), form.withChoiceUp(place));
      }
      default -> {
        return save(viewer, script, form);
      }
    }
  }

  private Object save(Viewer viewer, UUID script, StepForm form) {
    List<FieldProblem> problems = problems(form);
    if (!problems.isEmpty()) {
      return page(draft(viewer, script), form).with(Problem.invalid(problems));
    }
    Optional<String> saved = steps.save(viewer, script, form);
    if (saved.isEmpty()) {
      Drafts.Draft draft = draft(viewer, script);
      return stale(draft, form.on(draft)).with(Problem.conflict("script_stale"));
    }
    return SeeOther.to("/scripts/" + script + "#" + saved.get()).with("scripts.notice.saved");
  }

  private static List<FieldProblem> problems(StepForm form) {
    List<FieldProblem> problems = new ArrayList<>();
    if (form.text().isEmpty()) {
      problems.add(FieldProblem.required("text"));
    }
    boolean empty = form.choices().stream().allMatch(choice -> choice.text().isEmpty());
    if (form.kind().hasChoices() && empty) {
      problems.add(FieldProblem.of("choice_text-1", "no_answer_choice"));
    }
    if (form.kind() == StepKind.NUMBER) {
      Bounds bounds = form.bounds();
      if (bounds == null || !bounds.hasAny()) {
        problems.add(FieldProblem.of("least", "no_range"));
      } else if (form.unreadableBands()) {
        problems.add(FieldProblem.of("band-1", "bad_band_here"));
      }
    }
    return problems;
  }

  private Drafts.Draft draft(Viewer viewer, UUID script) {
    return drafts.find(viewer, script).orElseThrow(() -> Problem.conflict("script_no_draft"));
  }

  private static Page page(Drafts.Draft draft, StepForm form) {
    return Page.of("scripts/step.jte", new StepPage(draft.version(), form, null));
  }

  /** The form with what was sent, beside what is saved now: saving again takes the former. */
  private static Page stale(Drafts.Draft draft, StepForm form) {
    StepForm now =
        draft.structure().step(form.id()).map(step -> StepForm.of(draft, step)).orElse(null);
    return Page.of("scripts/step.jte", new StepPage(draft.version(), form, now));
  }
}
