package org.polyphony.guests;

import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.json.Json;

/**
 * What somebody sent in from a public page: all that the page of their own shows of them.
 *
 * @param digest of what was sent
 * @param slug of the event
 * @param name as they wrote it; empty once they were forgotten
 * @param language of the page
 */
record Submission(
    UUID id,
    UUID key,
    String digest,
    UUID event,
    String slug,
    UUID contact,
    String name,
    String language,
    int party,
    @Json Map<String, String> needs) {

  /** Without the name, since this may reach a log. */
  @Override
  public String toString() {
    return "Submission[" + id + "]";
  }
}
