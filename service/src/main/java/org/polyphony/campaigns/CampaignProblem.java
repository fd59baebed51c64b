package org.polyphony.campaigns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Languages;
import org.polyphony.scripts.LanguageCoverage;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.SlotKind;
import org.polyphony.turnout.Election;

/**
 * Something about a campaign that a person should look at before they open it; it does not stand in
 * the way.
 *
 * @param code stable: {@code no_bundle}, {@code unreviewed_language}, {@code slot_unbound}, {@code
 *     no_place}, {@code no_register_by} and {@code no_cure_by} where callers would read a gap
 * @param language of the people concerned; null where it is not about a language
 * @param key the slot; null where it is not about one
 */
public record CampaignProblem(String code, @Nullable String language, @Nullable String key) {

  /** All of them: languages first, in the campaign's order. */
  static List<CampaignProblem> of(Campaign campaign, ScriptVersion script) {
    List<CampaignProblem> problems = new ArrayList<>();
    campaign.languages().stream()
        .filter(tag -> !tag.equals(Languages.UNKNOWN))
        .forEach(tag -> ofLanguage(script, tag).ifPresent(problems::add));
    script
        .slots()
        .forEach(
            (slot, kind) -> {
              boolean wanted = kind == SlotKind.REGISTRATION || kind == SlotKind.VOTE;
              if (wanted && !campaign.bind().containsKey(slot)) {
                problems.add(new CampaignProblem("slot_unbound", null, slot));
              }
            });
    return List.copyOf(problems);
  }

  /** The days that the script says and nobody has told of the election that a slot is bound to. */
  static List<CampaignProblem> of(String slot, Election election, ScriptVersion script) {
    List<CampaignProblem> problems = new ArrayList<>();
    if (election.registerBy() == null && script.names("register_by")) {
      problems.add(new CampaignProblem("no_register_by", null, slot));
    }
    if (election.cureBy() == null && script.names("cure_by")) {
      problems.add(new CampaignProblem("no_cure_by", null, slot));
    }
    return List.copyOf(problems);
  }

  private static Optional<CampaignProblem> ofLanguage(ScriptVersion script, String tag) {
    Optional<LanguageCoverage> bundle =
        Languages.standard().bundlesFor(tag).stream()
            .flatMap(
                wanted ->
                    script.languages().stream()
                        .filter(there -> there.tag().equals(wanted) && there.texts() > 0))
            .findFirst();
    if (bundle.isEmpty()) {
      return Optional.of(new CampaignProblem("no_bundle", tag, null));
    }
    return bundle.get().reviewed()
        ? Optional.empty()
        : Optional.of(new CampaignProblem("unreviewed_language", tag, null));
  }
}
