package org.polyphony.rooms;

import java.util.Locale;

/** Where a shift stands. */
enum RoomState {
  /** It has not begun; people may come in already. */
  PLANNED,
  RUNNING,
  /** Its time is over, or its lead has ended it. */
  ENDED,
  CALLED_OFF;

  /** As outside programs write it: {@code called_off}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether people may be here: they wait for the beginning, or it runs. */
  boolean isOn() {
    return this == PLANNED || this == RUNNING;
  }
}
