package org.polyphony.rooms;

import java.util.Set;

/** What volunteers call each other: a name without the family name. */
final class FirstName {

  /**
   * Vietnamese family names that stand in front; nearly everybody has one of them. Without their
   * marks only those are here that are no given name of another language.
   */
  private static final Set<String> IN_FRONT =
      Set.of(
          "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
          "Hồ", "Ngô", "Dương", "Lý", "Nguyen", "Tran", "Pham", "Huynh");

  private FirstName() {}

  /**
   * @param name as somebody wrote their own; one of a single word stays whole
   */
  static String of(String name) {
    String whole = name.strip();
    int first = whole.indexOf(' ');
    int last = whole.lastIndexOf(' ');
    if (last < 0) {
      return whole;
    }
    return IN_FRONT.contains(whole.substring(0, first))
        ? whole.substring(last + 1)
        : whole.substring(0, last).strip();
  }
}
