package org.polyphony.platform.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;

/** Mails as tests put them into the outbox, all of one organization. */
record SomeMail(Clock clock, UUID organization) {

  SomeMail(Clock clock) {
    this(clock, Ids.next());
  }

  /** A mail that can be stopped by its reader. */
  NewMail written(String language, String subject, String text) {
    return new NewMail(
        organization,
        null,
        "mai@example.invalid",
        "Hmong Voices – 苗族之聲",
        language,
        subject,
        text,
        "",
        "https://x.invalid/r/abc?lang=hmn",
        clock.instant(),
        null);
  }

  /** A mail to an address. */
  NewMail to(String address) {
    return new NewMail(
        organization, null, address, "Us", "en", "Hello", "Text", "", "", clock.instant(), null);
  }

  /** A mail to a person whom we know, of use until then. */
  NewMail about(UUID contact, @Nullable Instant notAfter) {
    return new NewMail(
        organization,
        contact,
        "mai@example.invalid",
        "Us",
        "en",
        "Hello",
        "Text",
        "",
        "",
        clock.instant(),
        notAfter);
  }
}
