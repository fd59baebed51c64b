package org.polyphony.calling;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.accounts.Accounts;
import org.polyphony.accounts.Organization;
import org.polyphony.campaigns.Campaign;
import org.polyphony.campaigns.Campaigns;
import org.polyphony.events.Events;
import org.polyphony.i18n.Formats;
import org.polyphony.i18n.Languages;
import org.polyphony.queue.CallQueue;
import org.polyphony.queue.Claimed;
import org.polyphony.queue.PersonBehind;
import org.polyphony.scripts.LanguageCoverage;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.ScriptRendering;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.Scripts;
import org.polyphony.scripts.TextState;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Fills the script of a campaign in for the people behind one claimed line. */
final class SpokenScripts {
  /** Stands in the lines for the form of address, which the console fills in. */
  private static final String ADDRESS = "{address}";

  private final Jdbi jdbi;
  private final CallQueue queue;
  private final Campaigns campaigns;
  private final Scripts scripts;
  private final Events events;
  private final Accounts accounts;
  private final Clock clock;

  SpokenScripts(
      Jdbi jdbi,
      CallQueue queue,
      Campaigns campaigns,
      Scripts scripts,
      Events events,
      Accounts accounts,
      Clock clock) {
    this.jdbi = jdbi;
    this.queue = queue;
    this.campaigns = campaigns;
    this.scripts = scripts;
    this.events = events;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * The script of a claim.
   *
   * @param language the tag of the language it is said in, or null for the claim's own
   * @param page the tag of the language that the page is in
   * @throws Problem 404 for a claim that is not the viewer's
   */
  SpokenScript of(Viewer viewer, UUID claim, @Nullable String language, String page) {
    Claimed claimed = queue.show(viewer, claim).orElseThrow(Problem::notFound);
    return jdbi.withHandle(
        handle -> {
          Campaign campaign =
              campaigns.find(handle, viewer, claimed.campaign()).orElseThrow(Problem::notFound);
          ScriptVersion version = scripts.version(handle, campaign.scriptVersion());
          String bundle = language == null ? claimed.bundle() : bundle(version, language);
          ScriptRendering rendering = new ScriptRendering(version, bundle);
          ScriptArguments arguments = arguments(handle, viewer, campaign, claimed);
          Map<String, SpokenScript.Line> lines = new LinkedHashMap<>();
          for (ScriptRendering.Line line : rendering.lines()) {
            lines.put(line.key(), said(rendering, line, arguments));
          }
          String spoken = language == null ? claimed.spoken() : language;
          ZoneId there = ZoneId.of(Briefings.firstZone(claimed));
          return new SpokenScript(
              spoken,
              bundle,
              version.steps(),
              lines,
              Formats.of(page, there).time(clock.instant().atZone(there)));
        });
  }

  private static SpokenScript.Line said(
      ScriptRendering rendering, ScriptRendering.Line line, ScriptArguments arguments) {
    String english = rendering.sayBeside(line.key(), arguments);
    return line.state() == TextState.MISSING
        ? new SpokenScript.Line(english, rendering.beside(), "untranslated", english)
        : new SpokenScript.Line(
            rendering.say(line.key(), arguments),
            rendering.bundle(),
            line.state().name().toLowerCase(Locale.ROOT),
            english);
  }

  private ScriptArguments arguments(
      Handle handle, Viewer viewer, Campaign campaign, Claimed claimed) {
    String organization =
        accounts.organization(handle, viewer.organization()).map(Organization::name).orElse("");
    ScriptArguments arguments = ScriptArguments.NONE.caller(viewer.name(), organization);
    if (!claimed.people().isEmpty()) {
      PersonBehind person = claimed.people().get(0);
      String given = person.preferredName().isEmpty() ? person.givenName() : person.preferredName();
      arguments = arguments.person(given.isEmpty() ? person.name() : given, person.name(), ADDRESS);
    }
    ScriptArguments known = arguments;
    return campaign.bind().values().stream()
        .flatMap(bound -> events.find(handle, viewer, bound).stream())
        .findFirst()
        .map(
            event ->
                known.event(event.name(), event.startsAt().atZone(event.timeZone()), event.place()))
        .orElse(known);
  }

  private static String bundle(ScriptVersion version, String spoken) {
    List<String> there = version.languages().stream().map(LanguageCoverage::tag).toList();
    return Languages.standard().bundlesFor(spoken).stream()
        .filter(there::contains)
        .findFirst()
        .orElse(version.sourceLanguage());
  }
}
