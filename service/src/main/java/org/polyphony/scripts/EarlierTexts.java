package org.polyphony.scripts;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;
import org.polyphony.web.Viewer;

/** Keeps the words of a line that others are about to replace. */
record EarlierTexts(UUID version, String language, boolean typed) {

  /** How long somebody works on one line. */
  private static final Duration ONE_WORK = Duration.ofMinutes(15);

  /**
   * @param next the words that replace them; while somebody types, what they wrote a moment ago on
   *     the way to these is not kept
   */
  void keep(Handle handle, Viewer viewer, String key, String next, Instant now) {
    TextsDao texts = handle.attach(TextsDao.class);
    UUID id = Ids.next();
    if (typed) {
      Instant since = now.minus(ONE_WORK);
      texts.keepEarlierWhileTyped(id, version, language, key, next, viewer.name(), since, now);
    } else {
      texts.keepEarlier(id, version, language, key, viewer.name(), now);
    }
  }
}
