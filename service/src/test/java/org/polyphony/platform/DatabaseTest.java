package org.polyphony.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  record Installation(UUID id, Instant createdAt, Instant sampleLoadedAt) {}

  interface InstallationDao {
    @SqlQuery("SELECT id, created_at, sample_loaded_at FROM platform.installation")
    Installation find();

    @SqlUpdate("UPDATE platform.installation SET sample_loaded_at = :at")
    void sampleLoaded(Instant at);
  }

  @Test
  void mapsPackagePrivateRecordsByTheirConstructor() {
    Instant at = Instant.parse("2026-06-06T17:00:00Z");
    database.jdbi().useExtension(InstallationDao.class, dao -> dao.sampleLoaded(at));

    Installation found = database.jdbi().onDemand(InstallationDao.class).find();

    assertThat(found.id()).isNotNull();
    assertThat(found.sampleLoadedAt()).isEqualTo(at);
  }

  @Test
  void testsRunInATimeZoneThatIsNotUtc() {
    assertThat(setting("TimeZone")).isEqualTo("Asia/Kolkata");
  }

  @Test
  void sessionsHaveLimits() {
    assertThat(setting("statement_timeout")).isEqualTo("1min");
    assertThat(setting("lock_timeout")).isEqualTo("10s");
    assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("5min");
    assertThat(setting("application_name")).isEqualTo("polyphony");
  }

  @Test
  void theDatabasesTimeCanBeShifted() {
    database.shiftNow(Duration.ofHours(25));
    assertThat(secondsAhead()).isEqualTo(25 * 3600);

    database.shiftNow(Duration.ZERO);
    assertThat(secondsAhead()).isZero();
  }

  private static long secondsAhead() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT round(extract(epoch FROM platform.now() - clock_timestamp()))::bigint")
                    .mapTo(Long.class)
                    .one());
  }

  private static String setting(String name) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT current_setting(:name)")
                    .bind("name", name)
                    .mapTo(String.class)
                    .one());
  }
}
