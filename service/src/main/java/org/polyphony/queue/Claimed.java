package org.polyphony.queue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A caller's lease on a line.
 *
 * @param fresh false for one that the caller had already
 * @param state {@code open}, or {@code ahead} for one that was fetched ahead and not shown yet
 * @param spoken what to speak, as stored; {@code und} where nobody knows
 * @param bundle from which the script is read
 * @param match {@code exact}, {@code kin}, {@code allowed} or {@code unknown}
 * @param followUp the promise that this call keeps; null when it keeps none
 * @param expiresAt when the line goes back without a heartbeat
 * @param tel E.164
 * @param zones of the line, joined by commas
 * @param attempts how often the line was tried in this campaign
 * @param barriers how often nobody shared a language
 */
public record Claimed(
    boolean fresh,
    UUID id,
    UUID campaign,
    UUID entry,
    UUID line,
    UUID caller,
    String state,
    String spoken,
    String bundle,
    String match,
    @Nullable UUID followUp,
    @Nullable Instant dialledAt,
    Instant expiresAt,
    String tel,
    String zones,
    int attempts,
    int barriers,
    @Json List<PersonBehind> people)
    implements Offer {

  public Claimed {
    people = List.copyOf(people);
  }

  /** Whether it is shown, and not only fetched ahead. */
  public boolean isOpen() {
    return state.equals("open");
  }

  @Override
  public String toString() {
    return "Claimed[" + id + ", " + state + "]";
  }
}
