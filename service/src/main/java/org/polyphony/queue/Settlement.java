package org.polyphony.queue;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.campaigns.Result;

/**
 * What came of a call, as far as the queue is concerned.
 *
 * @param result the attempt's
 * @param people each person's whom it is about; empty for all behind the line
 * @param callbackAt when somebody will call again; null when nobody promised
 * @param callbackByMe whether the caller promised to call themselves
 * @param barrier the language that was missing, as stored; {@code und} when nobody is sure; null
 *     when there was no barrier
 */
public record Settlement(
    Result result,
    Map<UUID, Result> people,
    @Nullable Instant callbackAt,
    boolean callbackByMe,
    @Nullable String barrier) {

  public Settlement {
    people = Map.copyOf(people);
  }

  /** The same result for everybody behind the line. */
  public static Settlement of(Result result) {
    return new Settlement(result, Map.of(), null, false, null);
  }

  /** What came of it for one person; null where it was not about them. */
  @Nullable Result of(UUID contact) {
    return people.isEmpty() ? result : people.get(contact);
  }
}
