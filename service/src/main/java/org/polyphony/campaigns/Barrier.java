package org.polyphony.campaigns;

import org.jspecify.annotations.Nullable;

/**
 * Which language was missing.
 *
 * @param language as stored; {@code und} for “not sure”
 * @param answeredBy the id of the person behind the line who answered, or a word such as {@code
 *     other}; null when nobody said
 */
public record Barrier(String language, @Nullable String answeredBy) {}
