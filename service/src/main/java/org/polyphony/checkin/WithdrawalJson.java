package org.polyphony.checkin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is not here after all: one of tap and attendance.
 *
 * @param pass in place of a session
 * @param key of this word; taking back twice is as once
 * @param tap the key with which the same user had said it; somebody else's word stands
 * @param attendance whoever has said it
 * @param at when, by the phone's clock
 * @param sentAt what that clock showed when it sent this
 */
record WithdrawalJson(
    @Nullable String pass,
    @Nullable UUID key,
    @Nullable UUID tap,
    @Nullable UUID attendance,
    @Nullable Instant at,
    @Nullable Instant sentAt) {}
