package org.polyphony.coordination;

import java.util.Locale;
import java.util.Set;

/** Names of public holidays, in the language of the page: those of the United States. */
public final class Holidays {

  private static final Set<String> NAMED =
      Set.of(
          "CESAR_CHAVEZ",
          "CHRISTMAS",
          "COLUMBUS_DAY",
          "DAY_AFTER_THANKSGIVING",
          "INDEPENDENCE_DAY",
          "INDIGENOUS_PEOPLES_DAY",
          "JUNETEENTH",
          "LABOUR_DAY",
          "MARTIN_LUTHER_KING",
          "MEMORIAL_DAY",
          "NATIVE_AMERICAN_HERITAGE_DAY",
          "NEW_YEAR",
          "PRESIDENTS_DAY",
          "THANKSGIVING",
          "VETERANS_DAY",
          "WASHINGTONS_BIRTHDAY");

  private Holidays() {}

  /** The message with the name of a holiday; of one of elsewhere, that it is one. */
  public static String key(String holiday) {
    return "coordination.holiday."
        + (NAMED.contains(holiday) ? holiday.toLowerCase(Locale.ROOT) : "other");
  }
}
