package org.polyphony.care;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Phones;

/**
 * Something that was told on a call.
 *
 * @param contact whom it is about; null where nobody knows which person behind the line, or where
 *     it was erased
 * @param name theirs; null likewise
 * @param tel of the line that was called, E.164; null where it was erased
 * @param authorName of the caller who reported it
 * @param account empty where nothing was written down, or where it was erased
 * @param takenByName who looks after it; null while it waits
 * @param closedAt null while it is open
 * @param erased whether what was told, and whom it is about, are gone
 */
record Incident(
    UUID id,
    IncidentKind kind,
    IncidentState state,
    Instant at,
    UUID campaign,
    String campaignName,
    @Nullable UUID contact,
    @Nullable String name,
    @Nullable String tel,
    String language,
    String authorName,
    String account,
    boolean callBack,
    @Nullable String takenByName,
    @Nullable Instant closedAt,
    boolean erased) {

  /** The number that was called, as people write it; null where it was erased. */
  @Nullable String display() {
    return tel == null ? null : Phones.display(tel);
  }

  @Override
  public String toString() {
    return "Incident[" + id + "]";
  }
}
