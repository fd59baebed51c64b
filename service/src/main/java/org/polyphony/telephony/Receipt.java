package org.polyphony.telephony;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * News of a text that went out. The same may come twice, and an earlier one after a later.
 *
 * @param providerId the carrier's own id of the text
 * @param message ours; null where the carrier did not bring it along
 * @param fault why it failed, as the carrier numbers it; 0 where it did not
 */
public record Receipt(String providerId, @Nullable UUID message, Progress progress, int fault) {}
