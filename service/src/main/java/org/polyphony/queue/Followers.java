package org.polyphony.queue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.polyphony.campaigns.QueueFeed;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.platform.JournalEntry;

/** Keeps queues in line with what the journal says has happened elsewhere. */
final class Followers {

  /**
   * Takes note of one type of entry.
   *
   * @param act what to do about their subjects, at least one
   */
  private record Follower(String name, String type, BiConsumer<Handle, Set<UUID>> act)
      implements JournalConsumer {

    @Override
    public void accept(Handle handle, List<JournalEntry> entries) {
      Set<UUID> subjects =
          entries.stream()
              .filter(entry -> entry.type().equals(type))
              .map(JournalEntry::subject)
              .collect(Collectors.toSet());
      if (!subjects.isEmpty()) {
        act.accept(handle, subjects);
      }
    }
  }

  private Followers() {}

  /** Feeds the campaigns of a list again when people have come to it or left it. */
  static JournalConsumer grownLists(QueueFeed queues) {
    return new Follower(
        "queue.lists",
        "list.changed",
        (handle, lists) ->
            handle
                .attach(ClaimsDao.class)
                .working(List.copyOf(lists))
                .forEach(campaign -> queues.feed(handle, campaign)));
  }

  /** Looks again at the entries of numbers of which something has been said. */
  static JournalConsumer changedLines(ChangedLines lines) {
    return new Follower("queue.numbers", "line.changed", lines::follow);
  }

  /**
   * Lets somebody wait for speakers of the language that is known of them now, in whichever
   * campaign they are: what one call or one form has taught holds for all.
   */
  static JournalConsumer changedPeople(Feeder feeder) {
    return new Follower("queue.people", "contact.changed", feeder::move);
  }
}
