package org.polyphony.audiences;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.platform.JournalEntry;

/** Has audiences looked at again where something was learnt of people or done with them. */
final class Listener implements JournalConsumer {

  private static final Set<String> OF_PEOPLE =
      Set.of(
          "contact", "list", "attempt", "registration", "commitment", "suppression", "attendance");

  @Override
  public String name() {
    return "audiences.look";
  }

  @Override
  public void accept(Handle handle, List<JournalEntry> entries) {
    Set<UUID> organizations =
        entries.stream()
            .filter(entry -> OF_PEOPLE.contains(entry.type().split("\\.", 2)[0]))
            .map(JournalEntry::organization)
            .collect(Collectors.toSet());
    if (!organizations.isEmpty()) {
      handle.attach(AudiencesDao.class).lookSoon(List.copyOf(organizations));
    }
  }
}
