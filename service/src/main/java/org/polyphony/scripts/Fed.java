package org.polyphony.scripts;

/**
 * What an answer feeds.
 *
 * @param slot the slot's name in the script, which the campaign binds
 * @param kind what is made of it
 */
public record Fed(String slot, SlotKind kind) {}
