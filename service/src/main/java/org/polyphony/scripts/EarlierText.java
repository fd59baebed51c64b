package org.polyphony.scripts;

import java.time.Instant;

/**
 * Words that stood in a line before others replaced them.
 *
 * @param state of the words: {@code draft}, {@code reviewed} or {@code stale}
 * @param reviewer who had approved them; empty where nobody had
 * @param replacedBy the name of who replaced them
 */
public record EarlierText(
    String key,
    String text,
    String state,
    String reviewer,
    String replacedBy,
    Instant replacedAt) {}
