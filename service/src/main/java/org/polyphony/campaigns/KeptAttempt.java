package org.polyphony.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.json.Json;

/**
 * An attempt as it is being kept, for all who take their part of it.
 *
 * @param at when it happened, as far as is known
 * @param people those named, else all behind the line; in the order of their ids, in which their
 *     rows are locked
 */
record KeptAttempt(
    UUID id, Effort effort, AttemptToRecord said, Instant at, List<AttemptPerson> people) {

  /** Of a campaign, what an attempt needs. */
  record Effort(UUID organization, String name, UUID scriptVersion, @Json Map<String, UUID> bind) {}

  /** The ids of the people. */
  Set<UUID> contacts() {
    return people.stream().map(AttemptPerson::contact).collect(Collectors.toSet());
  }

  /** Whether somebody was named, so that what is one person's is theirs alone. */
  boolean peopleNamed() {
    return !said.people().isEmpty();
  }
}
