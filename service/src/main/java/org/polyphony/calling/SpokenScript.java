package org.polyphony.calling;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.polyphony.scripts.Step;

/**
 * A script as it is said on one call: every value filled in. The form of address stands as {@code
 * {address}}, since it is chosen while one talks.
 *
 * @param version of the script; a call that has begun with one goes on with it
 * @param spoken the language of the call, {@code und} where it is not known
 * @param bundle the language of the texts
 * @param beside the language of the lines below them: English, else the one the script is written
 *     in
 * @param lines by the key of a step or of a choice
 * @param timeThere what clocks show where the line is, in the language of the page
 */
record SpokenScript(
    UUID version,
    String spoken,
    String bundle,
    String beside,
    List<Step> steps,
    Map<String, Line> lines,
    String timeThere) {

  /**
   * One line.
   *
   * @param language that the text is in: the other one where nobody has translated it
   * @param state {@code draft}, {@code reviewed}, {@code stale} or {@code untranslated}
   * @param english the same beside it
   * @param sound how it is read, for who speaks the language and does not read it; else empty
   */
  record Line(String text, String language, String state, String english, String sound) {}
}
