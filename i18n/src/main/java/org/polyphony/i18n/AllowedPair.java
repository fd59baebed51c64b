package org.polyphony.i18n;

/**
 * A campaign's permission to serve one language by speakers of another; it runs one way only.
 *
 * @param contact the tag of the contact's language, {@code uk}
 * @param caller the tag of the language the caller speaks, {@code ru}
 */
public record AllowedPair(String contact, String caller) {}
