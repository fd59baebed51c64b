package org.polyphony.calling;

import java.util.List;

/**
 * A result of API.md as a button of the console.
 *
 * @param result the name in the API
 * @param key the letter that presses it
 * @param quick whether it stands in the bar at the foot of a phone
 */
record ResultButton(String result, String key, boolean quick) {

  /** Buttons under one heading; {@code key} names the heading's message. */
  record Group(String key, List<ResultButton> buttons) {}

  /** All results of a phone call, in the order in which they are shown. */
  static List<Group> groups() {
    return List.of(
        new Group(
            "somebody",
            List.of(
                quick("talked", "t"),
                quick("language_barrier", "l"),
                button("call_back", "c"),
                button("refused", "r"),
                button("do_not_call", "x"))),
        new Group(
            "nobody",
            List.of(
                quick("no_answer", "n"),
                button("left_message", "v"),
                button("busy", "b"),
                button("not_available", "a"))),
        new Group(
            "number",
            List.of(
                button("wrong_number", "w"),
                button("disconnected", "i"),
                button("moved", "m"),
                button("deceased", "e"))));
  }

  private static ResultButton button(String result, String key) {
    return new ResultButton(result, key, false);
  }

  private static ResultButton quick(String result, String key) {
    return new ResultButton(result, key, true);
  }
}
