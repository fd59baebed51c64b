package org.polyphony.queue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.platform.JournalEntry;

/** Feeds the campaigns of a list again when people have come to it or left it. */
final class GrownLists implements JournalConsumer {

  private final Feeder feeder;

  GrownLists(Feeder feeder) {
    this.feeder = feeder;
  }

  @Override
  public String name() {
    return "queue.lists";
  }

  @Override
  public void accept(Handle handle, List<JournalEntry> entries) {
    Set<UUID> lists =
        entries.stream()
            .filter(entry -> entry.type().equals("list.changed"))
            .map(JournalEntry::subject)
            .collect(Collectors.toSet());
    if (!lists.isEmpty()) {
      handle
          .attach(ClaimsDao.class)
          .working(List.copyOf(lists))
          .forEach(campaign -> feeder.feed(handle, campaign));
    }
  }
}
