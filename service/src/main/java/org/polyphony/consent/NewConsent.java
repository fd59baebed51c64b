package org.polyphony.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has allowed, or allows no longer, with its evidence.
 *
 * @param contact who has said so
 * @param line the number that it is about; null where it is about no number
 * @param given false where they take back what they allowed
 * @param source how it was said, as a code: {@code form}, {@code call}
 * @param evidence where it is written down: a sheet, a letter, a recording
 * @param wording what they said yes to, in its words or by its version; may be empty
 * @param at when they said it
 * @param author who wrote it down; null where they did so themselves, on a public page
 */
public record NewConsent(
    UUID organization,
    UUID contact,
    @Nullable UUID line,
    Channel channel,
    boolean given,
    String source,
    String evidence,
    String wording,
    Instant at,
    @Nullable UUID author) {}
