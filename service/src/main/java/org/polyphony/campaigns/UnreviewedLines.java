package org.polyphony.campaigns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.polyphony.i18n.Languages;
import org.polyphony.scripts.LanguageCoverage;
import org.polyphony.scripts.ScriptRendering;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.TextState;

/**
 * The lines of a campaign's script that nobody has reviewed in one of its languages.
 *
 * @param bundle the language of the texts
 * @param keys of the lines, those without a translation among them
 */
record UnreviewedLines(String bundle, List<String> keys) {
  /** The most characters of a reason. */
  static final int LONGEST_REASON = 300;

  /** Who opened a campaign all the same, when, and why. */
  record Opened(String name, Instant at, String reason, List<String> languages, int lines) {}

  /** By bundle, each once, in the order of the campaign's languages; the source has none. */
  static List<UnreviewedLines> of(Campaign campaign, ScriptVersion script) {
    List<String> seen = new ArrayList<>(List.of(script.sourceLanguage()));
    List<UnreviewedLines> found = new ArrayList<>();
    for (String tag : campaign.languages()) {
      Optional<String> bundle = bundle(script, tag).filter(there -> !seen.contains(there));
      bundle.ifPresent(seen::add);
      bundle
          .map(there -> new UnreviewedLines(there, keys(script, there)))
          .filter(lines -> !lines.keys().isEmpty())
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private static Optional<String> bundle(ScriptVersion script, String tag) {
    List<String> there =
        script.languages().stream()
            .filter(language -> language.texts() > 0)
            .map(LanguageCoverage::tag)
            .toList();
    return Languages.standard().bundlesFor(tag).stream().filter(there::contains).findFirst();
  }

  private static List<String> keys(ScriptVersion script, String bundle) {
    return new ScriptRendering(script, bundle)
        .lines().stream()
            .filter(line -> line.state() != TextState.REVIEWED)
            .map(ScriptRendering.Line::key)
            .toList();
  }

  interface Dao {
    @SqlUpdate(
        """
        INSERT INTO campaigns.overrides
          (id, campaign, script_version, languages, lines, said_by, name, reason, at)
        VALUES (:id, :campaign, :version, :languages, :lines, :by, :name, :reason, :at)
        """)
    void insert(
        UUID id,
        UUID campaign,
        UUID version,
        List<String> languages,
        int lines,
        UUID by,
        String name,
        String reason,
        Instant at);

    /** The newest first. */
    @SqlQuery(
        """
        SELECT name, at, reason, languages, lines FROM campaigns.overrides
        WHERE campaign = :campaign ORDER BY id DESC
        """)
    List<Opened> of(UUID campaign);
  }
}
