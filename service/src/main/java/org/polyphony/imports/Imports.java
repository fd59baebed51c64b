package org.polyphony.imports;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Uploads;
import org.polyphony.tables.Delimiters;
import org.polyphony.tables.Encodings;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Brings files in: starts, corrects, carries out, takes back. The work itself is the runner's. */
public final class Imports {

  private final Map<String, ImportTarget> targets = new LinkedHashMap<>();
  private final Uploads uploads;
  private final BiConsumer<Handle, UUID> later;
  private final Audit audit;
  private final Clock clock;

  /**
   * @param later asks for the work on an import, once the handle's transaction has committed
   */
  Imports(Uploads uploads, BiConsumer<Handle, UUID> later, Audit audit, Clock clock) {
    this.uploads = uploads;
    this.later = later;
    this.audit = audit;
    this.clock = clock;
  }

  /** Makes another kind of thing come in from files; at the start. */
  public void register(ImportTarget target) {
    targets.put(target.key(), target);
  }

  ImportTarget target(String key) {
    ImportTarget target = targets.get(key);
    if (target == null) {
      throw new IllegalStateException("Nothing takes in " + key);
    }
    return target;
  }

  Iterable<ImportTarget> targets() {
    return targets.values();
  }

  /**
   * Starts to read a file.
   *
   * @param target the key of an {@link ImportTarget}
   * @param subject what it works on, one of the viewer's
   * @param commit whether to go through without a stop for review
   * @return the import's id
   * @throws Problem 404 where the subject is not the viewer's, 422 where a wish cannot be met
   */
  public UUID start(
      Handle handle,
      Viewer viewer,
      String target,
      UUID subject,
      Uploads.Upload upload,
      Wishes wishes,
      boolean commit) {
    if (target(target).place(handle, viewer, subject).isEmpty()) {
      throw Problem.notFound();
    }
    ImportsDao dao = handle.attach(ImportsDao.class);
    check(dao, viewer, target, wishes);
    UUID id = Ids.next();
    dao.insert(
        id,
        viewer.organization(),
        target,
        subject,
        upload.id(),
        upload.filename(),
        commit,
        wishes,
        viewer.user(),
        clock.instant());
    tell(handle, viewer, "import.started", id);
    later.accept(handle, id);
    return id;
  }

  /** An import of the viewer's organization. */
  public Optional<Import> find(Handle handle, Viewer viewer, UUID id) {
    return handle.attach(ImportsDao.class).find(viewer.organization(), id);
  }

  /** The imports of one kind, the newest first, at most 50. */
  public List<Import> ofTarget(Handle handle, Viewer viewer, String target) {
    return handle.attach(ImportsDao.class).ofTarget(viewer.organization(), target);
  }

  /** The imports that went to a subject, the newest first, at most 50. */
  public List<Import> of(Handle handle, Viewer viewer, UUID subject) {
    return handle.attach(ImportsDao.class).of(viewer.organization(), subject);
  }

  /**
   * Reads the file again in another way.
   *
   * @param save the name under which to keep what its columns mean, empty for none
   * @throws Problem 404, 409 {@code import_not_in_review}, 422 where a wish cannot be met
   */
  void correct(Handle handle, Viewer viewer, UUID id, Wishes wishes, String save) {
    Import found = find(handle, viewer, id).orElseThrow(Problem::notFound);
    ImportsDao dao = handle.attach(ImportsDao.class);
    check(dao, viewer, found.target(), wishes);
    if (!move(dao, found, ImportState.READING)) {
      throw Problem.conflict("import_not_in_review");
    }
    dao.wish(id, wishes);
    dao.problem(id, null, Map.of());
    Layout layout = found.layout();
    List<String> fields = wishes.fields();
    if (!save.isBlank() && layout != null && layout.header() && fields != null) {
      dao.saveMapping(
          Ids.next(),
          viewer.organization(),
          found.target(),
          save.strip(),
          byHeader(layout, fields),
          wishes.meanings() == null ? Map.of() : wishes.meanings(),
          viewer.user(),
          clock.instant());
    }
    later.accept(handle, id);
  }

  /**
   * Carries a reviewed import out. Doing so again changes nothing.
   *
   * @throws Problem 404, 409 {@code import_not_in_review} where it is still read, failed or undone,
   *     409 {@code mapping_needed} where a column is missing
   */
  public void commit(Handle handle, Viewer viewer, UUID id) {
    Import found = find(handle, viewer, id).orElseThrow(Problem::notFound);
    if (found.state() == ImportState.RUNNING || found.state() == ImportState.DONE) {
      return;
    }
    if (found.problem() != null) {
      throw new Problem(409, "mapping_needed", Map.of());
    }
    if (found.state() != ImportState.REVIEW) {
      throw Problem.conflict("import_not_in_review");
    }
    if (move(handle.attach(ImportsDao.class), found, ImportState.RUNNING)) {
      tell(handle, viewer, "import.committed", id);
      later.accept(handle, id);
    }
  }

  /**
   * Takes an import back, or gives it up before it was carried out. Doing so again changes nothing.
   *
   * @param reason why; some kinds are taken back only with one
   * @throws Problem 404, 409 {@code import_running} while it is being carried out, 422 where a
   *     reason is asked for and there is none
   */
  public void undo(Handle handle, Viewer viewer, UUID id, String reason) {
    Import found = find(handle, viewer, id).orElseThrow(Problem::notFound);
    if (found.state() == ImportState.UNDONE) {
      return;
    }
    ImportTarget target = target(found.target());
    if (target.asksWhy() && found.state() == ImportState.DONE && reason.isBlank()) {
      throw Problem.invalid(FieldProblem.required("reason"));
    }
    ImportsDao dao = handle.attach(ImportsDao.class);
    if (!move(dao, found, ImportState.UNDONE)) {
      throw Problem.conflict("import_running");
    }
    target.undo(handle, new ImportTarget.Undo(id, viewer, reason.strip()));
    dao.forgetNotes(id);
    dao.forgetExamples(id);
    uploads.empty(handle, found.upload());
    tell(handle, viewer, "import.undone", id);
    later.accept(handle, id);
  }

  /**
   * To the end of the caller's transaction, no file of people is written into the organization.
   *
   * @return false where one is being written now
   */
  public boolean holdOff(Handle handle, UUID organization) {
    return handle.attach(ImportsDao.class).tryHold(writing("contacts", organization));
  }

  /** The name of the lock of whoever writes. */
  static String writing(String target, UUID organization) {
    return target + " of " + organization;
  }

  List<ImportsDao.Saved> mappings(Handle handle, UUID organization, String target) {
    return handle.attach(ImportsDao.class).mappings(organization, target);
  }

  /** How files of the same kind were read of which rows were turned away, the newest first. */
  List<Layout> earlier(Handle handle, Import one) {
    return handle
        .attach(ImportsDao.class)
        .earlier(one.organization(), one.target(), one.id())
        .stream()
        .map(ImportsDao.Earlier::layout)
        .toList();
  }

  /**
   * True where it went there from the state in which it was found; somebody may have been faster.
   */
  private boolean move(ImportsDao dao, Import found, ImportState next) {
    return found.state().mayBecome(next)
        && dao.move(found.id(), found.state().wire(), next.wire(), clock.instant()) > 0;
  }

  private void check(ImportsDao dao, Viewer viewer, String target, Wishes wishes) {
    String encoding = wishes.encoding();
    if (encoding != null && !Encodings.isChoice(encoding)) {
      throw new Problem(422, "unknown_encoding", Map.of());
    }
    String delimiter = wishes.delimiter();
    if (delimiter != null && !Delimiters.CHOICES.contains(delimiter)) {
      throw new Problem(422, "unknown_delimiter", Map.of());
    }
    List<String> fields = wishes.fields();
    // A program may send back what it was shown.
    if (fields != null
        && fields.stream()
            .anyMatch(
                field ->
                    !field.equals(Layout.WITHHELD) && !target(target).fields().contains(field))) {
      throw new Problem(422, "unknown_field", Map.of());
    }
    if (!Values.areMeanings(target(target), wishes.meanings())) {
      throw new Problem(422, "unknown_field", Map.of());
    }
    String mapping = wishes.mapping();
    if (mapping != null
        && dao.mappings(viewer.organization(), target).stream()
            .noneMatch(saved -> saved.name().equals(mapping))) {
      throw new Problem(422, "unknown_mapping", Map.of());
    }
  }

  private void tell(Handle handle, Viewer viewer, String action, UUID id) {
    audit.append(handle, viewer.user(), viewer.organization(), action, "import", id, Map.of());
  }

  private static Map<String, String> byHeader(Layout layout, List<String> fields) {
    List<String> keys = Headers.keys(layout.columns().stream().map(Layout.Column::header).toList());
    Map<String, String> byHeader = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(fields.size(), keys.size()); i++) {
      byHeader.put(keys.get(i), fields.get(i));
    }
    return byHeader;
  }
}
