package org.polyphony.coordination;

import java.util.Set;

/** Words for why lines are not called now. */
final class Reasons {

  private static final Set<String> IN_WORDS =
      Set.of(
          "talked",
          "refused",
          "no_attempts_left",
          "bad_number",
          "wrong_number",
          "disconnected",
          "moved",
          "deceased",
          "do_not_call",
          "no_answer",
          "busy",
          "left_message",
          "not_available",
          "call_back",
          "capped",
          "language_barrier",
          "dialled",
          "elsewhere",
          "suppressed",
          "staff",
          "language",
          "look",
          "off_list",
          "nobody_left");

  private Reasons() {}

  /** The message that says so many lines are not called for this reason. */
  static String key(String reason) {
    return "coordination.reason." + (IN_WORDS.contains(reason) ? reason : "other");
  }
}
