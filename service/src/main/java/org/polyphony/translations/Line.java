package org.polyphony.translations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyphony.scripts.EarlierText;
import org.polyphony.scripts.LineCheck;
import org.polyphony.scripts.TextState;

/**
 * One line of a script in one language.
 *
 * @param choice whether it is an answer choice
 * @param source the text that it translates
 * @param changed what changed in the source since the line was written; null where nothing did, or
 *     nobody knows what it was
 * @param base what is saved
 * @param text what is in the field: what is saved, or what the viewer wrote where somebody else
 *     saved another text meanwhile
 * @param reviewer who has approved it; empty where nobody has
 * @param reviewedAt when; null where nobody has
 * @param preview what is saved, with the values of an invented person; empty where nothing is
 *     filled in
 * @param conflict whether somebody else saved another text meanwhile
 * @param sound how it is read by who speaks and does not read
 * @param earlier the words that stood here before, the newest first
 */
record Line(
    String key,
    boolean choice,
    String source,
    @Nullable WhatChanged changed,
    String base,
    String text,
    TextState state,
    String reviewer,
    @Nullable Instant reviewedAt,
    LineCheck check,
    String preview,
    boolean conflict,
    Sound sound,
    List<Comment> comments,
    List<EarlierText> earlier) {

  /**
   * How a line is read.
   *
   * @param base what is saved
   * @param text what is in the field
   * @param conflict whether somebody else saved another one meanwhile
   */
  record Sound(String base, String text, boolean conflict) {}

  /** Whether something was said about it that is not settled. */
  boolean open() {
    return comments.stream().anyMatch(Comment::open);
  }

  /** Whether the field of the pronunciation is open from the beginning. */
  boolean spoken() {
    return !sound.text().isEmpty() || sound.conflict();
  }
}
