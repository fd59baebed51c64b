package org.polyphony.platform.mail;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due. A mail is taken up in one transaction, handed in outside of any, and what the
 * server said is kept in another: whoever is killed in between leaves it as {@code sending}, and
 * after a while as {@code unknown}. It is never sent again, since it may have arrived.
 */
final class MailSender {

  /** How often the job looks. */
  static final Duration EVERY = Duration.ofSeconds(10);

  /** Longer than a server may take for an answer and a line to break. */
  static final Duration GIVEN_UP = Duration.ofMinutes(15);

  /** For so long what the server does not take for now is tried again. */
  static final Duration TRIED = Duration.ofDays(3);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int LONGEST_DOUBLED = 6;
  private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final MailServer server;
  private final int atOnce;
  private final MetricRegistry metrics;
  private final Clock clock;

  MailSender(
      Jdbi jdbi,
      Outbox outbox,
      MailServer server,
      int perMinute,
      MetricRegistry metrics,
      Clock clock) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.server = server;
    this.atOnce = Math.max(1, (int) (perMinute * EVERY.toSeconds() / 60));
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Sends the next ones, as many as the rate allows; stops where the server is not to be had. */
  void run() {
    int given =
        jdbi.withExtension(
            MailsDao.class, dao -> dao.giveUp(GIVEN_UP.toSeconds(), clock.instant()));
    if (given > 0) {
      metrics.counter("mail.unknown").inc(given);
      LOG.error("Of {} mails nobody knows whether they were sent", given);
    }
    for (int n = 0; n < atOnce; n++) {
      if (!next()) {
        return;
      }
    }
  }

  /** False where none is due, or the next one would fare no better. */
  private boolean next() {
    Optional<Mail> taken = jdbi.inTransaction(this::take);
    if (taken.isEmpty()) {
      return false;
    }
    Mail mail = taken.get();
    Outcome outcome = whyNot(mail).orElseGet(() -> server.send(mail, clock.instant()));
    metrics.counter("mail." + outcome.kind().name().toLowerCase(Locale.ROOT)).inc();
    if (outcome.kind() != Outcome.Kind.SENT) {
      LOG.info("Mail {} was not sent: {} {}", mail.id(), outcome.kind(), outcome.reason());
    }
    jdbi.useExtension(MailsDao.class, dao -> keep(dao, mail, outcome));
    return outcome.kind() != Outcome.Kind.LATER || Character.isDigit(outcome.reason().charAt(0));
  }

  /** The next that may go: those to whom it may not are ended on the way. */
  private Optional<Mail> take(Handle handle) {
    MailsDao dao = handle.attach(MailsDao.class);
    Instant now = clock.instant();
    Optional<Mail> next = dao.take(now);
    while (next.isPresent() && !mayGo(handle, next.get())) {
      dao.end(next.get().id(), "failed", "stopped", now);
      next = dao.take(now);
    }
    return next;
  }

  private boolean mayGo(Handle handle, Mail mail) {
    return mail.contact() == null || outbox.mayGo(handle, mail.contact());
  }

  private Optional<Outcome> whyNot(Mail mail) {
    Instant latest = mail.notAfter();
    return latest != null && !clock.instant().isBefore(latest)
        ? Optional.of(Outcome.refused("too_late"))
        : Optional.empty();
  }

  private void keep(MailsDao dao, Mail mail, Outcome outcome) {
    Instant now = clock.instant();
    switch (outcome.kind()) {
      case SENT -> dao.end(mail.id(), "sent", "", now);
      case REFUSED -> dao.end(mail.id(), "failed", outcome.reason(), now);
      case UNKNOWN -> dao.end(mail.id(), "unknown", outcome.reason(), now);
      case LATER -> {
        Instant again = now.plus(pause(mail.attempts()));
        if (again.isAfter(mail.createdAt().plus(TRIED))) {
          dao.end(mail.id(), "failed", outcome.reason(), now);
        } else {
          dao.putBack(mail.id(), again, outcome.reason());
        }
      }
    }
  }

  /** One minute, two, four, and so on up to an hour. */
  static Duration pause(int attempts) {
    Duration pause = Duration.ofMinutes(1L << Math.min(LONGEST_DOUBLED, Math.max(0, attempts - 1)));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
