package org.polyphony.imports;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where an import stands. */
public enum ImportState {
  /** The file is being read; nothing was written. */
  READING,
  /** It is known what would happen; somebody decides. */
  REVIEW,
  /** It is being carried out. */
  RUNNING,
  /** All of it is in. */
  DONE,
  /** It could not be read or carried out; nothing of it counts. */
  FAILED,
  /** It was taken back, or given up before it was carried out. */
  UNDONE;

  private static final Map<ImportState, Set<ImportState>> EDGES =
      Map.of(
          READING, EnumSet.of(REVIEW, RUNNING, FAILED, UNDONE),
          REVIEW, EnumSet.of(READING, RUNNING, UNDONE),
          RUNNING, EnumSet.of(DONE, FAILED),
          DONE, EnumSet.of(UNDONE),
          FAILED, EnumSet.of(READING, UNDONE),
          UNDONE, EnumSet.noneOf(ImportState.class));

  /** Whether an import may go from here to there. */
  public boolean mayBecome(ImportState next) {
    return EDGES.getOrDefault(this, Set.of()).contains(next);
  }

  /** Whether somebody or something is still at work on it. */
  public boolean isUnderWay() {
    return this == READING || this == RUNNING;
  }

  /** The name in the API and the database: {@code "review"}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
