package org.polyphony.funnel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of those who were to come to an event: how many of them got how far.
 *
 * @param all everybody
 * @param languages by what they speak, the most first
 * @param sources by how they came to be registered, the most first
 */
record Funnel(Invitation occasion, Stages all, List<Row> languages, List<Row> sources) {

  /** To what they were invited. */
  record Invitation(UUID event, String name) {}

  /** Of fewer people than this, nothing is told apart: it might be known who they are. */
  static final long FEWEST = 5;

  /**
   * How many people, each counted once.
   *
   * @param people whoever got to any stage
   * @param listed are on a list of a campaign that invites to it
   * @param reached somebody spoke with them for such a campaign
   * @param invited heard the invitation to its end, or answered it by themselves
   * @param registered said that they would come
   * @param reminded of those registered, got a reminder, by mail or from a person
   * @param came were there
   * @param kept said that they would come, and were there
   * @param again were there, and at a later event of the organization too
   */
  record Stages(
      long people,
      long listed,
      long reached,
      long invited,
      long registered,
      long reminded,
      long came,
      long kept,
      long again) {

    private static final Stages NONE = new Stages(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private Stages plus(Stages other) {
      return new Stages(
          people + other.people,
          listed + other.listed,
          reached + other.reached,
          invited + other.invited,
          registered + other.registered,
          reminded + other.reminded,
          came + other.came,
          kept + other.kept,
          again + other.again);
    }
  }

  /**
   * One group.
   *
   * @param group a language or a source; null for small groups, taken together
   */
  record Row(@Nullable String group, Stages stages) {}

  /** As counted: people of one language and one source. */
  record Cell(String language, String source, Stages stages) {}

  static Funnel of(Invitation occasion, List<Cell> cells) {
    Stages all = cells.stream().map(Cell::stages).reduce(Stages.NONE, Stages::plus);
    return new Funnel(occasion, all, rows(cells, Cell::language), rows(cells, Cell::source));
  }

  private static List<Row> rows(List<Cell> cells, Function<Cell, String> group) {
    Map<String, Stages> sums = new LinkedHashMap<>();
    cells.forEach(cell -> sums.merge(group.apply(cell), cell.stages(), Stages::plus));
    List<Row> rows = new ArrayList<>();
    sums.forEach((key, stages) -> rows.add(new Row(key, stages)));
    rows.sort(
        Comparator.comparing((Row row) -> row.stages().people())
            .reversed()
            .thenComparing(row -> Objects.requireNonNull(row.group())));
    return together(rows);
  }

  /**
   * Small groups become one; where that is still small, the next joins it, so that nobody finds it
   * as what is missing from the sum.
   */
  private static List<Row> together(List<Row> rows) {
    List<Row> told = new ArrayList<>(rows);
    Stages small = Stages.NONE;
    while (!told.isEmpty()
        && (told.get(told.size() - 1).stages().people() < FEWEST
            || (small.people() > 0 && small.people() < FEWEST))) {
      small = small.plus(told.remove(told.size() - 1).stages());
    }
    if (small.people() >= FEWEST) {
      told.add(new Row(null, small));
    }
    return List.copyOf(told);
  }
}
