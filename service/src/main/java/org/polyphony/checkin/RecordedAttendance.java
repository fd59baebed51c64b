package org.polyphony.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What stands of somebody who is here.
 *
 * @param disposition what became of the word that was just said
 * @param name the person's
 * @param author who said it first
 * @param helper the author's name
 * @param repeated whether this very word had been taken in before
 */
public record RecordedAttendance(
    UUID id,
    UUID contact,
    Disposition disposition,
    String name,
    LocalDate day,
    int party,
    String spoken,
    Instant at,
    UUID author,
    String helper,
    boolean repeated) {

  /** What becomes of a word. */
  public enum Disposition {
    ACCEPTED("accepted"),
    /** Somebody else, or another phone, had said it before. */
    ALREADY_HERE("already_here"),
    UNDONE("undone");

    private final String code;

    Disposition(String code) {
      this.code = code;
    }

    /** As the API writes it. */
    public String code() {
      return code;
    }
  }
}
