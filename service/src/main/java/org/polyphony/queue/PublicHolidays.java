package org.polyphony.queue;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The public holidays of a country or region. */
public final class PublicHolidays {

  private final List<String> region;
  private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

  public PublicHolidays(QueueSettings settings) {
    region =
        settings.holidays().equals("none") ? List.of() : List.of(settings.holidays().split("-"));
  }

  /** Whether this day is one. */
  public boolean contains(LocalDate day) {
    return of(day.getYear()).containsKey(day);
  }

  /**
   * By day, with what they are, as in {@code MEMORIAL_DAY}; one that falls on a weekend is kept on
   * both its days.
   */
  Map<LocalDate, String> of(int year) {
    return region.isEmpty() ? Map.of() : years.computeIfAbsent(year, this::read);
  }

  private Map<LocalDate, String> read(int year) {
    String[] within = region.stream().skip(1).toArray(String[]::new);
    Map<LocalDate, String> days = new TreeMap<>();
    for (Holiday holiday :
        HolidayManager.getInstance(ManagerParameters.create(region.get(0)))
            .getHolidays(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), within)) {
      if (holiday.getType() == HolidayType.PUBLIC_HOLIDAY) {
        Stream.of(holiday.getDate(), holiday.getActualDate())
            .forEach(day -> days.put(day, holiday.getPropertiesKey()));
      }
    }
    return Map.copyOf(days);
  }
}
