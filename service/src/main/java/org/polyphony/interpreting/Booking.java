package org.polyphony.interpreting;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who interprets at an event.
 *
 * @param agency who sends them; may be empty
 * @param languages beside English, at least one
 * @param costCents what they ask for, in cents of a dollar; null where it is not known
 */
record Booking(
    UUID id,
    String name,
    String agency,
    List<String> languages,
    boolean confirmed,
    @Nullable Integer costCents) {}
