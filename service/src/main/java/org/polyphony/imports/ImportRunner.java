package org.polyphony.imports;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.imports.ImportTarget.Note;
import org.polyphony.imports.ImportTarget.Verdict;
import org.polyphony.platform.Journal;
import org.polyphony.platform.Uploads;
import org.polyphony.privacy.SensitiveFacts;
import org.polyphony.tables.Content;
import org.polyphony.tables.Reading;
import org.polyphony.tables.Tables;
import org.polyphony.tables.Unreadable;
import org.polyphony.tables.WrongEncoding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work on imports: reads files and carries them out. It can be killed anywhere and begins
 * again: what the stage holds goes with the connection, what was written half is taken out first.
 */
final class ImportRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

  private final Jdbi jdbi;
  private final Uploads uploads;
  private final Imports imports;
  private final SensitiveFacts sensitive;
  private final Journal journal;
  private final Clock clock;

  ImportRunner(
      Jdbi jdbi,
      Uploads uploads,
      Imports imports,
      SensitiveFacts sensitive,
      Journal journal,
      Clock clock) {
    this.jdbi = jdbi;
    this.uploads = uploads;
    this.imports = imports;
    this.sensitive = sensitive;
    this.journal = journal;
    this.clock = clock;
  }

  /** All that is under way and that nobody works on, and the cleaning up after what was undone. */
  void runAll() {
    jdbi.withExtension(ImportsDao.class, ImportsDao::underWay).forEach(this::run);
    try (Handle handle = jdbi.open()) {
      for (ImportTarget target : imports.targets()) {
        target.uncleared().forEach(organization -> clear(handle, target, organization));
      }
    }
  }

  /** Not while a file is written that may name the people who go. */
  private static void clear(Handle handle, ImportTarget target, UUID organization) {
    locked(
        handle.attach(ImportsDao.class),
        Imports.writing(target.key(), organization),
        () -> target.clear(organization));
  }

  /**
   * Works on an import until it waits for somebody or is at its end; not where another one does,
   * nor while another one writes into the same organization: two that knew nothing of each other
   * would both create the person whom both files name. The patrol comes back for it.
   */
  void run(UUID id) {
    try (Handle handle = jdbi.open()) {
      ImportsDao dao = handle.attach(ImportsDao.class);
      locked(
          dao,
          "import " + id,
          () ->
              dao.load(id)
                  .ifPresent(
                      found -> {
                        if (writes(found)) {
                          String all = Imports.writing(found.target(), found.organization());
                          locked(dao, all, () -> work(handle, found));
                        } else {
                          work(handle, found);
                        }
                      }));
    }
  }

  private static void locked(ImportsDao dao, String name, Runnable work) {
    if (dao.tryLock(name)) {
      try {
        work.run();
      } finally {
        dao.unlock(name);
      }
    }
  }

  private static boolean writes(Import found) {
    return found.state() == ImportState.RUNNING
        || (found.state() == ImportState.READING && found.commitAfterReview());
  }

  private void work(Handle handle, Import found) {
    try {
      switch (found.state()) {
        case READING -> read(handle, found);
        case RUNNING -> carryOut(handle, found);
        case UNDONE -> clear(handle, imports.target(found.target()), found.organization());
        case REVIEW, DONE, FAILED -> {
          // It waits for somebody, or is at its end.
        }
      }
    } catch (Unreadable e) {
      fail(found, e.code(), e.arguments());
    } catch (WrongEncoding e) {
      fail(found, "wrong_encoding", Map.of("encoding", encoding(found)));
    } catch (RuntimeException e) {
      LOG.error("Import {} has failed", found.id(), e);
      fail(found, "unexpected", Map.of());
    }
  }

  private void read(Handle handle, Import found) {
    handle.useTransaction(h -> h.attach(ImportsDao.class).forgetNotes(found.id()));
    Content content = () -> uploads.open(found.upload());
    Layout layout =
        new Layouts(Headers.of(imports.target(found.target())))
            .find(
                content, found.wishes(), saved(handle, found), () -> imports.earlier(handle, found))
            .keeping(sensitive.kept(handle, found.organization()), found.wishes().fields() != null);
    try {
      stage(handle, found, layout);
    } catch (WrongEncoding e) {
      if (found.wishes().encoding() != null) {
        throw e;
      }
      // The beginning was plain enough to be taken for UTF-8, and further down is something else.
      Reading guess = layout.reading().guessed(Tables.likeliestEncoding(content));
      handle.useTransaction(h -> h.attach(ImportsDao.class).forgetNotes(found.id()));
      stage(handle, found, layout.as(guess));
    }
  }

  private void stage(Handle handle, Import found, Layout layout) {
    ImportTarget target = imports.target(found.target());
    handle.useTransaction(h -> h.attach(ImportsDao.class).layout(found.id(), layout));
    String missing = target.missing(layout).orElse(null);
    if (missing != null) {
      handle.useTransaction(
          h -> {
            ImportsDao dao = h.attach(ImportsDao.class);
            dao.problem(found.id(), "mapping_needed", Map.of("field", missing));
            dao.rows(found.id(), new Import.Rows(0, 0, 0, 0, 0, 0, 0));
            dao.move(found.id(), "reading", "review", clock.instant());
          });
      return;
    }
    ImportTarget.Work work = workOn(found, layout);
    try (ImportTarget.Stage stage = target.stage(handle, work)) {
      fill(stage, found, layout, 1);
      boolean through = found.commitAfterReview();
      String next = through ? "running" : "review";
      int moved =
          handle.inTransaction(
              h -> h.attach(ImportsDao.class).move(found.id(), "reading", next, clock.instant()));
      if (through && moved > 0) {
        target.begin(work);
        write(handle, stage, found, 0);
      }
    }
  }

  private static ImportTarget.Work workOn(Import found, Layout layout) {
    return new ImportTarget.Work(
        found.id(),
        found.organization(),
        found.subject(),
        layout,
        found.filename(),
        found.createdBy());
  }

  private void carryOut(Handle handle, Import found) {
    Layout layout = found.layout();
    if (layout == null) {
      throw new IllegalStateException("Nobody has read " + found.id());
    }
    ImportTarget target = imports.target(found.target());
    handle.useTransaction(h -> h.attach(ImportsDao.class).forgetNotes(found.id()));
    ImportTarget.Work work = workOn(found, layout);
    target.begin(work);
    try (ImportTarget.Stage stage = target.stage(handle, work)) {
      fill(stage, found, layout, 0.4);
      write(handle, stage, found, 0.4);
    }
  }

  /** Reads the file onto the stage, and counts what would happen. */
  private void fill(ImportTarget.Stage stage, Import found, Layout layout, double share) {
    Notebook notes = new Notebook(jdbi, found.id());
    DoubleConsumer progress = progress(found.id());
    long bytes = Math.max(1, bytes(found));
    ValueTally values = new ValueTally(layout, Values.fields(imports.target(found.target())));
    CountedUpload content = new CountedUpload(uploads, found.upload());
    FileRows.read(
        content,
        layout,
        (line, cells) -> {
          if (layout.isHeader(cells)) {
            notes.add(new Note(line, Note.Kind.REJECTED, "", "header_again", ""), cells);
          } else if (Swallowed.rows(layout, cells)) {
            notes.add(new Note(line, Note.Kind.REJECTED, "", "rows_swallowed", ""), cells);
          } else {
            stage.add(line, cells).forEach(note -> notes.add(note, layout.withoutWithheld(cells)));
            values.add(cells);
          }
          progress.accept(share * 0.7 * content.share(bytes));
        });
    jdbi.useExtension(ImportsDao.class, dao -> dao.seen(found.id(), values.counted()));
    Map<Verdict, Long> counts = new EnumMap<>(stage.resolve());
    for (Note note : stage.notes()) {
      notes.add(note, List.of());
    }
    notes.close();
    Import.Rows rows = rows(counts, notes.rejected());
    Preview preview = stage.preview();
    jdbi.useExtension(
        ImportsDao.class,
        dao -> {
          dao.rows(found.id(), rows);
          dao.preview(found.id(), preview.examples(), preview.languages(), preview.strangers());
        });
    progress.accept(share);
  }

  private void write(Handle handle, ImportTarget.Stage stage, Import found, double from) {
    DoubleConsumer progress = progress(found.id());
    stage.write(done -> progress.accept(from + (1 - from) * done));
    handle.useTransaction(
        h -> {
          ImportsDao dao = h.attach(ImportsDao.class);
          if (dao.move(found.id(), "running", "done", clock.instant()) == 0) {
            throw new IllegalStateException("Import " + found.id() + " is not running any more");
          }
          dao.progress(found.id(), 1);
          dao.forgetExamples(found.id());
          imports.target(found.target()).done(h, found.id());
          uploads.empty(h, found.upload());
          journal.append(
              h,
              found.organization(),
              "import.done",
              found.id(),
              Map.of("target", found.target(), "subject", found.subject().toString()));
        });
  }

  private void fail(Import found, String code, Map<String, Object> arguments) {
    jdbi.useTransaction(
        h -> {
          ImportsDao dao = h.attach(ImportsDao.class);
          int moved =
              dao.move(found.id(), "reading", "failed", clock.instant())
                  + dao.move(found.id(), "running", "failed", clock.instant());
          if (moved > 0) {
            dao.problem(found.id(), code, arguments);
          }
        });
  }

  private ImportsDao.Saved saved(Handle handle, Import found) {
    String name = found.wishes().mapping();
    return name == null
        ? ImportsDao.Saved.NONE
        : imports.mappings(handle, found.organization(), found.target()).stream()
            .filter(mapping -> mapping.name().equals(name))
            .findFirst()
            .orElse(ImportsDao.Saved.NONE);
  }

  private long bytes(Import found) {
    return jdbi.withHandle(h -> uploads.find(h, found.upload()))
        .map(Uploads.Upload::bytes)
        .orElse(0L);
  }

  /** Writes the progress down when it has moved by a hundredth. */
  private DoubleConsumer progress(UUID id) {
    double[] told = {0};
    return share -> {
      double now = Math.max(0, Math.min(1, share));
      if (now - told[0] >= 0.01) {
        told[0] = now;
        jdbi.useTransaction(
            h -> {
              // Nobody misses it after a power cut, and the disk has other things to do.
              h.execute("SET LOCAL synchronous_commit = off");
              h.attach(ImportsDao.class).progress(id, now);
            });
      }
    };
  }

  private static Import.Rows rows(Map<Verdict, Long> counts, long rejected) {
    long read = rejected + counts.values().stream().mapToLong(Long::longValue).sum();
    return new Import.Rows(
        read,
        counts.getOrDefault(Verdict.CREATED, 0L),
        counts.getOrDefault(Verdict.UPDATED, 0L),
        counts.getOrDefault(Verdict.UNCHANGED, 0L),
        counts.getOrDefault(Verdict.DUPLICATE, 0L),
        counts.getOrDefault(Verdict.REVIEW, 0L),
        rejected);
  }

  private static String encoding(Import found) {
    String wished = found.wishes().encoding();
    return wished == null ? "UTF-8" : wished;
  }
}
