package org.polyphony.contacts;

import java.util.Map;
import java.util.Set;
import org.polyphony.web.View;

/** What happened with a person, in the page's language. */
public final class TimelineWords {

  /** What the messages word, with the argument of each; another kind is told by its date alone. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("contact.merged", "name"),
          Map.entry("list.imported", "list"),
          Map.entry("typed_in", "campaign"),
          Map.entry("attendance.came", "event"),
          Map.entry("no_show", "event"),
          Map.entry("guest.registered", "event"),
          Map.entry("guest.waits", "event"),
          Map.entry("guest.applied", "event"),
          Map.entry("guest.cancelled", "event"),
          Map.entry("number.wrong_number", "number"),
          Map.entry("number.disconnected", "number"),
          Map.entry("number.works", "number"),
          Map.entry("consent.given", "channel"),
          Map.entry("consent.withdrawn", "channel"),
          Map.entry("opt_out.added", "channel"),
          Map.entry("opt_out.lifted", "channel"),
          Map.entry("tie.tag", "tag"),
          Map.entry("tie.affiliation", "partner"),
          Map.entry("detail.name", "name"),
          Map.entry("detail.language", "language"),
          Map.entry("detail.address", "address"));

  private static final Set<String> RESULTS =
      Set.of(
          "talked",
          "no_answer",
          "busy",
          "left_message",
          "not_available",
          "call_back",
          "refused",
          "wrong_number",
          "disconnected",
          "language_barrier",
          "moved",
          "deceased",
          "do_not_call");

  private static final String ATTEMPT = "attempt.";

  private TimelineWords() {}

  /** One sentence. */
  public static String told(View view, Timeline.Entry entry) {
    String kind = entry.kind();
    boolean attempt =
        kind.startsWith(ATTEMPT) && RESULTS.contains(kind.substring(ATTEMPT.length()));
    String argument = attempt ? "campaign" : KINDS.get(kind);
    if (argument == null) {
      return view.t("contacts.timeline.other");
    }
    String said = String.valueOf(entry.payload().getOrDefault(argument, ""));
    return switch (kind) {
      case "typed_in" -> view.t("contacts.timeline.typed_in");
      case "detail.language" ->
          view.t("contacts.timeline.detail.language", "language", view.languageName(said));
      default -> view.t("contacts.timeline." + kind, argument, said);
    };
  }
}
