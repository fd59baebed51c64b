package org.polyphony.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How alike two entries are: the one rule of who is who. An import follows it where it is certain,
 * in SQL ({@code contacts.IntakeResolution}); what is likely, somebody is asked.
 *
 * @param reasons what they have in common
 */
record Likeness(Verdict verdict, List<Reason> reasons) {

  /** Of the rule. Who was compared by an earlier one is looked at again. */
  static final int VERSION = 2;

  /** What is certain is asked before all that is only likely. */
  private static final int CERTAIN = 20;

  /** What follows from it. */
  enum Verdict {
    /** One person, beyond doubt. */
    SAME,
    /** Perhaps one person: somebody has to look. */
    LIKELY,
    /** As far as anybody can tell, two. */
    DIFFERENT
  }

  /** What two entries have in common, and how much it weighs. */
  enum Reason {
    IDENTIFIER(5),
    NAME(4),
    NEAR_NAME(2),
    PHONE(3),
    EMAIL(3),
    ADDRESS(2),
    BORN(3);

    private final int weight;

    Reason(int weight) {
      this.weight = weight;
    }

    /** The name in the database and in the API. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Likeness {
    reasons = List.copyOf(reasons);
  }

  /** The likeness of two, in whichever order. */
  static Likeness of(Description one, Description other) {
    List<Reason> reasons = new ArrayList<>();
    boolean sameName = !one.nameFolded().isEmpty() && one.nameFolded().equals(other.nameFolded());
    boolean nearName = sameName || NearNames.near(one.nameFolded(), other.nameFolded());
    boolean numbered = one.sharesIdentifier(other, false);
    boolean madeUp = one.sharesIdentifier(other, true);
    boolean phone = one.sharesLine(other);
    boolean email = one.sharesEmail(other);
    boolean door = one.sharesDoor(other);
    add(reasons, numbered || madeUp, Reason.IDENTIFIER);
    add(reasons, sameName, Reason.NAME);
    add(reasons, nearName && !sameName, Reason.NEAR_NAME);
    add(reasons, phone, Reason.PHONE);
    add(reasons, email, Reason.EMAIL);
    add(reasons, door, Reason.ADDRESS);
    add(reasons, one.bornInTheSameYear(other), Reason.BORN);
    if (numbered || (madeUp && (sameName || phone))) {
      return new Likeness(Verdict.SAME, reasons);
    }
    if (one.bornInAnotherYear(other)) {
      return new Likeness(Verdict.DIFFERENT, reasons);
    }
    boolean certain =
        sameName
            && !one.otherwiseNumbered(other)
            && (phone || (door && one.bornInTheSameYear(other)) || littleIsKnown(one, other));
    if (certain) {
      return new Likeness(Verdict.SAME, reasons);
    }
    boolean likely =
        madeUp
            || (nearName && (phone || email || door))
            || (sameName && one.bornOnTheSameDay(other) && !one.otherwiseNumbered(other));
    return new Likeness(likely ? Verdict.LIKELY : Verdict.DIFFERENT, reasons);
  }

  /** The more, the sooner it is asked. */
  int weight() {
    int common = reasons.stream().mapToInt(reason -> reason.weight).sum();
    return verdict == Verdict.SAME ? CERTAIN + common : common;
  }

  /** An entry without any number is whoever of that name is at its door, or at its address. */
  private static boolean littleIsKnown(Description one, Description other) {
    boolean little = one.hasNoNumbers() || other.hasNoNumbers();
    boolean noYear = one.birthYear() == null && other.birthYear() == null;
    return little && (one.sharesEmail(other) || (one.sharesDoor(other) && noYear));
  }

  private static void add(List<Reason> reasons, boolean holds, Reason reason) {
    if (holds) {
      reasons.add(reason);
    }
  }
}
