package org.polyphony.starters;

import org.jdbi.v3.core.Jdbi;
import org.polyphony.scripts.ScriptsModule;
import org.polyphony.web.Site;

/** The page on which a new script begins. */
public final class StartersModule {
  private final NewScriptResource resource;

  public StartersModule(Jdbi jdbi, ScriptsModule scripts) {
    Beginnings beginnings = new Beginnings(jdbi, scripts.scripts(), scripts.drafts());
    resource = new NewScriptResource(beginnings, scripts.samples());
  }

  /** Adds the pages. */
  public void register(Site site) {
    site.resource(resource);
  }
}
