package org.polyphony.audiences;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A saved query over the contacts of an organization. Its people are kept in the list of the same
 * id: campaigns take it wherever they take a list.
 *
 * @param purpose what its people may be approached for; only those are in it whose list permits it
 * @param rules whoever fulfils all of them is in it; with none, everybody
 * @param people how many were in it when its list was last brought in line
 * @param keptAt when that was; null before the first time
 * @param archivedAt since when it is out of use; null while it is in use
 */
public record Audience(
    UUID id,
    UUID organization,
    String name,
    String purpose,
    @Json List<Rule> rules,
    int people,
    @Nullable Instant keptAt,
    Instant changedAt,
    @Nullable Instant archivedAt) {

  /** False while its people are being gathered for the first time, or anew after a change. */
  public boolean isGathered() {
    return keptAt != null && !keptAt.isBefore(changedAt);
  }
}
