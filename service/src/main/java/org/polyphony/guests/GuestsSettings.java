package org.polyphony.guests;

import org.jspecify.annotations.Nullable;

/**
 * How many registrations are taken in ten minutes. Whoever sends more reads that they may try again
 * a little later.
 *
 * @param byForm from one address by the form: a room full of people behind one connection
 * @param byProgram from one address by the API
 * @param ofEvent for one event, from everywhere
 */
public record GuestsSettings(int byForm, int byProgram, int ofEvent) {

  /** For a room of sixty, a partner's program, and an event that is on the news. */
  public static final GuestsSettings USUAL = new GuestsSettings(60, 3_000, 5_000);

  /** Those of the environment, {@code POLYPHONY_REGISTRATIONS_BY_FORM} among them. */
  public static GuestsSettings ofEnvironment() {
    return new GuestsSettings(
        number(System.getenv("POLYPHONY_REGISTRATIONS_BY_FORM"), USUAL.byForm),
        number(System.getenv("POLYPHONY_REGISTRATIONS_BY_PROGRAM"), USUAL.byProgram),
        number(System.getenv("POLYPHONY_REGISTRATIONS_OF_EVENT"), USUAL.ofEvent));
  }

  private static int number(@Nullable String text, int usual) {
    return text == null || text.isBlank() ? usual : Integer.parseInt(text.strip());
  }
}
