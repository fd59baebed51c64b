package org.polyphony.scripts;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Saves the form of one step: its structure and its texts in the source, or neither. */
final class StepEditor {
  private final Jdbi jdbi;
  private final Drafts drafts;
  private final Translations translations;

  StepEditor(Jdbi jdbi, Drafts drafts, Translations translations) {
    this.jdbi = jdbi;
    this.drafts = drafts;
    this.translations = translations;
  }

  /**
   * Saves a form.
   *
   * @return the id of the step; empty, and nothing is saved, where somebody else has changed the
   *     draft or one of these texts meanwhile
   */
  Optional<String> save(Viewer viewer, UUID script, StepForm form) {
    return jdbi.inTransaction(
        handle -> {
          Optional<String> saved = save(handle, viewer, script, form);
          if (saved.isEmpty()) {
            handle.rollback();
          }
          return saved;
        });
  }

  private Optional<String> save(Handle handle, Viewer viewer, UUID script, StepForm form) {
    drafts.lock(handle, viewer, script);
    Drafts.Draft draft =
        drafts.find(handle, viewer, script).orElseThrow(() -> Problem.conflict("script_no_draft"));
    Structure structure = draft.structure();
    StepForm.Made made = form.make(ids(structure));
    if (draft.revision() != form.revision()) {
      return Optional.empty();
    }
    if (!structure.step(made.step().id()).equals(Optional.of(made.step()))) {
      Map<String, SlotKind> slots = slots(structure, made.step());
      drafts.edit(
          handle,
          viewer,
          script,
          form.revision(),
          form.id().isEmpty()
              ? StructureEdits.add(made.step(), slots, form.after())
              : StructureEdits.replace(made.step(), slots));
    }
    List<Translations.Conflict> conflicts =
        translations.save(handle, viewer, script, draft.version().sourceLanguage(), made.texts());
    return conflicts.isEmpty() ? Optional.of(made.step().id()) : Optional.empty();
  }

  /**
   * Puts a copy of a step behind it, with its texts in every language and their states.
   *
   * @return the copy's id; empty, and nothing is changed, where the draft has another revision by
   *     now
   * @throws Problem 404 where there is no such step; 409 {@code script_no_draft}
   */
  Optional<String> copy(Viewer viewer, UUID script, int revision, String id) {
    return jdbi.inTransaction(handle -> copy(handle, viewer, script, revision, id));
  }

  private Optional<String> copy(
      Handle handle, Viewer viewer, UUID script, int revision, String id) {
    ScriptsDao.VersionRow draft = drafts.lock(handle, viewer, script);
    Structure structure = draft.structure();
    Step step = structure.step(id).orElseThrow(Problem::notFound);
    Set<String> taken = ids(structure);
    // A step that was deleted has its texts still, so that it can be brought back.
    handle.attach(TextsDao.class).texts(draft.id()).stream()
        .map(text -> text.key().split("\\.", 2)[0])
        .forEach(taken::add);
    Step copy = step.called(Slug.of(id, step.kind().key(), taken));
    if (!drafts.edit(
        handle, viewer, script, revision, StructureEdits.add(copy, slots(structure, copy), id))) {
      return Optional.empty();
    }
    handle.attach(ScriptsDao.class).copyTexts(draft.id(), id, copy.id());
    return Optional.of(copy.id());
  }

  private static Set<String> ids(Structure structure) {
    return structure.steps().stream()
        .map(Step::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The slots that a step feeds, with their kinds: those that are there, and new ones that the form
   * called by their kind.
   */
  private static Map<String, SlotKind> slots(Structure structure, Step step) {
    Map<String, SlotKind> slots = new LinkedHashMap<>();
    for (String slot : step.feeds().values()) {
      SlotKind known = structure.slots().get(slot);
      if (known != null) {
        slots.put(slot, known);
      } else {
        SlotKind.of(slot).ifPresent(kind -> slots.put(slot, kind));
      }
    }
    return slots;
  }
}
