package org.polyphony.contacts;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** What a feature above knows of a person, for the person's page. */
public interface Aspect {

  /**
   * A line of the page.
   *
   * @param label a message
   * @param said one below the other; empty for nothing yet
   * @param path where it is changed
   */
  record Fact(String label, List<Said> said, String path) {}

  /**
   * Something said, in words of ours or of somebody else's.
   *
   * @param key a message with its arguments; null for the text as it stands in {@code arguments}
   */
  record Said(@Nullable String key, Map<String, String> arguments) {

    /** Somebody else's words. */
    public static Said of(String text) {
      return new Said(null, Map.of("text", text));
    }

    /** In the page's language. */
    public String in(View view) {
      if (key == null) {
        return arguments.getOrDefault("text", "");
      }
      Object[] namesAndValues =
          arguments.entrySet().stream()
              .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
              .toArray();
      return view.t(key, namesAndValues);
    }
  }

  /**
   * What has happened with the person, for the page's history; in the same transaction.
   *
   * @param limit at most so many, the newest
   */
  default List<Timeline.Entry> happened(Handle handle, Viewer viewer, UUID contact, int limit) {
    return List.of();
  }

  /**
   * Whom the feature above knows under a name of which all the words are beginnings, in no order.
   *
   * @param words folded, of letters, marks and digits alone; never empty
   * @param most of more than so many, some
   */
  default List<UUID> named(Handle handle, UUID organization, List<String> words, int most) {
    return List.of();
  }

  /**
   * In the transaction that reads the person.
   *
   * @param contact one of the viewer's organization, none that was merged into another
   */
  List<Fact> of(Handle handle, Viewer viewer, UUID contact);
}
