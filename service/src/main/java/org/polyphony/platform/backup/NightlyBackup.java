package org.polyphony.platform.backup;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import org.polyphony.platform.Database;
import org.polyphony.platform.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a backup every night and keeps the last seven. */
final class NightlyBackup {

  private static final Logger LOG = LoggerFactory.getLogger(NightlyBackup.class);
  private static final LocalTime AT = LocalTime.of(3, 0);

  private final Backup backup;
  private final BackupFolder folder;

  private NightlyBackup(Database database, Path data, Clock clock) {
    this.backup = new Backup(database.address(), clock);
    this.folder = new BackupFolder(data, clock);
  }

  /**
   * Registers the job. Where several instances share a database, one of them makes the backup, in
   * its own folder.
   *
   * @param data the data folder; the backups lie in {@code backups} inside it
   * @param clock dates the files
   */
  static void register(Jobs jobs, Database database, Path data, Clock clock) {
    NightlyBackup nightly = new NightlyBackup(database, data, clock);
    jobs.recurring("platform.backup", Schedules.daily(ZoneId.systemDefault(), AT), nightly::run);
  }

  private void run() {
    BackupManifest made = backup.write(folder.next());
    try {
      folder.keepTheLast();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LOG.info("Backed up {} rows of {} tables", made.rows(), made.tables().size());
  }
}
