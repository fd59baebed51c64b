package org.polyphony.audiences;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.polyphony.web.Viewer;

/**
 * A criterion that needs no more than its parts.
 *
 * @param offered what can be chosen, see {@link Criterion#options}
 * @param readable see {@link Criterion#reads}
 * @param sql of values, see {@link Criterion#condition}
 */
public record SimpleCriterion(
    String key,
    String label,
    Kind kind,
    BiFunction<Handle, Viewer, List<Option>> offered,
    Predicate<String> readable,
    Function<List<String>, String> sql)
    implements Criterion {

  /**
   * One of several that are offered.
   *
   * @param sql the same for all values
   */
  public static SimpleCriterion choices(
      String key,
      String label,
      BiFunction<Handle, Viewer, List<Option>> offered,
      Predicate<String> readable,
      String sql) {
    return new SimpleCriterion(key, label, Kind.CHOICES, offered, readable, values -> sql);
  }

  /**
   * One of a few codes, each worded by a message.
   *
   * @param messages what the messages begin with: {@code turnout.promised.}
   */
  public static SimpleCriterion codes(
      String key, String label, List<String> codes, String messages, String sql) {
    return choices(
        key,
        label,
        (handle, viewer) ->
            codes.stream().map(code -> Option.worded(code, messages + code)).toList(),
        codes::contains,
        sql);
  }

  /** What somebody types. */
  static SimpleCriterion typed(
      String key, Kind kind, Predicate<String> readable, Function<List<String>, String> sql) {
    return new SimpleCriterion(
        key, "audiences.criterion." + key, kind, (handle, viewer) -> List.of(), readable, sql);
  }

  @Override
  public List<Option> options(Handle handle, Viewer viewer) {
    return offered.apply(handle, viewer);
  }

  @Override
  public boolean reads(String value) {
    return readable.test(value);
  }

  @Override
  public String condition(List<String> values) {
    return sql.apply(values);
  }
}
