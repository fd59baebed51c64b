package org.polyphony.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.json.Json;

/**
 * A fact of the journal.
 *
 * @param at business time
 * @param type such as {@code attempt.recorded}
 * @param subject what it happened to
 * @param payload as it was written
 */
public record JournalEntry(
    UUID id, Instant at, UUID organization, String type, UUID subject, @Json JsonNode payload) {}
