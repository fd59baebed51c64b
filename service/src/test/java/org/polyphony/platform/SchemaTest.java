package org.polyphony.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaTest {

  ServerAddress address;

  @BeforeEach
  void create() {
    address = TestCluster.get().empty();
  }

  @AfterEach
  void drop() {
    TestCluster.get().drop(address);
  }

  @Test
  void severalInstancesMayStartAtOnceOnAnEmptyDatabase() throws SQLException {
    List<CompletableFuture<Void>> starts =
        IntStream.range(0, 3)
            .mapToObj(instance -> CompletableFuture.runAsync(() -> new Schema(address).migrate()))
            .toList();

    starts.forEach(CompletableFuture::join);

    assertThat(applied()).isEqualTo(new Changelog().known());
  }

  @Test
  void aLockThatAKilledStartLeftBehindIsReleased() throws SQLException {
    new Schema(address).migrate();
    execute(
        "DELETE FROM public.databasechangelog WHERE author = 'dashboards'; DROP SCHEMA dashboards CASCADE");
    execute(
        "UPDATE public.databasechangeloglock SET locked = true, lockgranted = now(), lockedby = 'somebody'");

    assertThatCode(() -> new Schema(address).migrate()).doesNotThrowAnyException();
  }

  @Test
  void aChangeThatWasEditedAfterItWasAppliedIsRefused() throws SQLException {
    new Schema(address).migrate();
    execute(
        "UPDATE public.databasechangelog SET md5sum = '9:00000000000000000000000000000000' WHERE orderexecuted = 2");

    assertThat(refusal().code()).isEqualTo("migration");
  }

  @Test
  void anotherProgramsDatabaseIsLeftAlone() throws SQLException {
    execute("CREATE TABLE members (id integer)");

    assertThat(refusal().code()).isEqualTo("database-foreign");
    assertThat(applied()).isEmpty();
  }

  @Test
  void anotherProgramsDatabaseIsLeftAloneEvenWhereItUsesLiquibase() throws SQLException {
    new Schema(address).migrate();
    execute("UPDATE public.databasechangelog SET author = 'bob' WHERE orderexecuted = 1");

    assertThat(refusal().code()).isEqualTo("database-foreign");
  }

  @Test
  void aDatabaseOfANewerVersionIsLeftAlone() throws SQLException {
    new Schema(address).migrate();
    execute(
        """
        INSERT INTO public.databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype)
        VALUES ('209901010101', 'calling', 'changelog/209901010101_calling.sql', now(), 1000, 'EXECUTED')
        """);

    CannotStart refused = refusal();

    assertThat(refused.code()).isEqualTo("database-newer");
    assertThat(refused)
        .hasMessageContaining("newer version")
        .hasMessageContaining("calling:209901010101");
  }

  @Test
  void tablesOfAnExtensionAreNotAnotherPrograms() throws SQLException {
    execute("CREATE EXTENSION pg_stat_statements");

    assertThatCode(() -> new Schema(address).migrate()).doesNotThrowAnyException();
  }

  @Test
  void anOldPostgresqlIsRefused() {
    CannotStart refused =
        catchThrowableOfType(CannotStart.class, () -> ServerRequirements.checkVersion(14));

    assertThat(refused.code()).isEqualTo("database-version");
    assertThat(refused)
        .hasMessage("This is PostgreSQL 14. Polyphony needs PostgreSQL 15 or newer.");
  }

  @Test
  void aDatabaseInWhichNamesAreNoLettersIsRefused() {
    CannotStart refused =
        catchThrowableOfType(
            CannotStart.class, () -> ServerRequirements.checkEncoding("UTF8", "C"));

    assertThat(refused.code()).isEqualTo("database-encoding");
  }

  @Test
  void whereNoDatabaseAnswersTheAddressIsNamedAndThePasswordIsNot() {
    ServerAddress nowhere =
        new ServerAddress("jdbc:postgresql://localhost:1/polyphony", "polyphony", "secret");

    CannotStart refused =
        catchThrowableOfType(CannotStart.class, () -> new Schema(nowhere).migrate());

    assertThat(refused.code()).isEqualTo("database-unreachable");
    assertThat(refused).hasMessageContaining(nowhere.url()).hasMessageNotContaining("secret");
    assertThat(nowhere.toString()).doesNotContain("secret");
  }

  @Test
  void aMissingDatabaseIsNamed() {
    ServerAddress missing = new ServerAddress(address.url() + "_missing", "postgres", "");

    CannotStart refused =
        catchThrowableOfType(CannotStart.class, () -> new Schema(missing).migrate());

    assertThat(refused.code()).isEqualTo("database-missing");
  }

  private CannotStart refusal() {
    return catchThrowableOfType(CannotStart.class, () -> new Schema(address).migrate());
  }

  private List<Changelog.Change> applied() throws SQLException {
    try (Connection connection = address.connect()) {
      return Schema.applied(connection);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
