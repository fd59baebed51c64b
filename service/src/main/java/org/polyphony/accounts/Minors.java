package org.polyphony.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What holds for those under age before they talk with strangers. */
public final class Minors {

  /** School comes first; in the organization's own time. */
  static final LocalTime FROM = LocalTime.of(8, 0);

  /** Earlier than the law's nine o'clock, so that they are home by then. */
  static final LocalTime UNTIL = LocalTime.of(20, 0);

  private final Jdbi jdbi;
  private final Clock clock;

  Minors(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Lets those go on who may call now.
   *
   * @throws Problem as {@link #refusal} says
   */
  public void check(Viewer viewer) {
    refusal(viewer)
        .ifPresent(
            problem -> {
              throw problem;
            });
  }

  /**
   * Why the viewer may not call now; empty where they may, and for every adult.
   *
   * @return 403 {@code consent_missing} where no guardian's consent is on file, or one of a day to
   *     come; 403 {@code not_for_minors_now} outside of 8:00 to 20:00
   */
  public Optional<Problem> refusal(Viewer viewer) {
    if (!viewer.minor()) {
      return Optional.empty();
    }
    UserDao.Minor minor = jdbi.withExtension(UserDao.class, dao -> dao.minor(viewer.user()));
    ZonedDateTime now = clock.instant().atZone(ZoneId.of(minor.timeZone()));
    LocalDate consent = minor.guardianConsentOn();
    if (consent == null || consent.isAfter(now.toLocalDate())) {
      return Optional.of(new Problem(403, "consent_missing", Map.of()));
    }
    LocalTime there = now.toLocalTime();
    return there.isBefore(FROM) || !there.isBefore(UNTIL)
        ? Optional.of(new Problem(403, "not_for_minors_now", Map.of()))
        : Optional.empty();
  }
}
