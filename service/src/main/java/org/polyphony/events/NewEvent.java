package org.polyphony.events;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a gathering when it is set up or changed.
 *
 * @param audience for whom it is, in a few words; may be empty
 * @param endsAt after {@code startsAt}
 * @param timeZone in whose wall clock it is announced
 * @param place the name of the place; empty when it is virtual
 * @param address of the place; may be empty
 * @param virtualAddress the link of a virtual one, told only to those who registered; may be empty
 * @param capacity seats; null when there is no limit
 * @param sample whether it belongs to the invented sample data
 */
public record NewEvent(
    EventKind kind,
    String name,
    String audience,
    Instant startsAt,
    Instant endsAt,
    ZoneId timeZone,
    String place,
    String address,
    String virtualAddress,
    @Nullable Integer capacity,
    boolean sample) {}
