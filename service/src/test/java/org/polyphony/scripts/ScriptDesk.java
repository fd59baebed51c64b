package org.polyphony.scripts;

import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** The services of the scripts on a test's database. */
final class ScriptDesk {
  final TestClock clock = TestClock.at("2026-11-22T18:00:00Z");
  final Scripts scripts;
  final Drafts drafts;
  final Translations translations;
  final StepEditor steps;
  final Responses responses;
  final Jdbi jdbi;

  ScriptDesk(Jdbi jdbi) {
    this.jdbi = jdbi;
    Audit audit = new Audit(clock);
    scripts = new Scripts(jdbi, clock, audit);
    drafts = new Drafts(jdbi, clock, audit);
    translations = new Translations(jdbi, drafts, clock);
    steps = new StepEditor(jdbi, drafts, translations);
    responses = new Responses(scripts, clock);
  }

  ScriptVersion published(Viewer viewer, UUID script) {
    return jdbi.withHandle(handle -> scripts.published(handle, viewer, script));
  }

  /** How many answers are kept. */
  int answers() {
    return jdbi.withHandle(
        handle -> handle.select("SELECT count(*) FROM scripts.answers").mapTo(int.class).one());
  }

  /** A coordinator of an organization of their own. */
  static Viewer coordinator() {
    return viewer(Ids.next(), Set.of(Role.COORDINATOR), Set.of("en"));
  }

  static Viewer viewer(UUID organization, Set<Role> roles, Set<String> reads) {
    return new Viewer(Ids.next(), organization, "Mai Yang", roles, reads, reads, "en", null, false);
  }
}
