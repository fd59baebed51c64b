package org.polyphony.scripts;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;
import org.polyphony.web.Viewer;

/** Scripts: their pages and API, and the services for the features above. */
public final class ScriptsModule {
  private final Scripts scripts;
  private final Responses responses;
  private final Drafts drafts;
  private final Translations translations;
  private final StepEditor steps;
  private final Previews previews;
  private final ContactArguments contacts;
  private final Messages messages;

  /**
   * @param contacts what a script calls a contact
   */
  public ScriptsModule(
      Jdbi jdbi, Clock clock, Audit audit, Messages messages, ContactArguments contacts) {
    scripts = new Scripts(jdbi, clock, audit);
    responses = new Responses(scripts, clock);
    drafts = new Drafts(jdbi, clock, audit);
    translations = new Translations(jdbi, drafts, clock);
    steps = new StepEditor(jdbi, drafts, translations);
    previews = new Previews(jdbi, clock);
    this.contacts = contacts;
    this.messages = messages;
  }

  /** The scripts and their versions. */
  public Scripts scripts() {
    return scripts;
  }

  /** The texts of drafts. */
  public Translations translations() {
    return translations;
  }

  /** The values that a viewer can try a script with: an invented person and event. */
  public Function<Viewer, ScriptArguments> samples() {
    return previews::sample;
  }

  /** The versions that are being edited, and copies of others. */
  public Drafts drafts() {
    return drafts;
  }

  /** What people answered. */
  public Responses responses() {
    return responses;
  }

  /**
   * How a person is forgotten here: what they chose stays, what they said in their own words goes.
   */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing(
            "UPDATE scripts.answers SET value = '' WHERE contact = ANY (:contacts) AND value <> ''"));
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "scripts.held.answers",
            """
            SELECT a.at, s.name AS script, a.step, a.choices, a.value, a.undone_at
            FROM scripts.answers a
            JOIN scripts.versions v ON v.id = a.version
            JOIN scripts.scripts s ON s.id = v.script
            WHERE a.contact = :contact
            ORDER BY a.at, a.step
            """));
  }

  /** Adds pages, API and the place in the navigation. */
  public void register(Site site) {
    site.place(
        new Place("scripts.place", "/scripts", Set.of(Role.COORDINATOR, Role.ADMINISTRATOR), 24));
    site.resource(new ScriptApiResource(scripts, previews, contacts, messages));
    site.resource(new ScriptsResource(scripts));
    site.resource(new ScriptResource(scripts, drafts));
    site.resource(new StepResource(drafts, steps));
  }
}
