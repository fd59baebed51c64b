package org.polyphony.platform.mail;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.CannotStart;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.platform.Jobs;

/** Mail by SMTP, off unless the settings name a server. */
public final class MailModule {

  private static final Duration HELD_TOO_LONG = Duration.ofHours(1);

  private final Jdbi jdbi;
  private final MailSettings settings;
  private final Outbox outbox;
  private final Clock clock;

  /**
   * @throws CannotStart where a server is named and no address to send from
   */
  public MailModule(Jdbi jdbi, MailSettings settings, Clock clock) {
    if (settings.isOn() && !settings.from().matches("[^\\s@<>]+@[^\\s@<>]+")) {
      throw new CannotStart(
          "mail-from-missing",
          "There is a mail server, but no address that mails come from. Set POLYPHONY_MAIL_FROM,"
              + " such as hello@example.org.");
    }
    this.jdbi = jdbi;
    this.settings = settings;
    this.outbox = new Outbox(settings, clock);
    this.clock = clock;
  }

  /** Where mails are put in. */
  public Outbox outbox() {
    return outbox;
  }

  /**
   * Sends what is due, by hand: for tests.
   *
   * @param metrics counts what became of it
   */
  public void send(MetricRegistry metrics) {
    sender(metrics).run();
  }

  MailSender sender(MetricRegistry metrics) {
    return new MailSender(
        jdbi, outbox, new MailServer(settings), settings.perMinute(), metrics, clock);
  }

  /** How a person is forgotten here: what waits is not sent, and nothing in it stays. */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing(
            """
            UPDATE platform.mails
            SET state = 'failed', reason = 'forgotten', ended_at = :at
            WHERE state = 'queued' AND (contact = ANY (:contacts) OR lower(recipient) = ANY (:emails))
            """),
        new Erasing(
            """
            UPDATE platform.mails SET recipient = '', subject = '', body = '', calendar = '', page = ''
            WHERE (contact = ANY (:contacts) OR lower(recipient) = ANY (:emails)) AND recipient <> ''
            """));
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "platform.held.mails",
            """
            SELECT state, recipient, subject, body, created_at, ended_at
            FROM platform.mails WHERE contact = :contact ORDER BY created_at
            """));
  }

  /** Lets the sender look every few seconds, and tells whether mail is well. */
  public void register(Environment environment, Jobs jobs) {
    environment.healthChecks().register("mail", new Health());
    if (!outbox.isOn()) {
      return;
    }
    MailSender sender = sender(environment.metrics());
    jobs.recurring("platform.mail", Schedules.fixedDelay(MailSender.EVERY), sender::run);
    environment
        .metrics()
        .register(
            "mail.waiting",
            (Gauge<Long>)
                () -> jdbi.withExtension(MailsDao.class, dao -> dao.waiting(clock.instant())));
    environment
        .metrics()
        .register(
            "mail.unknown.all",
            (Gauge<Long>) () -> jdbi.withExtension(MailsDao.class, MailsDao::unknown));
  }

  /** Well where nothing was turned away for too long. */
  private final class Health extends HealthCheck {
    @Override
    protected Result check() {
      if (!outbox.isOn()) {
        return Result.healthy("off");
      }
      long held =
          jdbi.withExtension(MailsDao.class, dao -> dao.held(clock.instant().minus(HELD_TOO_LONG)));
      return held == 0
          ? Result.healthy()
          : Result.unhealthy("%d mails wait for more than an hour", held);
    }
  }
}
