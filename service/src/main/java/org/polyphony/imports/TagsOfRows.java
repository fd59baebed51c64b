package org.polyphony.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.contacts.IntakeStage;
import org.polyphony.ties.TagIntake;

/** The tags that the rows of a file of people say. The tags of a file are few, and held once. */
final class TagsOfRows {

  private static final int PIECE = 2_000;

  private final Handle handle;
  private final TagIntake intake;
  private final TagIntake.Source source;
  private final Map<String, List<String>> cells = new HashMap<>();
  private final List<Long> rows = new ArrayList<>();
  private final List<List<String>> said = new ArrayList<>();

  TagsOfRows(Handle handle, TagIntake intake, ImportTarget.Work work) {
    this.handle = handle;
    this.intake = intake;
    this.source = new TagIntake.Source(work.importId(), work.organization(), work.author());
  }

  /**
   * @param cell as it stands in the file
   */
  void add(long row, String cell) {
    List<String> tags = cell.isEmpty() ? List.of() : cells.computeIfAbsent(cell, TagIntake::in);
    if (!tags.isEmpty()) {
      rows.add(row);
      said.add(tags);
    }
  }

  /** Of those who are known, what was not known of them; once it is known who is who. */
  List<IntakeStage.Further> news(IntakeStage stage) {
    List<IntakeStage.Further> news = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += PIECE) {
      List<TagIntake.Tagged> piece = piece(from, stage::matched);
      handle.useTransaction(
          h ->
              intake.news(h, piece).stream()
                  .map(one -> new IntakeStage.Further(one.row(), "tags", one.tag()))
                  .forEach(news::add));
    }
    return news;
  }

  /** Once everybody is written. */
  void write(IntakeStage stage) {
    for (int from = 0; from < rows.size(); from += PIECE) {
      List<TagIntake.Tagged> piece = piece(from, stage::people);
      handle.useTransaction(h -> intake.add(h, source, piece));
    }
  }

  /** Who some rows are. */
  private interface Who {
    List<IntakeStage.Person> are(List<Long> lines);
  }

  private List<TagIntake.Tagged> piece(int from, Who who) {
    int to = Math.min(rows.size(), from + PIECE);
    Map<Long, UUID> people = new HashMap<>();
    who.are(rows.subList(from, to)).forEach(one -> people.put(one.row(), one.contact()));
    List<TagIntake.Tagged> piece = new ArrayList<>();
    for (int i = from; i < to; i++) {
      UUID person = people.get(rows.get(i));
      if (person != null) {
        for (String tag : said.get(i)) {
          piece.add(new TagIntake.Tagged(rows.get(i), person, tag));
        }
      }
    }
    return piece;
  }
}
