package org.polyphony.translations;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.polyphony.scripts.Translations;
import org.polyphony.scripts.Translations.Change;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/**
 * What the form of the lines sends: for each line its key, its text before and now, how it is read
 * before and now, and what the person says about it.
 *
 * @param comments by key
 * @param reviewed the keys whose box is ticked
 * @param all whether every line is reviewed
 * @param resolve the key of the line about which everything is settled; empty for none
 */
record LinesForm(
    List<Change> texts,
    List<Change> sounds,
    Map<String, String> comments,
    Set<String> reviewed,
    boolean all,
    String resolve) {
  private static final String RESOLVE = "resolve:";
  private static final Pattern KEY =
      Pattern.compile("[A-Za-z0-9_-]{1,60}(\\.[A-Za-z0-9_-]{1,60})?");

  /**
   * @throws Problem 400 where the fields do not go together, or a key is none of any script; 422 at
   *     the key: {@code line_too_long}, {@code sound_without_text}
   */
  static LinesForm of(MultivaluedMap<String, String> sent) {
    List<String> keys = values(sent, "key");
    if (!keys.stream().allMatch(key -> KEY.matcher(key).matches())) {
      throw Problem.unreadable("unreadable");
    }
    List<Change> texts = changes(keys, values(sent, "base"), values(sent, "text"));
    List<Change> sounds = changes(keys, values(sent, "sound_base"), values(sent, "sound"));
    List<FieldProblem> problems = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Change text = texts.get(i);
      Change sound = sounds.get(i);
      int longest = Math.max(text.text().length(), sound.text().length());
      if (longest > Translations.LONGEST_TEXT) {
        problems.add(
            new FieldProblem(
                text.key(), "line_too_long", Map.of("most", Translations.LONGEST_TEXT)));
      }
      if (text.text().isEmpty() && !sound.text().equals(sound.base())) {
        problems.add(FieldProblem.of(text.key(), "sound_without_text"));
      }
    }
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    String action = values(sent, "action").stream().findFirst().orElse("");
    return new LinesForm(
        texts,
        sounds,
        comments(sent),
        Set.copyOf(values(sent, "reviewed")),
        action.equals("review"),
        action.startsWith(RESOLVE) ? action.substring(RESOLVE.length()) : "");
  }

  private static List<String> values(MultivaluedMap<String, String> sent, String name) {
    return sent.getOrDefault(name, List.of());
  }

  private static List<Change> changes(List<String> keys, List<String> bases, List<String> texts) {
    if (keys.size() != bases.size() || keys.size() != texts.size()) {
      throw Problem.unreadable("unreadable");
    }
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      changes.add(new Change(keys.get(i), bases.get(i), texts.get(i)));
    }
    return changes;
  }

  private static Map<String, String> comments(MultivaluedMap<String, String> sent) {
    List<String> keys = values(sent, "comment_key");
    List<String> texts = values(sent, "comment");
    if (keys.size() != texts.size()) {
      throw Problem.unreadable("unreadable");
    }
    Map<String, String> comments = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!texts.get(i).isBlank()) {
        comments.put(keys.get(i), texts.get(i));
      }
    }
    return comments;
  }

  /** The lines that the person says are right. */
  List<Change> approved() {
    return texts.stream().filter(line -> all || reviewed.contains(line.key())).toList();
  }
}
