package org.polyphony.contacts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyphony.web.View;

/** Where the clock of a number stands, in the page's language. */
public final class ZoneWords {

  /** The zones of the United States, from east to west, by the names of their messages. */
  private static final Map<String, String> NAMED = named();

  private ZoneWords() {}

  /** The zones that somebody chooses from, as IANA names. */
  public static List<String> choices() {
    return List.copyOf(NAMED.keySet());
  }

  /** One zone; of one without a word of ours its IANA name. */
  public static String told(View view, String zone) {
    String name = NAMED.get(zone);
    return name == null ? zone : view.t("contacts.zone." + name);
  }

  /** Every zone that a number may be in. */
  public static String told(View view, List<String> zones) {
    return view.list(zones.stream().map(zone -> told(view, zone)).distinct().toList());
  }

  private static Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("America/New_York", "eastern");
    named.put("America/Chicago", "central");
    named.put("America/Denver", "mountain");
    named.put("America/Phoenix", "arizona");
    named.put("America/Los_Angeles", "pacific");
    named.put("America/Anchorage", "alaska");
    named.put("Pacific/Honolulu", "hawaii");
    return named;
  }
}
