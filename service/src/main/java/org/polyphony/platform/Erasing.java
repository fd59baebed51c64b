package org.polyphony.platform;

/**
 * How a feature forgets a person: what says who they are goes, what is only counted stays. Carried
 * out in the transaction that erases them, and again later for what came in late, so it must bear
 * being run twice.
 *
 * @param sql over the feature's own tables. Bound are {@code :contacts} (the person's entries),
 *     {@code :lines} (their numbers that nobody else has), {@code :at}, {@code :organization}, and
 *     to find them in what was never sorted: {@code :digits} (of their numbers, without the
 *     country's), {@code :names} and {@code :emails}, in small letters
 */
public record Erasing(String sql) {}
