package org.polyphony.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What would stand of somebody had one of the files that named them never been. A value that a
 * later file says too is that file's from then on; any other goes back to what it was before. What
 * later files would put back when they are taken back in their turn changes with it, so that the
 * order of the undoing does not matter.
 */
final class WithoutFile {

  /** What stands and falls together, by the name by which a file says it. */
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "name",
              List.of("full_name", "given_name", "family_name", "additional_name", "name_folded"),
          "preferred_name", List.of("preferred_name"),
          "email", List.of("email"),
          "birth_date", List.of("birth_date"),
          "birth_year", List.of("birth_year"),
          "spoken", List.of("spoken", "spoken_source"),
          "written", List.of("written", "written_source"),
          "door", List.of("door"));

  /** Of whom nothing was known but what they are called. */
  private static final ObjectNode NOTHING =
      JsonNodeFactory.instance
          .objectNode()
          .put("preferred_name", "")
          .put("email", "")
          .putNull("birth_date")
          .putNull("birth_year")
          .put("spoken", "und")
          .put("spoken_source", "none")
          .put("written", "und")
          .put("written_source", "none")
          .putNull("door");

  private static final String FACTS = "facts";

  private WithoutFile() {}

  /**
   * A later file.
   *
   * @param says the names of what it said; null where that is not known: then what it changed
   * @param before the state that it found; null where it changed nothing
   */
  record Later(UUID importId, @Nullable Set<String> says, @Nullable ObjectNode before) {}

  /**
   * @param state as it is to stand now; null where it stays as it is
   * @param before what later files are to put back, by file; those that are not here keep theirs
   */
  record Outcome(@Nullable ObjectNode state, Map<UUID, ObjectNode> before) {}

  /**
   * @param state as it stands, nobody having changed it by hand since
   * @param before as it was before the file; empty where the file created the person
   * @param later in the order in which they were written
   */
  static Outcome of(ObjectNode state, ObjectNode before, List<Later> later) {
    List<ObjectNode> states = states(state, later);
    List<ObjectNode> put = states.stream().map(ObjectNode::deepCopy).toList();
    ObjectNode base = before.isEmpty() ? NOTHING : before;
    for (String field : fields(base, states.get(0))) {
      boolean namesOfSomebodyNew = field.equals("name") && before.isEmpty();
      if (!namesOfSomebodyNew && !same(field, base, states.get(0))) {
        int at = 0;
        do {
          copy(field, base, put.get(at));
        } while (at < later.size() && !says(field, later, states, at++));
      }
    }
    return outcome(later, states, put);
  }

  /** What each of them found, and last what stands now. */
  private static List<ObjectNode> states(ObjectNode state, List<Later> later) {
    List<ObjectNode> states = new ArrayList<>(List.of(state));
    for (int i = later.size() - 1; i >= 0; i--) {
      ObjectNode found = later.get(i).before();
      // What a later undo is to leave of somebody who was new is not what it found.
      states.add(0, found == null || found.isEmpty() ? states.get(0) : found);
    }
    return states;
  }

  private static Outcome outcome(List<Later> later, List<ObjectNode> states, List<ObjectNode> put) {
    Map<UUID, ObjectNode> before = new LinkedHashMap<>();
    for (int i = 0; i < later.size(); i++) {
      ObjectNode found = later.get(i).before();
      boolean somebodyNew = found != null && found.isEmpty();
      boolean changesNow = found == null && !put.get(i).equals(put.get(i + 1));
      boolean changedBefore = found != null && !put.get(i).equals(found);
      if (!somebodyNew && (changesNow || changedBefore)) {
        before.put(later.get(i).importId(), put.get(i));
      }
    }
    int last = later.size();
    return new Outcome(put.get(last).equals(states.get(last)) ? null : put.get(last), before);
  }

  private static Set<String> fields(ObjectNode base, ObjectNode first) {
    Set<String> fields = new LinkedHashSet<>(FIELDS.keySet());
    for (ObjectNode each : List.of(base, first)) {
      each.path(FACTS).fieldNames().forEachRemaining(name -> fields.add(IntakeSeen.FACT + name));
    }
    return fields;
  }

  private static boolean says(String field, List<Later> later, List<ObjectNode> states, int at) {
    Set<String> says = later.get(at).says();
    return says == null ? !same(field, states.get(at), states.get(at + 1)) : says.contains(field);
  }

  private static boolean same(String field, ObjectNode one, ObjectNode other) {
    List<String> columns = FIELDS.get(field);
    return columns == null
        ? fact(field, one).equals(fact(field, other))
        : columns.stream().allMatch(column -> one.path(column).equals(other.path(column)));
  }

  private static JsonNode fact(String field, ObjectNode of) {
    return of.path(FACTS).path(field.substring(IntakeSeen.FACT.length()));
  }

  private static void copy(String field, ObjectNode from, ObjectNode to) {
    List<String> columns = FIELDS.get(field);
    if (columns != null) {
      columns.forEach(column -> to.set(column, from.path(column)));
      return;
    }
    ObjectNode facts = to.withObjectProperty(FACTS);
    String name = field.substring(IntakeSeen.FACT.length());
    JsonNode value = fact(field, from);
    if (value.isMissingNode()) {
      facts.remove(name);
    } else {
      facts.set(name, value);
    }
  }
}
