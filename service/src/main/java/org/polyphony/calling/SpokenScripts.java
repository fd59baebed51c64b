package org.polyphony.calling;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.AddressForms;
import org.polyphony.i18n.Formats;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.Matching;
import org.polyphony.i18n.MessageText;
import org.polyphony.queue.CallQueue;
import org.polyphony.queue.Claimed;
import org.polyphony.scripts.Bundles;
import org.polyphony.scripts.LanguageCoverage;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.ScriptRendering;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.TextState;
import org.polyphony.scripts.Translations;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Fills the script of a campaign in for the people behind one claimed line. */
final class SpokenScripts {
  private final CallQueue queue;
  private final Occasions occasions;
  private final Clock clock;

  SpokenScripts(CallQueue queue, Occasions occasions, Clock clock) {
    this.queue = queue;
    this.occasions = occasions;
    this.clock = clock;
  }

  /**
   * The script of a claim.
   *
   * @param language the tag of the language it is said in, or null for the claim's own
   * @param version with which the call has begun; null for the campaign's own
   * @param page the tag of the language that the page is in
   * @throws Problem 404 for a claim that is not the viewer's
   */
  SpokenScript of(
      Viewer viewer, UUID claim, @Nullable String language, @Nullable UUID version, String page) {
    Claimed claimed = queue.show(viewer, claim).orElseThrow(Problem::notFound);
    Occasions.Occasion occasion = occasions.of(viewer, claimed.campaign());
    return of(viewer, claimed, occasion, occasions.begun(occasion, version), language, page);
  }

  /**
   * What a console keeps of a claim: its script, and where nobody knows the language, the same in
   * each language of the campaign that the caller speaks.
   */
  List<SpokenScript> allOf(Viewer viewer, Claimed claimed, String page) {
    Stream<@Nullable String> further =
        claimed.spoken().equals(Languages.UNKNOWN)
            ? occasions.of(viewer, claimed.campaign()).languages().stream()
                .filter(tag -> Matching.speaks(tag, viewer.speaks()))
            : Stream.empty();
    return Stream.concat(Stream.of((String) null), further)
        .map(language -> of(viewer, claimed, language, page))
        .toList();
  }

  /** The script of a claim that is known, or was made up. */
  SpokenScript of(Viewer viewer, Claimed claimed, @Nullable String language, String page) {
    Occasions.Occasion occasion = occasions.of(viewer, claimed.campaign());
    return of(viewer, claimed, occasion, occasion.script(), language, page);
  }

  private SpokenScript of(
      Viewer viewer,
      Claimed claimed,
      Occasions.Occasion occasion,
      ScriptVersion version,
      @Nullable String language,
      String page) {
    String bundle = language == null ? claimed.bundle() : bundle(version, language);
    ScriptRendering rendering = new ScriptRendering(version, bundle);
    ScriptArguments arguments =
        occasion.arguments(viewer, claimed.people().stream().findFirst(), AddressForms.LATER);
    Map<String, SpokenScript.Line> lines = new LinkedHashMap<>();
    for (ScriptRendering.Line line : rendering.lines()) {
      lines.put(line.key(), said(viewer, rendering, line, arguments));
    }
    ZoneId there = ZoneId.of(Briefings.firstZone(claimed));
    return new SpokenScript(
        version.id(),
        language == null ? claimed.spoken() : language,
        bundle,
        rendering.beside(),
        version.steps(),
        lines,
        Formats.of(page, there).time(clock.instant().atZone(there)));
  }

  private static SpokenScript.Line said(
      Viewer viewer,
      ScriptRendering rendering,
      ScriptRendering.Line line,
      ScriptArguments arguments) {
    String english = rendering.sayBeside(line.key(), arguments);
    return line.state() == TextState.MISSING
        ? new SpokenScript.Line(english, rendering.beside(), "untranslated", english, "")
        : new SpokenScript.Line(
            rendering.say(line.key(), arguments),
            rendering.bundle(),
            line.state().name().toLowerCase(Locale.ROOT),
            english,
            sound(viewer, rendering, line.key(), arguments));
  }

  /** Many speak a language that they never learned to read. */
  private static String sound(
      Viewer viewer, ScriptRendering rendering, String key, ScriptArguments arguments) {
    return rendering
        .version()
        .bundles()
        .find(rendering.bundle(), key)
        .map(Bundles.Text::pronunciation)
        .filter(sound -> !sound.isEmpty() && !Translations.reads(viewer, rendering.bundle()))
        .map(
            sound ->
                MessageText.render(rendering.bundle(), sound, arguments.values(), arguments.zone())
                    .text())
        .orElse("");
  }

  /** From which of its bundles a script is read to somebody who speaks that language. */
  static String bundle(ScriptVersion version, String spoken) {
    List<String> there = version.languages().stream().map(LanguageCoverage::tag).toList();
    return Languages.standard().bundlesFor(spoken).stream()
        .filter(there::contains)
        .findFirst()
        .orElse(version.sourceLanguage());
  }
}
