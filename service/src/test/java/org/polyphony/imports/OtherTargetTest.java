package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.platform.Uploads;
import org.polyphony.web.Viewer;

/** The engine knows nothing of contacts: another kind of thing comes in the same way. */
class OtherTargetTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /** Numbers that nobody may call, kept in memory. */
  private static final class OptOuts implements ImportTarget {
    private final List<String> staged = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private boolean counts;

    @Override
    public String key() {
      return "opt_outs";
    }

    @Override
    public List<String> fields() {
      return List.of("phone", Layout.IGNORED);
    }

    @Override
    public Optional<Place> place(Handle handle, Viewer viewer, UUID subject) {
      return Optional.of(new Place("", "/", "/"));
    }

    @Override
    public Optional<String> missing(Layout layout) {
      return layout.has("phone") ? Optional.empty() : Optional.of("phone");
    }

    @Override
    public void begin(Work work) {
      written.clear();
    }

    @Override
    public Stage stage(Handle handle, Work work) {
      staged.clear();
      return new Stage() {
        @Override
        public List<Note> add(long line, List<String> cells) {
          if (cells.get(0).isBlank()) {
            return List.of(new Note(line, Note.Kind.REJECTED, "phone", "unreachable", ""));
          }
          staged.add(cells.get(0));
          return List.of();
        }

        @Override
        public Map<Verdict, Long> resolve() {
          return Map.of(Verdict.CREATED, (long) staged.size());
        }

        @Override
        public List<Note> notes() {
          return List.of();
        }

        @Override
        public void write(DoubleConsumer progress) {
          written.addAll(staged);
          progress.accept(1);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void done(Handle handle, UUID importId) {
      counts = true;
    }

    @Override
    public void undo(Handle handle, Undo undo) {
      counts = false;
    }
  }

  @Test
  void somethingElseThanContactsComesInAndGoesOut() throws Exception {
    ImportsFixture fixture = new ImportsFixture(database, TestClock.at("2026-06-06T17:00:00Z"));
    OptOuts target = new OptOuts();
    fixture.imports.register(target);
    Uploads.Upload upload =
        fixture.uploads.receive(
            fixture.viewer.organization(),
            fixture.viewer.user(),
            "stop.csv",
            new ByteArrayInputStream(
                "phone,why\n9165550100,STOP\n,?\n".getBytes(StandardCharsets.UTF_8)),
            1_000);
    UUID id =
        database
            .jdbi()
            .inTransaction(
                h ->
                    fixture.imports.start(
                        h, fixture.viewer, "opt_outs", fixture.list, upload, Wishes.NONE, true));

    Import done = fixture.run(id);

    assertThat(done.rows()).isEqualTo(new Import.Rows(2, 1, 0, 0, 0, 0, 1));
    assertThat(target.written).containsExactly("9165550100");
    assertThat(target.counts).isTrue();

    database.jdbi().useTransaction(h -> fixture.imports.undo(h, fixture.viewer, id, ""));
    assertThat(target.counts).isFalse();
  }
}
