package org.polyphony.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.polyphony.consent.Channel;
import org.polyphony.consent.OptOutIntake;
import org.polyphony.consent.OptOutStage;
import org.polyphony.contacts.IntakeStage;

/**
 * Which rows of a file of people say that somebody is not to be contacted: kept as that person's
 * own no, with the file and the row as evidence. It stands when the file is taken back.
 */
final class RefusedInRows {

  private static final int PIECE = 2_000;

  /** A row's no. */
  private record Word(long row, Set<Channel> channels) {}

  private final Handle handle;
  private final OptOutIntake optOuts;
  private final OptOutIntake.Source source;
  private final String filename;
  private final List<Word> words = new ArrayList<>();

  RefusedInRows(Handle handle, OptOutIntake optOuts, ImportTarget.Work work) {
    this.handle = handle;
    this.optOuts = optOuts;
    this.source = new OptOutIntake.Source(work.importId(), work.organization(), work.author());
    this.filename = work.filename();
  }

  void add(long row, Set<Channel> channels) {
    if (!channels.isEmpty()) {
      words.add(new Word(row, channels));
    }
  }

  /** Once everybody is written. */
  void write(IntakeStage people) {
    if (words.isEmpty()) {
      return;
    }
    try (OptOutStage stage = optOuts.stage(handle, source)) {
      for (int from = 0; from < words.size(); from += PIECE) {
        List<Word> piece = words.subList(from, Math.min(words.size(), from + PIECE));
        List<IntakeStage.Person> who = people.people(piece.stream().map(Word::row).toList());
        Map<Long, IntakeStage.Person> byRow = new HashMap<>();
        who.forEach(person -> byRow.put(person.row(), person));
        for (Word word : piece) {
          IntakeStage.Person person = byRow.get(word.row());
          if (person != null) {
            word.channels().forEach(channel -> stage.add(row(person, channel)));
          }
        }
      }
      stage.resolve();
      stage.write(done -> {});
    }
  }

  private OptOutIntake.Row row(IntakeStage.Person person, Channel channel) {
    return new OptOutIntake.Row(
        person.row(), null, person.contact(), null, channel, filename + ":" + person.row());
  }
}
