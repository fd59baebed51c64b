package org.polyphony.scripts;

import java.util.List;
import java.util.Map;

/** Scripts to test with, valid as they are. */
public final class TestScripts {
  private TestScripts() {}

  static Step say(String id) {
    return new Step(id, StepKind.SAY, List.of(), Map.of(), Map.of());
  }

  static Step ask(
      String id, List<String> choices, Map<String, String> feeds, Map<String, String> next) {
    return new Step(id, StepKind.SINGLE, choices, feeds, next);
  }

  static Structure structure(Step... steps) {
    return new Structure(List.of(steps), Map.of());
  }

  /** A greeting, an invitation that feeds a registration, and a farewell. */
  static Structure invitation() {
    return new Structure(
        List.of(
            say("hello"),
            ask(
                "come",
                List.of("yes", "no", "maybe"),
                Map.of("yes", "session"),
                Map.of("no", "bye")),
            say("bye")),
        Map.of("session", SlotKind.REGISTRATION));
  }

  static Map<String, String> english() {
    return Map.of(
        "hello", "Hello, may I speak with {first_name}?",
        "come", "Will you come on {date, date, ::EEEEMMMMd}?",
        "come.yes", "Yes",
        "come.no", "No",
        "come.maybe", "Maybe",
        "bye", "Thank you!");
  }

  static Map<String, String> hmong() {
    return Map.of(
        "hello", "Nyob zoo, kuv nrog {first_name} tham puas tau?",
        "come", "Koj puas tuaj rau {date, date, ::EEEEMMMMd}?",
        "come.yes", "Tuaj",
        "bye", "Ua tsaug!");
  }

  /** The invitation in English, complete, and in Hmong, in part. */
  public static NewScript aScript() {
    return new NewScript(
        "Listening session", "en", invitation(), Map.of("en", english(), "hmn", hmong()), false);
  }
}
