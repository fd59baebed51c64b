package org.polyphony.calling;

import java.util.Map;
import java.util.UUID;
import org.polyphony.preview.SamplePeople;
import org.polyphony.queue.PersonBehind;

/** People to practice with: invented, the same ones each time, and kept nowhere. */
final class PracticePeople {

  private PracticePeople() {}

  /**
   * Somebody to practice with.
   *
   * @param number the first one is 0; the names come round
   * @param spoken their language; {@code und} for somebody whose language nobody knows
   */
  static PersonBehind person(UUID id, int number, String spoken) {
    SamplePeople.Person sample = SamplePeople.of(spoken, number);
    return new PersonBehind(
        id, sample.name(), sample.given(), sample.family(), "", "", spoken, spoken, Map.of());
  }

  /** A number that is set aside for fiction: (916) 555-0100 to 0149. */
  static String tel(int number) {
    return "+1916555%04d".formatted(100 + number % 50);
  }
}
