package org.polyphony.contacts;

import java.util.Map;
import java.util.Set;
import org.polyphony.web.View;

/** What happened with a person, in the page's language. */
public final class TimelineWords {

  /** What the messages word; another kind is told by its date alone. */
  private static final Set<String> KINDS =
      Set.of(
          "contact.merged",
          "list.imported",
          "typed_in",
          "attempt.talked",
          "attempt.no_answer",
          "attempt.busy",
          "attempt.left_message",
          "attempt.not_available",
          "attempt.call_back",
          "attempt.refused",
          "attempt.wrong_number",
          "attempt.disconnected",
          "attempt.language_barrier",
          "attempt.moved",
          "attempt.deceased",
          "attempt.do_not_call");

  private TimelineWords() {}

  /** One sentence. */
  public static String told(View view, Timeline.Entry entry) {
    String kind = entry.kind();
    if (!KINDS.contains(kind)) {
      return view.t("contacts.timeline.other");
    }
    String argument =
        switch (kind) {
          case "list.imported" -> "list";
          case "contact.merged" -> "name";
          default -> "campaign";
        };
    Map<String, Object> payload = entry.payload();
    return kind.equals("typed_in")
        ? view.t("contacts.timeline.typed_in")
        : view.t("contacts.timeline." + kind, argument, payload.getOrDefault(argument, ""));
  }
}
