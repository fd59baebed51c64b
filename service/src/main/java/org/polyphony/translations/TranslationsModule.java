package org.polyphony.translations;

import java.time.Clock;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.scripts.ScriptsModule;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** The translation desk: its pages, and texts as files. */
public final class TranslationsModule {
  private final ScriptsModule scripts;
  private final Comments comments;
  private final TextFiles files;
  private final Messages messages;
  private final Jdbi jdbi;

  public TranslationsModule(
      Jdbi jdbi, ScriptsModule scripts, Messages messages, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.scripts = scripts;
    this.messages = messages;
    comments = new Comments(jdbi, scripts.scripts(), clock);
    files = new TextFiles(jdbi, scripts.scripts(), scripts.translations(), comments, audit, clock);
  }

  /** Adds the pages and the place in the navigation. */
  public void register(Site site) {
    site.place(
        new Place(
            "translations.title",
            "/translations",
            Set.of(Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR),
            25));
    site.resource(new DeskResource(scripts.scripts(), comments, messages));
    site.resource(new TextFilesResource(scripts.scripts(), files));
    site.resource(new LineApiResource(scripts.scripts(), scripts.translations()));
    site.resource(
        new LinesResource(
            scripts.scripts(),
            scripts.translations(),
            comments,
            new Lines(scripts.scripts(), scripts.translations(), comments, scripts.samples()),
            new Houses(jdbi)));
  }
}
