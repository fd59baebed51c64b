package org.polyphony.interpreting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something on paper in a language.
 *
 * @param what in a few words: agenda, consent form
 * @param costCents in cents of a dollar; null where it is not known
 */
record Material(
    UUID id, String language, String what, boolean ready, @Nullable Integer costCents) {}
