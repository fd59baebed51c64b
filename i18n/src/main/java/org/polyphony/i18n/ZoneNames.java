package org.polyphony.i18n;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.text.TimeZoneNames.NameType;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time zones as people know them: by the city, and by the name of its time. A language that ICU has
 * no data for reads English.
 */
public final class ZoneNames {

  /** One to choose: {@code America/Los_Angeles} is {@code Los Angeles, Pacific Time}. */
  public record Named(String id, String name) {}

  /** Some places have changed their time; any day since the last of these does. */
  private static final long TODAY = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private static final Memory<List<Named>> ALL = new Memory<>(ZoneNames::read);

  private ZoneNames() {}

  /** All places that have a time of their own, by their names in this language. */
  public static List<Named> all(String tag) {
    return ALL.get(tag);
  }

  /** What one is called; an id that is none of these stays, in words. */
  public static String name(String tag, String id) {
    String canonical = TimeZone.getCanonicalID(id);
    return all(tag).stream()
        .filter(zone -> zone.id().equals(id) || zone.id().equals(canonical))
        .map(Named::name)
        .findFirst()
        .orElseGet(() -> id.replace('_', ' '));
  }

  private static List<Named> read(String tag) {
    ULocale locale = ULocale.forLanguageTag(IcuFormats.icuTag(tag));
    TimeZoneNames names = TimeZoneNames.getInstance(locale);
    Collator order = Collator.getInstance(locale);
    return TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, null, null).stream()
        .map(id -> new Named(id, name(names, id, comma(locale))))
        .sorted(Comparator.comparing(Named::name, order))
        .toList();
  }

  private static String comma(ULocale locale) {
    return locale.getLanguage().equals("zh") ? "，" : ", ";
  }

  private static String name(TimeZoneNames names, String id, String comma) {
    String city = names.getExemplarLocationName(id);
    String time = time(names, id);
    String place = city == null ? id.substring(id.lastIndexOf('/') + 1).replace('_', ' ') : city;
    return time == null ? place : place + comma + time;
  }

  /** {@code Pacific Time}; of places without summer time their standard time. */
  private static @Nullable String time(TimeZoneNames names, String id) {
    String meta = names.getMetaZoneID(id, TODAY);
    if (meta == null) {
      return null;
    }
    boolean summer = TimeZone.getTimeZone(id).useDaylightTime();
    String generic = names.getMetaZoneDisplayName(meta, NameType.LONG_GENERIC);
    return summer && generic != null
        ? generic
        : names.getMetaZoneDisplayName(meta, NameType.LONG_STANDARD);
  }
}
