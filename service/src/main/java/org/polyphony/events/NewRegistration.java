package org.polyphony.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a contact said to an invitation.
 *
 * @param source how it came: {@code phone}, {@code page}, {@code program}, {@code staff}
 * @param language in which they would like to take part, as stored; {@code und} where not known
 * @param needs by name, such as {@code ride} or {@code interpreter}, with what is needed; added to
 *     those said before
 * @param attempt the attempt on which it was said, so that its undo can take it back; null when on
 *     none
 * @param campaign null outside one
 */
public record NewRegistration(
    UUID event,
    UUID contact,
    RegistrationStatus status,
    String source,
    String language,
    Map<String, String> needs,
    @Nullable UUID attempt,
    @Nullable UUID campaign,
    Instant at) {}
