package org.polyphony.preview;

import org.polyphony.scripts.ScriptsModule;
import org.polyphony.web.Site;

/** The preview of scripts; it keeps nothing. */
public final class PreviewModule {
  private final ScriptsModule scripts;

  public PreviewModule(ScriptsModule scripts) {
    this.scripts = scripts;
  }

  /** Adds the page. */
  public void register(Site site) {
    site.resource(new PreviewResource(scripts.scripts(), scripts.samples()));
  }
}
