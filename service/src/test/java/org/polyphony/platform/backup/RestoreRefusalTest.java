package org.polyphony.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.polyphony.platform.Audit;
import org.polyphony.platform.CannotStart;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestCluster;
import org.polyphony.platform.TestDatabase;

class RestoreRefusalTest {

  static final String ORGANIZATIONS = "SELECT count(*) FROM accounts.organizations";

  @RegisterExtension static final TestDatabase source = new TestDatabase();

  @TempDir static Path folder;
  static Path file;

  @BeforeAll
  static void backUp() {
    TestClock clock = TestClock.at("2026-06-06T10:00:00Z");
    source
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute(
                  """
                  INSERT INTO accounts.organizations (id, name, created_at)
                  VALUES (gen_random_uuid(), 'Hmoob', now())
                  """);
              new Audit(clock).append(handle, null, null, "sample.made", "sample", null, Map.of());
            });
    file = folder.resolve("polyphony.zip");
    new Backup(source.database().address(), clock).write(file);
  }

  @Test
  void aDatabaseThatIsInUseIsLeftAsItIs() {
    CannotStart refused =
        catchThrowableOfType(
            CannotStart.class, () -> new Restore(source.database().address()).from(file));

    assertThat(refused.code()).isEqualTo("restore-not-empty");
    assertThat(number(source.jdbi(), ORGANIZATIONS)).isOne();
  }

  @Test
  void aFileThatWasCutOffIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length - 100));

    assertThat(refusalOf(cut).code()).isEqualTo("backup-damaged");
  }

  @Test
  void nothingIsKeptOfAFileInWhichOneTableWasChanged() throws IOException {
    Path bent =
        Archives.withEntry(
            file, "tables/accounts.organizations.copy", text -> text.replace("Hmoob", "Hmong"));
    TestCluster.get()
        .inEmptyDatabase(
            target -> {
              CannotStart refused =
                  catchThrowableOfType(CannotStart.class, () -> new Restore(target).from(bent));
              assertThat(refused.code()).isEqualTo("backup-damaged");
              assertThat(refused).hasMessageContaining("accounts.organizations");
              assertThat(number(TestCluster.jdbi(target), ORGANIZATIONS)).isZero();
            });
  }

  @Test
  void anyOtherFileIsRefused() throws IOException {
    Path letter = Files.writeString(folder.resolve("letter.zip"), "Dear Ms. Vang");
    Path missing = folder.resolve("missing.zip");

    assertThat(refusalOf(letter).code()).isEqualTo("backup-damaged");
    assertThat(refusalOf(missing).code()).isEqualTo("backup-missing");
  }

  @Test
  void aBackupOfANewerVersionIsRefused() throws IOException {
    Path newer =
        Archives.withEntry(
            file, "manifest.json", text -> text.replace("202611220111", "209901010101"));

    assertThat(refusalOf(newer).code()).isEqualTo("backup-newer");
  }

  private static CannotStart refusalOf(Path backup) {
    CannotStart[] refused = new CannotStart[1];
    TestCluster.get()
        .inEmptyDatabase(
            target ->
                refused[0] =
                    catchThrowableOfType(
                        CannotStart.class, () -> new Restore(target).from(backup)));
    return refused[0];
  }

  private static long number(Jdbi jdbi, String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
