package org.polyphony.imports;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyphony.consent.Channel;
import org.polyphony.contacts.Names;
import org.polyphony.i18n.Folding;

/**
 * What a row refuses, by all of its columns that say so.
 *
 * @param channels empty where it refuses nothing, or says something that we do not know
 * @param unknown what we do not know; empty for nothing
 * @param no the word by which it refuses nothing; empty where there is none
 * @param assumed whether it says nothing, so that what was chosen for the file counts
 */
public record Refused(Set<Channel> channels, String unknown, String no, boolean assumed) {

  /** The column of a file that says what is refused. */
  public static final String FIELD = "channel";

  static final Refused NOTHING = new Refused(Set.of(), "", "", false);

  /** How the columns of a file say what is refused. */
  public static final class Reader {

    /** A column, and what a yes in it refuses. */
    private record Column(int index, Optional<Channel> about) {}

    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Layout.Meaning> meanings;
    private final Channel chosen;

    /**
     * @param chosen what is refused where a row does not say
     */
    public Reader(Layout layout, Channel chosen) {
      this.chosen = chosen;
      this.meanings = layout.meanings().getOrDefault(FIELD, Map.of());
      for (int i = 0; i < layout.columns().size(); i++) {
        if (layout.columns().get(i).field().equals(FIELD)) {
          columns.add(new Column(i, ChannelCells.column(layout.columns().get(i).header())));
        }
      }
    }

    /** What a row refuses. */
    public Refused read(List<String> cells) {
      Set<Channel> channels = EnumSet.noneOf(Channel.class);
      String no = "";
      boolean blank = true;
      for (Column column : columns) {
        String cell = column.index() < cells.size() ? Names.tidy(cells.get(column.index())) : "";
        if (cell.isEmpty()) {
          continue;
        }
        blank = false;
        String means = meaning(cell);
        if (means.isEmpty()) {
          return new Refused(Set.of(), cell, "", false);
        }
        if (means.equals(ChannelCells.NONE)) {
          no = cell;
          continue;
        }
        Set<Channel> named = channels(cell, means, column.about().orElse(chosen));
        if (named.isEmpty()) {
          return new Refused(Set.of(), cell, "", false);
        }
        channels.addAll(named);
      }
      if (channels.isEmpty() && blank && !areAllOfOneWay()) {
        return new Refused(EnumSet.of(chosen), "", "", !columns.isEmpty());
      }
      return new Refused(
          channels.contains(Channel.ALL) ? EnumSet.of(Channel.ALL) : channels, "", no, false);
    }

    /** What a person has said of the value, else what it says by itself. */
    private String meaning(String cell) {
      Layout.Meaning said = meanings.get(Folding.fold(cell).strip());
      return said == null ? ChannelCells.meaning(cell) : said.value();
    }

    private static Set<Channel> channels(String cell, String means, Channel yes) {
      return switch (means) {
        case ChannelCells.CHOSEN -> EnumSet.of(yes);
        case ChannelCells.SEVERAL -> ChannelCells.channels(cell);
        default -> ChannelCells.channels(means);
      };
    }

    /** Where a file has a column a way, a row that has nothing in them refuses nothing. */
    private boolean areAllOfOneWay() {
      return !columns.isEmpty() && columns.stream().allMatch(column -> column.about().isPresent());
    }
  }
}
