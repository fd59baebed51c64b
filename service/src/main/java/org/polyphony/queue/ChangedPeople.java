package org.polyphony.queue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.platform.JournalEntry;

/**
 * Lets somebody wait for speakers of the language that is known of them now, in whichever campaign
 * they are: what one call or one form has taught holds for all.
 */
final class ChangedPeople implements JournalConsumer {

  private final Feeder feeder;

  ChangedPeople(Feeder feeder) {
    this.feeder = feeder;
  }

  @Override
  public String name() {
    return "queue.people";
  }

  @Override
  public void accept(Handle handle, List<JournalEntry> entries) {
    Set<UUID> people =
        entries.stream()
            .filter(entry -> entry.type().equals("contact.changed"))
            .map(JournalEntry::subject)
            .collect(Collectors.toSet());
    if (!people.isEmpty()) {
      feeder.move(handle, people);
    }
  }
}
