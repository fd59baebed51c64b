package org.polyphony.imports;

import com.codahale.metrics.MetricRegistry;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.NewList;
import org.polyphony.platform.Audit;
import org.polyphony.platform.BusinessTime;
import org.polyphony.platform.Database;
import org.polyphony.platform.DatabaseSettings;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.Uploads;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.profile.ProfileModule;
import org.polyphony.tables.Content;
import org.polyphony.tables.Tables;
import org.polyphony.ties.TagIntake;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;
import org.postgresql.PGConnection;

/**
 * Rows a second from a CSV to contacts with phones, languages and duplicates settled, beside a bare
 * COPY of the same rows into one table with a unique index, on the same database in the same run.
 * {@code docs/guide/benchmarks.md} has the command and says how to read what it prints.
 */
public final class ImportBenchmark implements AutoCloseable {

  /** Most rows of a voter file say no language. */
  private static final String[] LANGUAGES = {"Hmong", "Vietnamese", "Spanish", "", "", "", "", ""};

  /** A row in so many is somebody whom the file has named before. */
  private static final int DUPLICATES = 50;

  private static final int NUMBERS = 7_990_000;

  private final Path folder = Files.createTempDirectory("polyphony-benchmark");
  private final Database database =
      Database.open(
          DatabaseSettings.embedded(folder.resolve("data")),
          new MetricRegistry(),
          BusinessTime.real());
  private final Uploads uploads;
  private final ContactsModule contacts;
  private final Imports imports;
  private final ImportRunner runner;

  private final boolean workbook;

  private ImportBenchmark(boolean workbook) throws IOException {
    this.workbook = workbook;
    Clock clock = Clock.systemUTC();
    Journal journal = new Journal(clock);
    Audit audit = new Audit(clock);
    contacts =
        new ContactsModule(database, SomePrivacy.over(database.jdbi()), journal, audit, clock);
    uploads = new Uploads(database.jdbi(), clock);
    imports = new Imports(uploads, (handle, id) -> {}, audit, clock);
    ConsentModule consent = new ConsentModule(clock);
    ProfileModule profile =
        new ProfileModule(database.jdbi(), contacts, consent, journal, audit, clock);
    imports.register(
        new ContactsTarget(
            contacts,
            consent.consentIntake(),
            profile.names(),
            new TagIntake(database.jdbi(), clock),
            consent.optOutIntake(database.jdbi(), contacts, journal),
            clock));
    runner =
        new ImportRunner(database.jdbi(), uploads, imports, contacts.sensitive(), journal, clock);
  }

  /**
   * @param arguments how many rows, each measured in turn: {@code 10000,100000,1000000}; the first
   *     thrice before, to warm up; after it {@code xlsx} for workbooks rather than text, {@code
   *     xlsx-read} for reading workbooks alone
   */
  public static void main(String[] arguments) throws Exception {
    int[] sizes =
        Arrays.stream((arguments.length > 0 ? arguments[0] : "10000,100000").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    String kind = arguments.length > 1 ? arguments[1] : "csv";
    if (kind.equals("xlsx-read")) {
      for (int rows : sizes) {
        readWorkbook(rows);
      }
      System.exit(0);
    }
    boolean workbook = kind.equals("xlsx");
    try (ImportBenchmark benchmark = new ImportBenchmark(workbook)) {
      for (int i = 0; i < 3; i++) {
        benchmark.measure(sizes[0], false);
      }
      for (int rows : sizes) {
        benchmark.measure(rows, true);
      }
    }
    System.exit(0);
  }

  /** What a workbook costs before anything is done with its rows. */
  private static void readWorkbook(int rows) throws IOException {
    Path csv = Files.createTempFile("polyphony-benchmark", ".csv");
    Path workbook = Files.createTempFile("polyphony-benchmark", ".xlsx");
    try {
      write(csv, rows);
      BenchmarkWorkbook.write(csv, workbook);
      resetPeaks();
      long start = System.nanoTime();
      Content content = () -> open(workbook);
      Tables.Look look = Tables.look(content, new Tables.Asked(null, null, null));
      long[] read = {0};
      Tables.read(content, look.reading(), row -> read[0]++);
      System.out.printf(
          "%,9d rows of %d MB   read alone %,8.0f /s   heap at most %d MB of %d%n",
          read[0] - 1,
          Files.size(workbook) >> 20,
          rate(rows, start),
          peak() >> 20,
          Runtime.getRuntime().maxMemory() >> 20);
    } finally {
      Files.delete(csv);
      Files.delete(workbook);
    }
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void measure(int rows, boolean said) throws Exception {
    Path file = folder.resolve("contacts.csv");
    write(file, rows);
    Path sent = workbook ? folder.resolve("contacts.xlsx") : file;
    if (workbook) {
      BenchmarkWorkbook.write(file, sent);
    }
    double bare = copy(file, rows);
    resetPeaks();
    double ours = bringIn(sent, rows);
    if (said) {
      System.out.printf(
          "%,9d rows of %d MB   import %,8.0f /s   bare COPY %,8.0f /s   ratio %.2f   heap at most %d MB of %d%n",
          rows,
          Files.size(sent) >> 20,
          ours,
          bare,
          ours / bare,
          peak() >> 20,
          Runtime.getRuntime().maxMemory() >> 20);
    }
    Files.deleteIfExists(sent);
    Files.deleteIfExists(file);
  }

  private static void write(Path file, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("VANID,First Name,Last Name,Cell Phone,Language\n");
      for (int i = 0; i < rows; i++) {
        int person = i % DUPLICATES == DUPLICATES - 1 ? i - 1 : i;
        // Numbers come in no order, as in a real file.
        long number = 2_000_000L + person * 7_919L % NUMBERS;
        out.write(
            "%d,Given%d,Family%d,916%07d,%s%n"
                .formatted(
                    person,
                    person % 5_000,
                    person % 700,
                    number,
                    LANGUAGES[person % LANGUAGES.length]));
      }
    }
  }

  private double copy(Path file, int rows) throws SQLException, IOException {
    try (Connection connection = database.dataSource().getConnection();
        InputStream content = Files.newInputStream(file);
        Statement statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = 0");
      statement.execute("DROP TABLE IF EXISTS public.bare");
      statement.execute(
          "CREATE TABLE public.bare (line bigint GENERATED ALWAYS AS IDENTITY, vanid text, given text, family text,"
              + " phone text, language text)");
      statement.execute("CREATE UNIQUE INDEX ON public.bare (phone, line)");
      long start = System.nanoTime();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY public.bare (vanid, given, family, phone, language) FROM STDIN (FORMAT csv, HEADER)",
              content);
      double rate = rate(rows, start);
      statement.execute("DROP TABLE public.bare");
      return rate;
    }
  }

  /** From the first byte of the upload to the list that can be worked with. */
  private double bringIn(Path file, int rows) throws IOException {
    UUID organization = Ids.next();
    Viewer viewer =
        new Viewer(
            Ids.next(),
            organization,
            "Benchmark",
            Set.of(Role.COORDINATOR),
            Set.of(),
            Set.of(),
            null,
            null,
            false);
    UUID list =
        database
            .jdbi()
            .inTransaction(
                h ->
                    contacts
                        .lists()
                        .create(h, organization, null, NewList.of("Benchmark", "", "any")));
    long start = System.nanoTime();
    Uploads.Upload upload;
    try (InputStream content = Files.newInputStream(file)) {
      upload =
          uploads.receive(
              organization, null, file.getFileName().toString(), content, Long.MAX_VALUE);
    }
    UUID id =
        database
            .jdbi()
            .inTransaction(
                h -> imports.start(h, viewer, "contacts", list, upload, Wishes.NONE, true));
    runner.run(id);
    double rate = rate(rows, start);
    Import done = database.jdbi().withHandle(h -> imports.find(h, viewer, id)).orElseThrow();
    if (done.state() != ImportState.DONE || done.rows().read() != rows) {
      throw new IllegalStateException(done.state() + " " + done.rows() + " " + done.problem());
    }
    return rate;
  }

  private static void resetPeaks() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Bytes: the sum of the pools' own peaks, which is at least the heap's. */
  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  private static double rate(int rows, long start) {
    return rows / ((System.nanoTime() - start) / 1e9);
  }

  @Override
  public void close() throws IOException {
    database.close();
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
