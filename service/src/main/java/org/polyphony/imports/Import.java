package org.polyphony.imports;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One file brought in.
 *
 * @param target the key of its {@link ImportTarget}
 * @param subject what the target works on: for contacts the list
 * @param layout how the file is read; null until that is found
 * @param progress of the state that it is in, from 0 to 1
 * @param problem why it failed or waits, the message {@code imports.problem.<problem>}; or null
 */
public record Import(
    UUID id,
    UUID organization,
    String target,
    UUID subject,
    UUID upload,
    String filename,
    ImportState state,
    boolean commitAfterReview,
    @Json @Nullable Layout layout,
    @Json Wishes wishes,
    @Nested("rows_") Rows rows,
    double progress,
    @Nullable String problem,
    @Json Map<String, Object> problemArguments,
    @Nullable UUID createdBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** How many rows came to what; {@code read} is the sum of the others. */
  public record Rows(
      long read,
      long created,
      long updated,
      long unchanged,
      long duplicate,
      long review,
      long rejected) {}
}
