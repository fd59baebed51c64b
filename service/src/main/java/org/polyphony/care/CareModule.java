package org.polyphony.care;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Jobs;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** What callers hear that staff must see. */
public final class CareModule {

  // Two in the morning in Los Angeles, in winter.
  private static final LocalTime AT_NIGHT = LocalTime.of(10, 0);

  private final Incidents incidents;
  private final CareDesk desk;
  private final ResourceCards cards;

  public CareModule(Jdbi jdbi, Messages messages, Audit audit, Clock clock, CareSettings settings) {
    cards = new ResourceCards(messages, settings);
    incidents = new Incidents(cards, clock);
    desk = new CareDesk(jdbi, audit, clock, cards);
  }

  /** Takes reports down. */
  public Incidents incidents() {
    return incidents;
  }

  /**
   * Adds the inbox and its place, the cards that callers read from, and what is erased at night.
   */
  public void register(Site site, Jobs jobs) {
    site.place(new Place("care.place", "/care", Set.of(Role.COORDINATOR, Role.ADMINISTRATOR), 45));
    site.resource(new CareResource(desk));
    site.resource(new CareApiResource(desk));
    site.resource(new CardsResource(cards));
    jobs.recurring("care.erase", Schedules.daily(ZoneOffset.UTC, AT_NIGHT), desk::erase);
  }
}
