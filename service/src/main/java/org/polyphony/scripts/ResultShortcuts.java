package org.polyphony.scripts;

import java.util.List;

/**
 * The results of a call that a script can offer as one tap: what somebody's answer comes to. The
 * caller still says so themselves, since an answer is easily tapped by mistake.
 */
public final class ResultShortcuts {

  /** Their codes, in the order in which they are offered to whoever writes a script. */
  public static final List<String> CODES =
      List.of(
          "talked",
          "call_back",
          "not_available",
          "refused",
          "do_not_call",
          "language_barrier",
          "wrong_number",
          "moved",
          "deceased");

  private ResultShortcuts() {}
}
