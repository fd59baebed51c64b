package org.polyphony.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.polyphony.platform.Audit;
import org.polyphony.platform.CrankedJobs;
import org.polyphony.platform.DatabaseServer;
import org.polyphony.platform.DatabaseSettings;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.Journal;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.platform.JournalEntry;
import org.polyphony.platform.JournalReader;
import org.polyphony.platform.Schema;
import org.polyphony.platform.ServerAddress;
import org.polyphony.platform.SigningKeys;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestCluster;
import org.polyphony.platform.TestDatabase;

class BackupTest {

  @RegisterExtension static final TestDatabase source = new TestDatabase();

  static final TestClock clock = TestClock.at("2026-06-06T10:00:00Z");
  static final UUID ORGANIZATION = new UUID(7, 7);

  @TempDir static Path folder;
  static Path file;

  @BeforeAll
  static void fillAndBackUp() {
    source.jdbi().useTransaction(BackupTest::fill);
    file = folder.resolve("polyphony.zip");
    new Backup(source.database().address(), clock).write(file);
  }

  @Test
  void everythingIsFoundInAnEmptyServerElsewhere() {
    try (DatabaseServer elsewhere =
        DatabaseServer.of(DatabaseSettings.embedded(folder.resolve("elsewhere")))) {
      BackupManifest restored = new Restore(elsewhere.address()).from(file);

      Jdbi there = jdbi(elsewhere.address());
      assertThat(contents(there)).isEqualTo(contents(source.jdbi()));
      assertThat(foreignKeys(there)).isEqualTo(foreignKeys(source.jdbi())).isNotEmpty();
      assertThat(restored.rows()).isGreaterThan(12);
      assertThat(restored.at()).isEqualTo(clock.instant());
    }
  }

  @Test
  void numbersGoOnWhereTheyWere() {
    TestCluster.get()
        .inEmptyDatabase(
            target -> {
              new Restore(target).from(file);
              String next = "SELECT nextval('queue.arrivals')";
              assertThat(number(jdbi(target), next)).isEqualTo(1001);
            });
  }

  @Test
  void consumersOfTheJournalGoOnWhereTheyWere() {
    TestCluster.get()
        .inEmptyDatabase(
            target -> {
              new Restore(target).from(file);
              Jdbi there = jdbi(target);
              there.useTransaction(
                  handle ->
                      new Journal(clock)
                          .append(handle, ORGANIZATION, "new", ORGANIZATION, Map.of()));

              assertThat(heardBy("early", there)).containsExactly("second", "third", "new");
              assertThat(heardBy("late", there)).containsExactly("third", "new");
              assertThat(heardBy("never", there))
                  .containsExactly("first", "second", "third", "new");
            });
  }

  @Test
  void aRestoreThatWasCutOffIsBegunAgain() {
    TestCluster.get()
        .inEmptyDatabase(
            target -> {
              new Schema(target).migrate();
              new Restore(target).from(file);
              assertThat(contents(jdbi(target))).isEqualTo(contents(source.jdbi()));
            });
  }

  @Test
  void onlyTheOwnerReadsABackup() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aBackupIsOneMomentWhileOthersWrite() {
    try (Handle writing = source.jdbi().open()) {
      writing.begin();
      writing.execute(
          "INSERT INTO accounts.user_languages VALUES (?, 'vi', true, true)", ORGANIZATION);

      BackupManifest made =
          new Backup(source.database().address(), clock).write(folder.resolve("moment.zip"));

      assertThat(made.tables())
          .filteredOn(table -> table.name().equals("user_languages"))
          .extracting(BackupManifest.Table::rows)
          .containsExactly(1L);
      writing.rollback();
    }
  }

  @Test
  void theNightlyBackupKeepsTheLastSeven() throws IOException {
    Path data = folder.resolve("data");
    TestClock nights = TestClock.at("2026-06-01T10:00:00Z");
    Jobs jobs = new Jobs(source.database(), nights);
    NightlyBackup.register(jobs, source.database(), data, nights);
    CrankedJobs cranked = new CrankedJobs(source.database(), jobs, nights);
    Path own =
        Files.writeString(
            Files.createDirectories(data.resolve("backups")).resolve("polyphony-mine.zip"), "");

    for (int night = 0; night < 9; night++) {
      nights.advance(Duration.ofDays(1));
      cranked.crank();
    }

    try (Stream<Path> files = Files.list(data.resolve("backups"))) {
      assertThat(
              files
                  .filter(backup -> !backup.equals(own))
                  .map(backup -> backup.getFileName().toString())
                  .sorted())
          .hasSize(7)
          .startsWith("polyphony-2026-06-04T10-00-00Z.zip")
          .endsWith("polyphony-2026-06-10T10-00-00Z.zip");
    }
    assertThat(own).exists();
    source.jdbi().useHandle(handle -> handle.execute("TRUNCATE platform.scheduled_tasks"));
  }

  private static void fill(Handle handle) {
    handle.execute(
        "INSERT INTO accounts.organizations (id, name, created_at) VALUES (?, ?, '2026-01-01T00:00:00.123456Z')",
        ORGANIZATION,
        "Hmoob\tNguyễn\\李\n“ñ”");
    handle.execute(
        "INSERT INTO accounts.users (id, organization, name, created_at) VALUES (?, ?, 'Mai', now())",
        ORGANIZATION,
        ORGANIZATION);
    handle.execute(
        "INSERT INTO accounts.user_languages VALUES (?, 'hmn', true, false)", ORGANIZATION);
    handle.execute("UPDATE platform.installation SET sample_loaded_at = '2026-01-01T00:00:00Z'");
    new SigningKeys(source.jdbi(), clock).sign("receipt", new byte[] {1});
    handle.execute(
        "INSERT INTO platform.uploads (id, organization, filename, created_at) VALUES (?, ?, 'a.csv', now())",
        ORGANIZATION,
        ORGANIZATION);
    handle.execute(
        "INSERT INTO platform.upload_chunks VALUES (?, 0, ?)",
        ORGANIZATION,
        new byte[] {0, 10, 13, 92, (byte) 255});
    new Audit(clock)
        .append(
            handle,
            null,
            ORGANIZATION,
            "list.read",
            "list",
            null,
            Map.of("tab", "\t\\N\n", "quote", "\""));
    handle.execute("SELECT setval('queue.arrivals', 1000)");
    journal(handle, "first", 900_000_000_000L);
    journal(handle, "second", 900_000_000_005L);
    journal(handle, "third", 900_000_000_009L);
    read(handle, "early", "first");
    read(handle, "late", "second");
  }

  private static void journal(Handle handle, String type, long xid) {
    new Journal(clock).append(handle, ORGANIZATION, type, ORGANIZATION, Map.of("number", xid));
    handle.execute("UPDATE platform.journal SET xid = ?::text::xid8 WHERE type = ?", xid, type);
  }

  private static void read(Handle handle, String consumer, String last) {
    handle.execute(
        "INSERT INTO platform.journal_consumers (name, xid, id) SELECT ?, xid, id FROM platform.journal WHERE type = ?",
        consumer,
        last);
  }

  private static List<String> heardBy(String name, Jdbi jdbi) {
    List<String> heard = new ArrayList<>();
    JournalConsumer consumer =
        new JournalConsumer() {
          @Override
          public String name() {
            return name;
          }

          @Override
          public void accept(Handle handle, List<JournalEntry> entries) {
            entries.forEach(entry -> heard.add(entry.type()));
          }
        };
    new JournalReader(jdbi, consumer).catchUp();
    return heard;
  }

  /**
   * Every row of every table as text, but for the journal's transaction numbers, which are the
   * server's own.
   */
  private static Map<String, String> contents(Jdbi jdbi) {
    return jdbi.withHandle(
        handle -> {
          Map<String, String> contents = new TreeMap<>();
          for (Catalog.Name table : fromCatalog(handle, Catalog::tables)) {
            String rows =
                table.name().startsWith("journal")
                    ? "SELECT string_agg((to_jsonb(t) - '{xid,id}'::text[])::text, ';' ORDER BY t::text) FROM "
                    : "SELECT string_agg(to_jsonb(t)::text, ';' ORDER BY t::text) FROM ";
            handle.execute("SET TIME ZONE 'UTC'");
            contents.put(
                table.quoted(),
                handle
                    .createQuery(rows + table.quoted() + " t")
                    .mapTo(String.class)
                    .findOne()
                    .orElse(""));
          }
          handle.execute("SET TIME ZONE 'Asia/Kolkata'");
          return contents;
        });
  }

  private static List<Catalog.ForeignKey> foreignKeys(Jdbi jdbi) {
    return jdbi.withHandle(handle -> fromCatalog(handle, Catalog::foreignKeys));
  }

  private interface Question<T> {
    T ask(Catalog catalog) throws SQLException;
  }

  private static <T> T fromCatalog(Handle handle, Question<T> question) {
    try {
      return question.ask(new Catalog(handle.getConnection()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long number(Jdbi jdbi, String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private static Jdbi jdbi(ServerAddress address) {
    return TestCluster.jdbi(address);
  }
}
