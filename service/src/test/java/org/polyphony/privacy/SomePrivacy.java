package org.polyphony.privacy;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;

/** Nobody erased yet, and nothing switched on. */
public final class SomePrivacy {

  private SomePrivacy() {}

  /** Nothing that is sensitive is kept. */
  public static SensitiveFacts facts(Clock clock) {
    return new SensitiveFacts(new Audit(clock), clock);
  }

  /** Over that database, under a secret that all tests share. */
  public static PrivacyModule over(Jdbi jdbi) {
    Clock clock = Clock.systemUTC();
    return new PrivacyModule(
        jdbi, new PrivacySettings(null), new byte[32], new Audit(clock), clock);
  }
}
