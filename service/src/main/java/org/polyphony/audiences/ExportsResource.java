package org.polyphony.audiences;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.polyphony.web.Allow;
import org.polyphony.web.Download;
import org.polyphony.web.Page;
import org.polyphony.web.Role;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** The people of a list or an audience, to take along. */
@Path("/exports")
public final class ExportsResource {

  private static final List<String> PURPOSES = List.of("turnout", "events", "survey", "service");

  /** The page that asks. */
  record ExportPage(UUID list, PeopleFile.Source source) {

    List<View.Choice> purposes(View view) {
      return PURPOSES.stream()
          .map(one -> View.Choice.of(one, view.t("contacts.purpose." + one), false))
          .toList();
    }
  }

  private final PeopleFile file;

  ExportsResource(PeopleFile file) {
    this.file = file;
  }

  /** Asks what the people of a list that was given for something are taken along for. */
  @GET
  @Path("/{list}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page ask(@Auth Viewer viewer, @PathParam("list") UUID list) {
    return Page.of("audiences/export.jte", new ExportPage(list, file.source(viewer, list)));
  }

  /**
   * @param list the id of a list or an audience
   * @param purpose what the file is for; may be left out where its people were given for anything
   */
  @GET
  @Path("/{list}/people.csv")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Download people(
      @Auth Viewer viewer,
      @PathParam("list") UUID list,
      @QueryParam("for") @DefaultValue("") String purpose) {
    file.begin(viewer, list, purpose);
    return new Download(
        "people.csv", "text/csv;charset=utf-8", (words, out) -> file.write(viewer, list, out));
  }
}
