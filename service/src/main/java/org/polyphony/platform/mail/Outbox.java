package org.polyphony.platform.mail;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;

/**
 * Mails on their way out. Whoever has something to mail puts it in here, in the transaction in
 * which they decide to; it is sent a moment later, once.
 */
public final class Outbox {

  private final MailSettings settings;
  private final Clock clock;
  private final List<MailCheck> checks = new CopyOnWriteArrayList<>();

  Outbox(MailSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether anything is mailed here; where not, people are told otherwise. */
  public boolean isOn() {
    return settings.isOn();
  }

  /** From now on this is asked too before a mail goes to somebody we reach. */
  public void ask(MailCheck check) {
    checks.add(check);
  }

  /**
   * Puts a mail in, if and only if the handle's transaction commits.
   *
   * @param key what it is about, {@code feature:thing}: one thing is mailed once
   * @return false where nothing is mailed here, or this was put in before
   */
  public boolean enqueue(Handle handle, String key, NewMail mail) {
    return isOn()
        && handle.attach(MailsDao.class).insert(Ids.next(), key, mail, clock.instant()) > 0;
  }

  /** Takes one out again that nobody has begun to send. False where it is too late for that. */
  public boolean withdraw(Handle handle, String key) {
    return handle.attach(MailsDao.class).withdraw(key, clock.instant()) > 0;
  }

  boolean mayGo(Handle handle, UUID contact) {
    return checks.stream().allMatch(check -> check.mayGo(handle, contact));
  }
}
