package org.polyphony.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.polyphony.contacts.IntakeStage;
import org.polyphony.contacts.Names;
import org.polyphony.profile.NameIntake;

/** What the rows of a file of people say they are called in their own script. */
final class OwnNames {

  private static final int PIECE = 2_000;

  /** Somebody may have several: as it was written here, and as it is written there. */
  private static final Pattern BETWEEN = Pattern.compile("\\s*[;；]\\s*");

  private final Handle handle;
  private final NameIntake intake;
  private final NameIntake.Source source;
  private final List<Long> rows = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  OwnNames(Handle handle, NameIntake intake, ImportTarget.Work work) {
    this.handle = handle;
    this.intake = intake;
    this.source = new NameIntake.Source(work.importId(), work.organization(), work.author());
  }

  /** The names of a cell. */
  static List<String> in(String cell) {
    return cell.isEmpty()
        ? List.of()
        : BETWEEN
            // PostgreSQL knows no such character in a text.
            .splitAsStream(cell.replace('\0', ' ').strip())
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
  }

  /**
   * @param cell as it stands in the file
   * @param fullName by which the person is known anyway
   */
  void add(long row, String cell, String fullName) {
    for (String name : in(cell)) {
      if (!Names.folded(name).equals(Names.folded(fullName))) {
        rows.add(row);
        names.add(name);
      }
    }
  }

  /** Of those who are known, what was not known of them; once it is known who is who. */
  List<IntakeStage.Further> news(IntakeStage stage) {
    List<IntakeStage.Further> news = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += PIECE) {
      List<NameIntake.Named> piece = piece(from, stage::matched);
      handle.useTransaction(
          h ->
              intake.news(h, piece).stream()
                  .map(one -> new IntakeStage.Further(one.row(), "own_name", one.name()))
                  .forEach(news::add));
    }
    return news;
  }

  /** Once everybody is written. */
  void write(IntakeStage stage) {
    for (int from = 0; from < rows.size(); from += PIECE) {
      List<NameIntake.Named> piece = piece(from, stage::people);
      handle.useTransaction(h -> intake.add(h, source, piece));
    }
  }

  /** Who some rows are. */
  private interface Who {
    List<IntakeStage.Person> are(List<Long> lines);
  }

  private List<NameIntake.Named> piece(int from, Who who) {
    int to = Math.min(rows.size(), from + PIECE);
    Map<Long, IntakeStage.Person> people = new HashMap<>();
    who.are(rows.subList(from, to)).forEach(person -> people.put(person.row(), person));
    List<NameIntake.Named> piece = new ArrayList<>();
    for (int i = from; i < to; i++) {
      IntakeStage.Person person = people.get(rows.get(i));
      if (person != null) {
        piece.add(new NameIntake.Named(person.row(), person.contact(), names.get(i)));
      }
    }
    return piece;
  }
}
