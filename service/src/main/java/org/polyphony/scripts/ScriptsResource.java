package org.polyphony.scripts;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** The list of scripts. */
@Path("/scripts")
public final class ScriptsResource {
  private final Scripts scripts;

  ScriptsResource(Scripts scripts) {
    this.scripts = scripts;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page list(@Auth Viewer viewer) {
    return Page.of("scripts/scripts.jte", new ScriptsPage(scripts.of(viewer)));
  }
}
