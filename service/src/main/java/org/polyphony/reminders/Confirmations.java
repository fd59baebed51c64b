package org.polyphony.reminders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.guests.LetterKind;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.platform.JournalEntry;

/**
 * Tells people how their registration stands, a moment after it was said, whichever way it came: by
 * a public page, on a call, by staff, or because they moved up. What counts is how it stands now
 * against what they were told last, so that two words in one moment are one message.
 */
final class Confirmations implements JournalConsumer {

  /** What is older is no news: the first start reads a journal of a month. */
  private static final Duration NEWS = Duration.ofDays(2);

  private final Messages messages;
  private final GuardianMails guardians;
  private final Clock clock;

  Confirmations(Messages messages, GuardianMails guardians, Clock clock) {
    this.messages = messages;
    this.guardians = guardians;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "reminders.confirmations";
  }

  @Override
  public void accept(Handle handle, List<JournalEntry> entries) {
    Instant oldest = clock.instant().minus(NEWS);
    List<UUID> registrations = new ArrayList<>();
    List<UUID> attempts = new ArrayList<>();
    for (JournalEntry entry : entries) {
      if (entry.at().isBefore(oldest)) {
        continue;
      }
      switch (entry.type()) {
        case "registration.made", "registration.changed", "registration.moved_up" ->
            registrations.add(entry.subject());
        case "attempt.recorded" -> attempts.add(entry.subject());
        case "guardian.named" -> guardians.ask(handle, entry.subject());
        case "attempt.undone" -> messages.takeBack(handle, entry.subject());
        default -> {}
      }
    }
    if (registrations.isEmpty() && attempts.isEmpty()) {
      return;
    }
    Map<String, Optional<Messages.Occasion>> occasions = new HashMap<>();
    for (Addressee addressee :
        handle.attach(MessagesDao.class).registered(registrations, attempts)) {
      occasions
          .computeIfAbsent(
              addressee.slug(), slug -> Optional.ofNullable(messages.occasion(handle, slug)))
          .ifPresent(occasion -> confirm(handle, occasion, addressee));
    }
  }

  private void confirm(Handle handle, Messages.Occasion occasion, Addressee addressee) {
    if (occasion.event().cancelledAt() != null || occasion.isPast(clock.instant())) {
      return;
    }
    LetterKind told =
        handle
            .attach(MessagesDao.class)
            .lastWord(occasion.event().id(), addressee.contact())
            .map(LetterKind::of)
            .orElse(null);
    LetterKind kind = next(addressee.status(), told);
    if (kind != null) {
      messages.tell(
          handle,
          occasion,
          addressee,
          kind,
          clock.instant().toString(),
          occasion.next(clock.instant()),
          Map.of(),
          occasion.endsAt());
    }
  }

  /**
   * What there is to say to somebody whose registration stands so, and who was told that; null for
   * nothing.
   */
  static @Nullable LetterKind next(String status, @Nullable LetterKind told) {
    boolean hopes = told != null && told != LetterKind.GONE && told != LetterKind.TURNED_DOWN;
    return switch (status) {
      case "accepted" -> seated(told);
      case "waiting" -> told == LetterKind.WAITING ? null : LetterKind.WAITING;
      case "applied" -> told == LetterKind.APPLIED ? null : LetterKind.APPLIED;
      case "turned_down" -> told == LetterKind.TURNED_DOWN ? null : LetterKind.TURNED_DOWN;
      case "cancelled", "declined" -> hopes ? LetterKind.GONE : null;
      default -> null;
    };
  }

  private static @Nullable LetterKind seated(@Nullable LetterKind told) {
    if (told == null || told == LetterKind.GONE) {
      return LetterKind.CONFIRMED;
    }
    return switch (told) {
      case WAITING -> LetterKind.MOVED_UP;
      case APPLIED, TURNED_DOWN -> LetterKind.TAKEN_IN;
      default -> null;
    };
  }
}
