package org.polyphony.translations;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.scripts.LanguageCoverage;
import org.polyphony.scripts.TextState;

/** Which lines are shown; the address bar has it as {@code ?show=stale}. */
enum LineFilter {
  ALL,
  MISSING,
  STALE,
  DRAFT,
  REVIEWED,
  /** Something was said about it that is not settled. */
  OPEN;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its name in the address; all for any other. */
  static LineFilter of(@Nullable String wire) {
    return Stream.of(values()).filter(filter -> filter.wire().equals(wire)).findFirst().orElse(ALL);
  }

  boolean shows(TextState state, boolean open) {
    return switch (this) {
      case ALL -> true;
      case MISSING -> state == TextState.MISSING;
      case STALE -> state == TextState.STALE;
      case DRAFT -> state == TextState.DRAFT;
      case REVIEWED -> state == TextState.REVIEWED;
      case OPEN -> open;
    };
  }

  /** How many lines of a language it shows. */
  int count(LanguageCoverage language, int open) {
    return switch (this) {
      case ALL -> language.lines();
      case MISSING -> language.lines() - language.texts();
      case STALE -> language.staleTexts();
      case DRAFT -> language.texts() - language.reviewedTexts() - language.staleTexts();
      case REVIEWED -> language.reviewedTexts();
      case OPEN -> open;
    };
  }
}
