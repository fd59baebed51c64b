package org.polyphony.i18n;

import java.util.Locale;

/**
 * How far a bundle can be trusted; its header says {@code # state: draft} or {@code # state:
 * reviewed}.
 */
public enum TranslationState {
  /** The source language: English. */
  SOURCE,
  /** Written, not yet read by a named native reader. */
  DRAFT,
  /** Read as a whole by a native reader. */
  REVIEWED;

  /** Orders by trust: a draft before a reviewed text before the source. */
  int compareToTrust(TranslationState other) {
    return Integer.compare(trust(), other.trust());
  }

  private int trust() {
    return switch (this) {
      case DRAFT -> 0;
      case REVIEWED -> 1;
      case SOURCE -> 2;
    };
  }

  static TranslationState of(String header) {
    return valueOf(header.strip().toUpperCase(Locale.ROOT));
  }
}
