package org.polyphony.duplicates;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.platform.JournalEntry;

/**
 * Hears who has come and who has changed: a file's people are looked at in the background, one
 * person at once.
 */
final class Arrivals implements JournalConsumer {

  /** A file that has come in. */
  record File(UUID importId) {}

  private final Finder finder;
  private final Jobs.Kind<File> looking;
  private final Clock clock;

  Arrivals(Finder finder, Jobs.Kind<File> looking, Clock clock) {
    this.finder = finder;
    this.looking = looking;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "duplicates.arrivals";
  }

  @Override
  public void accept(Handle handle, List<JournalEntry> entries) {
    Set<UUID> people = new LinkedHashSet<>();
    for (JournalEntry entry : entries) {
      if (entry.type().equals("contact.changed")) {
        people.add(entry.subject());
      } else if (entry.type().equals("list.changed")) {
        arrived(handle, entry.payload(), people);
      }
    }
    finder.look(handle, people);
  }

  private void arrived(Handle handle, JsonNode payload, Set<UUID> people) {
    if (payload.hasNonNull("contact")) {
      people.add(UUID.fromString(payload.get("contact").asText()));
    }
    if (payload.hasNonNull("import")) {
      String file = payload.get("import").asText();
      looking.schedule(handle, file, new File(UUID.fromString(file)), clock.instant());
    }
  }
}
