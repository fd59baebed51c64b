package org.polyphony.platform;

import com.codahale.metrics.MetricRegistry;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A process that opens the database in the folder it is given, writes one row, says so, and waits
 * to be killed.
 */
final class KilledService {

  static final String WRITTEN = "written";

  private KilledService() {}

  public static void main(String[] arguments) throws InterruptedException {
    Database database =
        Database.open(
            DatabaseSettings.embedded(Path.of(arguments[0])),
            new MetricRegistry(),
            BusinessTime.real());
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE platform.installation SET sample_loaded_at = '2026-06-06T17:00:00Z'"));
    System.out.println(WRITTEN);
    new CountDownLatch(1).await();
  }
}
