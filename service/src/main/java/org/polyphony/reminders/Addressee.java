package org.polyphony.reminders;

import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.guests.Letters;

/**
 * Somebody who has said something to an event or came to it, and how they can be reached.
 *
 * @param registration theirs, or the attendance of who came without one
 * @param registered the contact that the registration has
 * @param contact the person it is now, where two entries were merged
 * @param slug of the event
 * @param status of the registration, by its code; {@value #WALK_IN} for who has none
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

  static final String WALK_IN = "walk_in";

  Letters.Guest guest() {
    return new Letters.Guest(
        registered,
        name,
        written,
        language,
        spoken,
        party,
        needs,
        status.equals(RegistrationStatus.ACCEPTED.code()),
        !status.equals(WALK_IN));
  }

  /** Without name and address, since this may reach a log. */
  @Override
  public String toString() {
    return "Addressee[" + registration + "]";
  }
}
