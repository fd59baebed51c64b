package org.polyphony.telephony;

import java.util.List;
import java.util.Locale;

/**
 * Why a text did not go out or did not arrive, from the number that the carrier gives it. Numbers:
 * Twilio's dictionary of errors; the sandbox uses the same.
 */
public enum TextFault {
  OPTED_OUT(LineFact.OPTED_OUT, 21610),
  INVALID_NUMBER(LineFact.BAD_NUMBER, 21211),
  UNKNOWN_NUMBER(LineFact.BAD_NUMBER, 30005),
  LANDLINE(LineFact.NO_TEXTS, 30006, 21614),
  NOT_BY_TEXT(LineFact.NONE, 21612, 21408),
  UNREACHABLE(LineFact.NONE, 30003),
  BLOCKED(LineFact.NONE, 30004),
  FILTERED(LineFact.NONE, 30007),
  UNREGISTERED(LineFact.OURS, 30034),
  ACCOUNT(LineFact.OURS, 20003, 30002),
  SENDER(LineFact.OURS, 21606, 21212),
  TOO_MANY(LineFact.NONE, 20429, 21611, 30001),
  BAD_TEXT(LineFact.NONE, 21602, 21617),
  /** The carrier does not know (30008), or gives a number that we do not. */
  OTHER(LineFact.NONE, 30008);

  private final LineFact fact;
  private final List<Integer> numbers;

  TextFault(LineFact fact, Integer... numbers) {
    this.fact = fact;
    this.numbers = List.of(numbers);
  }

  /** Of the carrier's number; {@link #OTHER} for one that is not known. */
  public static TextFault of(int number) {
    for (TextFault fault : values()) {
      if (fault.numbers.contains(number)) {
        return fault;
      }
    }
    return OTHER;
  }

  /** What it tells of the number or of us. */
  public LineFact fact() {
    return fact;
  }

  /** As stored, and in the key of its words: {@code landline}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
