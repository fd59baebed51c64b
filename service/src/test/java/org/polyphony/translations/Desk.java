package org.polyphony.translations;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.scripts.Bundles;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.ScriptsModule;
import org.polyphony.scripts.TestScripts;
import org.polyphony.scripts.Translations.Change;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** The desk on a test's database: an organization with a coordinator and a translator of Hmong. */
final class Desk {
  final TestClock clock = TestClock.at("2026-11-22T18:00:00Z");
  final Viewer mai = viewer(Ids.next(), "Mai Yang", Role.COORDINATOR, "en");
  final Viewer pao = viewer(mai.organization(), "Pao Her", Role.TRANSLATOR, "hmn");
  final Viewer linh = viewer(mai.organization(), "Linh Tran", Role.TRANSLATOR, "vi");
  final ScriptsModule scripts;
  final Comments comments;
  final TextFiles files;
  final Lines lines;
  final UUID script;
  final Jdbi jdbi;

  Desk(Jdbi jdbi) {
    this.jdbi = jdbi;
    Audit audit = new Audit(clock);
    scripts =
        new ScriptsModule(
            jdbi,
            clock,
            audit,
            Messages.load(Desk.class.getClassLoader()),
            (viewer, contact) -> ScriptArguments.NONE);
    comments = new Comments(jdbi, scripts.scripts(), clock);
    files = new TextFiles(jdbi, scripts.scripts(), scripts.translations(), comments, audit, clock);
    lines =
        new Lines(
            scripts.scripts(), scripts.translations(), comments, viewer -> ScriptArguments.NONE);
    script =
        jdbi.inTransaction(
            handle ->
                scripts
                    .scripts()
                    .create(handle, mai.organization(), mai.user(), TestScripts.aScript()));
  }

  private static Viewer viewer(UUID organization, String name, Role role, String reads) {
    return new Viewer(
        Ids.next(),
        organization,
        name,
        Set.of(role),
        Set.of(reads),
        Set.of(reads),
        "en",
        null,
        false);
  }

  void save(Viewer viewer, String tag, String key, String base, String text) {
    scripts.translations().save(viewer, script, tag, List.of(new Change(key, base, text)));
  }

  void review(Viewer viewer, String tag, String key, String text) {
    scripts.translations().review(viewer, script, tag, List.of(new Change(key, text, text)));
  }

  Bundles.Text text(String tag, String key) {
    return scripts.scripts().newest(mai, script).bundles().find(tag, key).orElseThrow();
  }

  boolean has(String tag, String key) {
    return scripts.scripts().newest(mai, script).bundles().find(tag, key).isPresent();
  }

  Line line(String tag, String key) {
    return lines.of(mai, script, tag, Lines.Conflicts.NONE).lines().stream()
        .filter(line -> line.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
