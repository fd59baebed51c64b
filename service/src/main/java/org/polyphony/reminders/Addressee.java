package org.polyphony.reminders;

import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.guests.Letters;

/**
 * Somebody who has said something to an event, and how they can be reached.
 *
 * @param registered the contact that the registration has
 * @param contact the person it is now, where two entries were merged
 * @param slug of the event
 * @param status of the registration, by its code
 * @param language in which they take part
 * @param email may be empty
 * @param mailable false where they want no mail
 * @param attempt the call on which they said it; null where it was none
 */
record Addressee(
    UUID registration,
    UUID registered,
    UUID contact,
    String slug,
    String status,
    String language,
    @Json Map<String, String> needs,
    int party,
    String name,
    String written,
    String spoken,
    String email,
    boolean mailable,
    @Nullable UUID attempt) {

  Letters.Guest guest() {
    return new Letters.Guest(
        registered,
        name,
        written,
        language,
        spoken,
        party,
        needs,
        status.equals(RegistrationStatus.ACCEPTED.code()));
  }

  /** Without name and address, since this may reach a log. */
  @Override
  public String toString() {
    return "Addressee[" + registration + "]";
  }
}
