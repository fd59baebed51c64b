package org.polyphony.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.polyphony.consent.ConsentIntake;
import org.polyphony.contacts.IntakeStage;

/**
 * Which rows of a file of people say yes or no to texts: kept as what they have said, with the file
 * and the row as evidence.
 */
final class SaidYes {

  private static final int PIECE = 2_000;

  /** A row's word. The words of a file are few, and each is held once. */
  private record Word(boolean given, String wording, boolean ours) {}

  private final Handle handle;
  private final ConsentIntake consents;
  private final ConsentIntake.Source source;
  private final Map<Word, Word> words = new HashMap<>();
  private final List<Long> rows = new ArrayList<>();
  private final List<Word> said = new ArrayList<>();

  SaidYes(Handle handle, ConsentIntake consents, ImportTarget.Work work) {
    this.handle = handle;
    this.consents = consents;
    this.source =
        new ConsentIntake.Source(
            work.importId(), work.organization(), work.filename(), work.author());
  }

  /**
   * @param answer {@code yes}, {@code no}, or empty
   * @param wording as it stands in the file
   * @param ours whether the row stands in a file of ours, which says of the whole person what is
   *     known of their numbers
   */
  void add(long row, String answer, String wording, boolean ours) {
    if (!answer.isEmpty()) {
      rows.add(row);
      said.add(words.computeIfAbsent(new Word(answer.equals("yes"), wording, ours), same -> same));
    }
  }

  /** Once it is known who is who, and written. */
  void write(IntakeStage stage) {
    if (rows.isEmpty()) {
      return;
    }
    handle.useTransaction(h -> consents.begin(h, source));
    for (int from = 0; from < rows.size(); from += PIECE) {
      int to = Math.min(rows.size(), from + PIECE);
      Map<Long, Word> piece = new HashMap<>();
      for (int i = from; i < to; i++) {
        piece.put(rows.get(i), said.get(i));
      }
      List<ConsentIntake.Said> settled = new ArrayList<>();
      for (IntakeStage.Settled one : stage.settled(piece.keySet())) {
        Word word = piece.getOrDefault(one.row(), new Word(false, "", false));
        settled.add(
            new ConsentIntake.Said(
                one.row(), one.contact(), one.line(), word.given(), word.wording(), word.ours()));
      }
      handle.useTransaction(h -> consents.add(h, source, settled));
    }
  }
}
