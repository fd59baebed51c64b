package org.polyphony.campaigns;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a list was given for, and what a campaign uses it for. */
public enum Purpose {
  ANY,
  TURNOUT,
  EVENTS,
  SURVEY,
  SERVICE;

  /** The purpose of this code; empty when there is none. */
  public static Optional<Purpose> of(String code) {
    return Stream.of(values()).filter(purpose -> purpose.code().equals(code)).findFirst();
  }

  /** As stored and as outside programs write it: {@code events}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a list given for this purpose may serve a campaign of that one without asking. */
  public boolean permits(Purpose campaign) {
    return this == ANY || this == campaign;
  }
}
