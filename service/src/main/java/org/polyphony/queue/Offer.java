package org.polyphony.queue;

/** What a caller who asks for the next line gets. */
public sealed interface Offer permits Claimed, NothingToCall {}
