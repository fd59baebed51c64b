package org.polyphony.platform.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person: plain text, and a file for their calendar where there is one.
 *
 * @param organization in whose name it goes
 * @param contact whom it is for, where that is somebody we reach; null for staff and volunteers
 * @param to one address, such as {@code mai@example.org}; one that no mail can go to ends the mail
 *     as failed
 * @param sender the name beside the address it comes from, as people know who writes to them
 * @param language of the text, BCP 47
 * @param subject one line; line breaks in it become spaces
 * @param text lines end with {@code \n}
 * @param calendar a file of iCalendar (RFC 5545); empty where there is none
 * @param page a whole address at which the person can say that they want no more of these (RFC
 *     2369, 3.2); empty where there is none
 * @param due not before this, business time
 * @param notAfter not later than this, such as the beginning of an event; null where it always
 *     tells something
 */
public record NewMail(
    UUID organization,
    @Nullable UUID contact,
    String to,
    String sender,
    String language,
    String subject,
    String text,
    String calendar,
    String page,
    Instant due,
    @Nullable Instant notAfter) {

  /** Without address and text, since this may reach a log. */
  @Override
  public String toString() {
    return "NewMail[REDACTED]";
  }
}
