package org.polyphony.scripts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A script as a list shows it.
 *
 * @param published the version that campaigns are given, null where there is none yet
 * @param draft the version that is being edited, null where there is none
 * @param languages of the draft, else of the published version; the source first
 */
public record ScriptSummary(
    UUID id,
    String name,
    String sourceLanguage,
    boolean sample,
    boolean archived,
    Instant createdAt,
    @Nullable Numbered published,
    @Nullable Numbered draft,
    List<LanguageCoverage> languages) {
  /** A version's id and its number in the script. */
  public record Numbered(UUID id, int number) {}
}
