package org.polyphony.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.ContactList;
import org.polyphony.contacts.IntakeKept;
import org.polyphony.contacts.Lists;
import org.polyphony.platform.Csv;
import org.polyphony.platform.Uploads;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What pages and API ask about imports, each in a transaction of its own. */
public final class ImportDesk {

  /** How many rows of each kind a page shows. */
  private static final int SHOWN = 20;

  private static final int LONGEST_NAME = 200;

  /** What rows are called that were typed in. */
  private static final String PAPER = "paper.csv";

  private final Jdbi jdbi;
  private final Uploads uploads;
  private final Imports imports;
  private final Lists lists;
  private final ImportsSettings settings;

  ImportDesk(Jdbi jdbi, Uploads uploads, Imports imports, Lists lists, ImportsSettings settings) {
    this.jdbi = jdbi;
    this.uploads = uploads;
    this.imports = imports;
    this.lists = lists;
    this.settings = settings;
  }

  /**
   * A list with what came to it, the mappings that are kept, and whose clock its times are told by.
   *
   * @param megabytes how large a file may be
   */
  record ListImports(
      ContactList list, List<Import> imports, List<String> mappings, ZoneId zone, int megabytes) {}

  /**
   * @throws Problem 404 where the viewer has no such list
   */
  ListImports of(Viewer viewer, UUID list) {
    return jdbi.withHandle(
        handle ->
            new ListImports(
                lists.find(handle, viewer, list).orElseThrow(Problem::notFound),
                imports.of(handle, viewer, list),
                imports.mappings(handle, viewer.organization(), "contacts").stream()
                    .map(ImportsDao.Saved::name)
                    .toList(),
                zone(handle, viewer),
                settings.megabytesAtMost()));
  }

  /** As {@link #start(Viewer, UUID, String, InputStream, Supplier, boolean)}. */
  UUID start(
      Viewer viewer, UUID list, String filename, InputStream file, Wishes wishes, boolean commit) {
    return start(viewer, list, filename, file, () -> wishes, commit);
  }

  /**
   * Takes a file in and starts to read it.
   *
   * @param wishes what is asked for, known once the file is here
   * @throws Problem 404 where the viewer has no such list, 413 where the file is too large, 400
   *     {@code upload_broken} where the line broke
   */
  UUID start(
      Viewer viewer,
      UUID list,
      String filename,
      InputStream file,
      Supplier<Wishes> wishes,
      boolean commit) {
    of(viewer, list);
    return start(viewer, "contacts", handle -> list, filename, file, wishes, commit);
  }

  /**
   * Takes a file of some kind in and starts to read it.
   *
   * @param target the key of an {@link ImportTarget}
   * @param subject finds or makes what it works on, once the file is here
   * @param wishes what was said of it, asked once the file is here
   * @param commit whether to go through without a stop for review
   * @return the import
   * @throws Problem 404 where the subject is not the viewer's, 413 where the file is too large, 400
   *     {@code upload_broken} where the line broke
   */
  public UUID start(
      Viewer viewer,
      String target,
      Function<Handle, UUID> subject,
      String filename,
      InputStream file,
      Supplier<Wishes> wishes,
      boolean commit) {
    Uploads.Upload upload = receive(viewer, filename, file);
    try {
      Wishes asked = wishes.get();
      return jdbi.inTransaction(
          handle ->
              imports.start(handle, viewer, target, subject.apply(handle), upload, asked, commit));
    } catch (Problem problem) {
      jdbi.useTransaction(handle -> uploads.delete(handle, upload.id()));
      throw problem;
    }
  }

  /**
   * Before a byte of it has come.
   *
   * @throws Problem 413 where a file that says its length is too large
   */
  public void refuseTooLarge(long bytes) {
    if (bytes > settings.bytesAtMost()) {
      throw tooLarge();
    }
  }

  private Problem tooLarge() {
    return new Problem(413, "file_too_large", Map.of("megabytes", settings.bytesAtMost() >> 20));
  }

  /**
   * Takes rows in that somebody has typed, and reads them for review.
   *
   * @param key of the page on which they were typed: the same page again is the same import
   * @throws Problem 404 where the viewer has no such list
   */
  UUID start(Viewer viewer, UUID list, UUID key, PaperRows rows) {
    of(viewer, list);
    Uploads.Upload upload = receive(viewer, PAPER, rows.file());
    return jdbi.inTransaction(
        handle -> {
          ImportsDao dao = handle.attach(ImportsDao.class);
          dao.lock("paper " + key);
          Optional<UUID> known = dao.typedOn(viewer.organization(), key);
          if (known.isPresent()) {
            uploads.delete(handle, upload.id());
            return known.get();
          }
          UUID id =
              imports.start(handle, viewer, "contacts", list, upload, PaperRows.wishes(), false);
          dao.typedOn(viewer.organization(), id, key);
          return id;
        });
  }

  /**
   * An import with what there is to see of it.
   *
   * @param others by their ids, the files because of which people stay
   */
  record Seen(
      Import one,
      ImportTarget target,
      ImportTarget.Place place,
      ImportTarget.@Nullable Remark remark,
      boolean asksWhy,
      List<String> fields,
      List<ImportsDao.Noted> rejected,
      List<ImportsDao.Noted> review,
      List<ImportsDao.Reason> rejectedFor,
      List<ImportsDao.Reason> reviewedFor,
      List<ValueTally.Counted> values,
      Preview preview,
      IntakeKept kept,
      Map<UUID, Import> others,
      ZoneId zone) {}

  /**
   * @throws Problem 404 where the viewer has no such import
   */
  Seen see(Viewer viewer, UUID id) {
    return jdbi.withHandle(
        handle -> {
          Import found = imports.find(handle, viewer, id).orElseThrow(Problem::notFound);
          ImportsDao dao = handle.attach(ImportsDao.class);
          ImportTarget target = imports.target(found.target());
          Layout layout = found.layout();
          IntakeKept kept = target.kept(handle, id);
          return new Seen(
              found,
              target,
              target.place(handle, viewer, found.subject()).orElseThrow(Problem::notFound),
              layout == null
                  ? null
                  : target.remark(handle, viewer, found.subject(), layout).orElse(null),
              target.asksWhy(),
              target.fields(),
              dao.notes(id, "rejected", SHOWN),
              dao.notes(id, "review", SHOWN),
              dao.reasons(id, "rejected"),
              dao.reasons(id, "review"),
              dao.seenValues(id).seenValues(),
              dao.previewed(id),
              kept,
              others(handle, viewer, kept),
              zone(handle, viewer));
        });
  }

  /** The other files because of which people stay. */
  private Map<UUID, Import> others(Handle handle, Viewer viewer, IntakeKept kept) {
    return kept.reasons().stream()
        .map(IntakeKept.Reason::byImport)
        .filter(Objects::nonNull)
        .flatMap(id -> imports.find(handle, viewer, id).stream())
        .collect(Collectors.toMap(Import::id, other -> other));
  }

  private static ZoneId zone(Handle handle, Viewer viewer) {
    return ZoneId.of(handle.attach(ImportsDao.class).timeZone(viewer.organization()).orElse("UTC"));
  }

  /**
   * @throws Problem 404 where the viewer has no such import
   */
  Import find(Viewer viewer, UUID id) {
    return jdbi.withHandle(handle -> imports.find(handle, viewer, id))
        .orElseThrow(Problem::notFound);
  }

  void correct(Viewer viewer, UUID id, Wishes wishes, String save) {
    jdbi.useTransaction(handle -> imports.correct(handle, viewer, id, wishes, save));
  }

  void commit(Viewer viewer, UUID id) {
    jdbi.useTransaction(handle -> imports.commit(handle, viewer, id));
  }

  void undo(Viewer viewer, UUID id, String reason) {
    jdbi.useTransaction(handle -> imports.undo(handle, viewer, id, reason));
  }

  /**
   * The rejected rows as they came, behind line, field and reason.
   *
   * @param rejects for people or for programs
   */
  void rejects(Viewer viewer, UUID id, Rejects rejects, OutputStream out) throws IOException {
    noted(viewer, id, "rejected", rejects, out);
  }

  /** The rows that want a look, in the same way. */
  void toLookAt(Viewer viewer, UUID id, Rejects rejects, OutputStream out) throws IOException {
    noted(viewer, id, "review", rejects, out);
  }

  private void noted(Viewer viewer, UUID id, String verdict, Rejects rejects, OutputStream out)
      throws IOException {
    Import found = find(viewer, id);
    Csv csv = new Csv(out);
    csv.row(rejects.header(found.layout()));
    jdbi.useTransaction(
        handle -> {
          try (ResultIterator<ImportsDao.Noted> rows =
              handle.attach(ImportsDao.class).allNotes(id, verdict)) {
            List<ImportsDao.Noted> row = new ArrayList<>();
            while (rows.hasNext()) {
              ImportsDao.Noted next = rows.next();
              if (!row.isEmpty() && row.get(0).line() != next.line()) {
                csv.row(rejects.row(row));
                row.clear();
              }
              row.add(next);
            }
            if (!row.isEmpty()) {
              csv.row(rejects.row(row));
            }
          }
        });
    csv.close();
  }

  private Uploads.Upload receive(Viewer viewer, String filename, InputStream file) {
    try {
      return uploads.receive(
          viewer.organization(), viewer.user(), name(filename), file, settings.bytesAtMost());
    } catch (Uploads.TooLarge e) {
      throw tooLarge();
    } catch (IOException e) {
      throw Problem.unreadable("upload_broken");
    }
  }

  /** Without folders, which some browsers send. */
  private static String name(String filename) {
    String name =
        filename
            .substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1)
            .strip();
    String usual = name.isEmpty() ? "people.csv" : name;
    return usual.substring(0, Math.min(LONGEST_NAME, usual.length()));
  }
}
