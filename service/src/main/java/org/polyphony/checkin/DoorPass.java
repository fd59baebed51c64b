package org.polyphony.checkin;

import java.time.Instant;
import java.util.UUID;

/**
 * What a phone at the door holds in place of a session: it authorises attendances of this event by
 * this user and their undoing, and nothing else.
 */
record DoorPass(UUID event, UUID user, UUID organization, Instant expiresAt) {}
