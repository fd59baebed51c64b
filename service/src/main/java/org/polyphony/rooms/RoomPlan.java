package org.polyphony.rooms;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a shift when it is planned or changed.
 *
 * @param campaign what is called for
 * @param endsAt after {@code startsAt}, 16 hours at most
 * @param timeZone in whose wall clock it is announced
 * @param place where people meet; empty when everybody calls from home
 * @param address of the place; may be empty
 * @param goal how many people to talk to, 1 to 100,000; null for none
 * @param lead who leads it: somebody of the organization who calls by a standing role
 * @param sample whether it belongs to the invented sample data
 */
public record RoomPlan(
    String name,
    UUID campaign,
    Instant startsAt,
    Instant endsAt,
    ZoneId timeZone,
    String place,
    String address,
    @Nullable Integer goal,
    UUID lead,
    boolean sample) {}
