package org.polyphony.audiences;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.polyphony.web.Allow;
import org.polyphony.web.Download;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** The people of a list or an audience, to take along. */
@Path("/exports")
public final class ExportsResource {

  private final PeopleFile file;

  ExportsResource(PeopleFile file) {
    this.file = file;
  }

  /**
   * @param list the id of a list or an audience
   */
  @GET
  @Path("/{list}/people.csv")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Download people(@Auth Viewer viewer, @PathParam("list") UUID list) {
    file.begin(viewer, list);
    return new Download(
        "people.csv", "text/csv;charset=utf-8", (words, out) -> file.write(viewer, list, out));
  }
}
