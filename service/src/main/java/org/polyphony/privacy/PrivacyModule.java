package org.polyphony.privacy;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.platform.CannotStart;
import org.polyphony.platform.Jobs;
import org.polyphony.web.Site;

/** Whom nobody may contact any more, and what the organizations have decided to keep. */
public final class PrivacyModule {

  // Half past three in the morning in Los Angeles, in winter.
  private static final LocalTime AT_NIGHT = LocalTime.of(11, 30);

  private final Jdbi jdbi;
  private final DoNotContact doNotContact;
  private final Liftings liftings;
  private final SensitiveFacts sensitive;
  private final Retention retention;
  private final ErasureBook erasures = new ErasureBook();

  /**
   * @param secret of this deployment, in its database; it also finds what was hashed before a
   *     secret stood in the configuration
   */
  public PrivacyModule(
      Jdbi jdbi, PrivacySettings settings, byte[] secret, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    sensitive = new SensitiveFacts(audit, clock);
    retention = new Retention(jdbi, audit, clock);
    retention.offer(new ExpiringLooks(audit));
    String own = settings.numbersKey();
    doNotContact =
        new DoNotContact(
            own == null ? List.of(secret) : List.of(own.getBytes(StandardCharsets.UTF_8), secret));
    liftings = new Liftings(doNotContact, audit, clock);
  }

  /** Numbers of people who were erased. */
  public DoNotContact doNotContact() {
    return doNotContact;
  }

  /** Who of them asks to be reached again. */
  public Liftings liftings() {
    return liftings;
  }

  /** What is kept although it is sensitive. */
  public SensitiveFacts sensitive() {
    return sensitive;
  }

  /** What is kept for a time; features add theirs. */
  public Retention retention() {
    return retention;
  }

  /** Who was erased. */
  public ErasureBook erasures() {
    return erasures;
  }

  /** Adds the pages, which the settings link to, and what is removed at night. */
  public void register(Site site, Jobs jobs) {
    site.resource(new RetentionResource(retention));
    site.resource(new RetentionApiResource(retention));
    jobs.recurring("privacy.retention", Schedules.daily(ZoneOffset.UTC, AT_NIGHT), retention::run);
    site.resource(new PrivacyResource(new PrivacyDesk(jdbi, sensitive)));
  }

  /**
   * Before the first request.
   *
   * @throws CannotStart where numbers were hashed under a secret that is not here any more: they
   *     would be called again
   */
  public void check() {
    if (!jdbi.withHandle(doNotContact::isComplete)) {
      throw new CannotStart(
          "numbers-key-changed",
          "Numbers that nobody may use are kept under another secret than POLYPHONY_NUMBERS_KEY."
              + " Set it to what it was before.");
    }
  }
}
