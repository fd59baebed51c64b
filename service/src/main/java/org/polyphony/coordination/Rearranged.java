package org.polyphony.coordination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Languages;

/**
 * A change of the order in which languages are served, as the page after it tells of it and takes
 * it back.
 *
 * @param language which has been moved; null where the order is another as a whole
 * @param before the order before; empty: by scarcity
 */
record Rearranged(@Nullable String language, List<String> before) {

  private static final String BETWEEN = "~";

  Rearranged {
    before = List.copyOf(before);
  }

  /**
   * From the query of the page; null where nothing was changed. Tags that nobody knows fall out.
   */
  static @Nullable Rearranged read(@Nullable String moved, @Nullable String before) {
    if (before == null) {
      return null;
    }
    return new Rearranged(
        moved != null && isKnown(moved) ? moved : null,
        Arrays.stream(before.split(BETWEEN)).filter(Rearranged::isKnown).distinct().toList());
  }

  private static boolean isKnown(String tag) {
    return Languages.standard().find(tag).isPresent();
  }

  /** For the query of the page. */
  String query() {
    return (language == null ? "?" : "?moved=" + language + "&")
        + "before="
        + String.join(BETWEEN, before);
  }

  /** The order with one language a place further up or down; the same where it is at the end. */
  static List<String> moved(List<String> order, String language, boolean up) {
    List<String> moved = new ArrayList<>(order);
    int at = moved.indexOf(language);
    int to = up ? at - 1 : at + 1;
    if (at >= 0 && to >= 0 && to < moved.size()) {
      Collections.swap(moved, at, to);
    }
    return moved;
  }
}
