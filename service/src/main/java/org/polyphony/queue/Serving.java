package org.polyphony.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.polyphony.i18n.AllowedPair;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.Match;
import org.polyphony.i18n.Matching;

/**
 * What a caller can serve in a campaign: three lists of one length, a language of contacts in each
 * place, how well the caller matches it, and the bundle to read from.
 *
 * @param speaks the languages of the caller
 */
record Serving(
    List<String> speaks, List<String> languages, List<String> matches, List<String> bundles) {

  /**
   * @param allowed what the campaign allows beyond kinship
   * @param script the bundles that the script has, its source language first
   */
  static Serving of(Set<String> speaks, Set<AllowedPair> allowed, List<String> script) {
    List<String> languages = new ArrayList<>(Matching.served(speaks, allowed));
    if (!languages.contains(Languages.UNKNOWN)) {
      languages.add(Languages.UNKNOWN);
    }
    return new Serving(
        List.copyOf(speaks),
        List.copyOf(languages),
        languages.stream()
            .map(language -> Matching.match(language, speaks, allowed))
            .map(Match::wire)
            .toList(),
        languages.stream().map(language -> bundle(language, script)).toList());
  }

  /** The first that the script has of those that a speaker can be served from, else its source. */
  static String bundle(String spoken, List<String> script) {
    return Languages.standard().bundlesFor(spoken).stream()
        .filter(script::contains)
        .findFirst()
        .orElseGet(() -> script.isEmpty() ? "en" : script.get(0));
  }
}
