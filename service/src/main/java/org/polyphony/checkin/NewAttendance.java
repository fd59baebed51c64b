package org.polyphony.checkin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody at the door says: this person is here.
 *
 * @param author the user who says so
 * @param key of their phone or program, unique for each author and kept for ever
 * @param party how many came, the person counted, 1 to {@value #LARGEST_PARTY}; null for as many as
 *     were announced, and to leave what was said before
 * @param spoken what they were heard to speak; {@code und} where nobody noted it
 */
public record NewAttendance(
    UUID event,
    UUID author,
    UUID key,
    Guest guest,
    @Nullable Integer party,
    String spoken,
    Instant at) {

  /** Larger parties are several. */
  static final int LARGEST_PARTY = 50;

  /** Who is at the door. */
  public sealed interface Guest permits Known, Invited, WalkIn {}

  /** Somebody whom we know. */
  public record Known(UUID contact) implements Guest {}

  /** Somebody who is registered. */
  public record Invited(UUID registration) implements Guest {}

  /**
   * Somebody whom nobody expected.
   *
   * @param name as they say it
   * @param phone may be empty
   * @param language what they speak; {@code und} where nobody asked
   */
  public record WalkIn(String name, String phone, String language) implements Guest {

    /** Without name and number, since this may reach a log. */
    @Override
    public String toString() {
      return "WalkIn[REDACTED]";
    }
  }

  /**
   * The same for the same words, whenever they are sent. Only this is kept of what was typed with a
   * key.
   */
  byte[] said() {
    String words = String.join("\n", event.toString(), words(guest), String.valueOf(party), spoken);
    try {
      return MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String words(Guest guest) {
    if (guest instanceof WalkIn walkIn) {
      return String.join("\n", walkIn.name(), walkIn.phone(), walkIn.language());
    }
    return guest.toString();
  }
}
