package org.polyphony.scripts;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * The one version of a script that can be edited. Each edit names the revision it was made on; one
 * that is no longer the latest changes nothing and says so.
 */
public final class Drafts {
  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;

  Drafts(Jdbi jdbi, Clock clock, Audit audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
  }

  /** A draft as it is now, to be shown with its revision. */
  record Draft(int revision, ScriptVersion version) {
    Structure structure() {
      return version.structure();
    }
  }

  /**
   * The draft of a script.
   *
   * @return empty where the newest version is published and nobody edits
   * @throws Problem 404 where there is no such script
   */
  Optional<Draft> find(Viewer viewer, UUID script) {
    return jdbi.inTransaction(handle -> find(handle, viewer, script));
  }

  Optional<Draft> find(Handle handle, Viewer viewer, UUID script) {
    ScriptsDao.ScriptRow row = script(handle, viewer, script);
    return dao(handle).draft(script).map(version -> draft(handle, row, version));
  }

  /**
   * Begins the next version as a copy of one, with all its texts and their states.
   *
   * @param from the version to copy
   * @return false where there is a draft already
   */
  boolean begin(Viewer viewer, UUID script, UUID from) {
    return jdbi.inTransaction(handle -> begin(handle, viewer, script, from));
  }

  private boolean begin(Handle handle, Viewer viewer, UUID script, UUID from) {
    ScriptsDao.ScriptRow row = script(handle, viewer, script);
    ScriptsDao.VersionRow version =
        dao(handle)
            .version(from)
            .filter(found -> found.script().equals(row.id()))
            .orElseThrow(Problem::notFound);
    dao(handle).lockScript(script);
    if (dao(handle).draft(script).isPresent()) {
      return false;
    }
    UUID copy = Ids.next();
    dao(handle).insertDraft(copy, script, version.slots(), version.steps(), clock.instant());
    handle.attach(TextsDao.class).copy(from, copy);
    return true;
  }

  /**
   * Copies a version of a script as the first draft of another one.
   *
   * @return the new script's id
   * @throws Problem 404 where there is no such version, or it is another organization's
   */
  public UUID copy(Viewer viewer, UUID version, String name) {
    return jdbi.inTransaction(handle -> copy(handle, viewer, version, name));
  }

  private UUID copy(Handle handle, Viewer viewer, UUID version, String name) {
    ScriptsDao.VersionRow row = dao(handle).version(version).orElseThrow(Problem::notFound);
    ScriptsDao.ScriptRow script = script(handle, viewer, row.script());
    UUID id = Ids.next();
    dao(handle)
        .insertScript(
            id,
            viewer.organization(),
            name,
            script.sourceLanguage(),
            false,
            viewer.user(),
            clock.instant());
    UUID draft = Ids.next();
    dao(handle).insertDraft(draft, id, row.slots(), row.steps(), clock.instant());
    handle.attach(TextsDao.class).copy(version, draft);
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        "script.copied",
        "script",
        id,
        Map.of("from", script.id().toString()));
    return id;
  }

  /**
   * Changes the structure of a draft.
   *
   * @param revision the one that the viewer saw
   * @return false, and nothing is changed, where the draft has another revision by now
   * @throws Problem 404; 409 {@code script_no_draft}
   */
  boolean edit(Viewer viewer, UUID script, int revision, UnaryOperator<Structure> change) {
    return jdbi.inTransaction(handle -> edit(handle, viewer, script, revision, change));
  }

  boolean edit(
      Handle handle, Viewer viewer, UUID script, int revision, UnaryOperator<Structure> change) {
    ScriptsDao.VersionRow draft = lock(handle, viewer, script);
    if (draft.revision() != revision) {
      return false;
    }
    save(handle, viewer, draft, change.apply(draft.structure()));
    return true;
  }

  /**
   * Puts the structure back as it was before one edit. Texts are never deleted from a draft, so
   * that a step comes back with its own.
   *
   * @param revision the one on which that edit was made
   * @return false, and nothing is changed, where something else was edited since
   */
  boolean undo(Viewer viewer, UUID script, int revision) {
    return jdbi.inTransaction(handle -> undo(handle, viewer, script, revision));
  }

  private boolean undo(Handle handle, Viewer viewer, UUID script, int revision) {
    ScriptsDao.VersionRow draft = lock(handle, viewer, script);
    Optional<ScriptsDao.Earlier> earlier = dao(handle).earlier(draft.id(), revision);
    if (draft.revision() != revision + 1 || earlier.isEmpty()) {
      return false;
    }
    save(handle, viewer, draft, earlier.get().structure());
    return true;
  }

  /** Gives a script another name; the name is not part of a version. */
  void rename(Viewer viewer, UUID script, String name) {
    jdbi.useTransaction(
        handle -> {
          script(handle, viewer, script);
          dao(handle).rename(script, name);
        });
  }

  /** The draft, locked until the caller's transaction ends. */
  ScriptsDao.VersionRow lock(Handle handle, Viewer viewer, UUID script) {
    script(handle, viewer, script);
    return dao(handle).lockDraft(script).orElseThrow(() -> Problem.conflict("script_no_draft"));
  }

  private void save(
      Handle handle, Viewer viewer, ScriptsDao.VersionRow draft, Structure structure) {
    dao(handle).keepForUndo(draft.id(), viewer.user(), clock.instant());
    dao(handle).saveStructure(draft.id(), structure.slots(), structure.steps());
  }

  private static Draft draft(
      Handle handle, ScriptsDao.ScriptRow script, ScriptsDao.VersionRow version) {
    return new Draft(version.revision(), Scripts.read(handle, script, version));
  }

  private static ScriptsDao.ScriptRow script(Handle handle, Viewer viewer, UUID script) {
    return dao(handle).script(script, viewer.organization()).orElseThrow(Problem::notFound);
  }

  private static ScriptsDao dao(Handle handle) {
    return handle.attach(ScriptsDao.class);
  }
}
