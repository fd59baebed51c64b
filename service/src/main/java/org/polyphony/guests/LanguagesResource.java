package org.polyphony.guests;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** Staff decide in which languages their public pages are shown. */
@Path("/public-languages")
public final class LanguagesResource {

  /** Every language that there is, and what was decided. */
  record LanguagesPage(List<PublicLanguages.Written> languages) {}

  private final PublicLanguages languages;

  LanguagesResource(PublicLanguages languages) {
    this.languages = languages;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page languages(@Auth Viewer viewer) {
    return Page.of("guests/languages.jte", new LanguagesPage(languages.all(viewer.organization())));
  }

  /** Shows one although nobody has reviewed it; the viewer answers for that. */
  @POST
  @Path("/{tag}/override")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther show(@Auth Viewer viewer, @PathParam("tag") String tag) {
    languages.show(viewer, tag);
    return SeeOther.to("/public-languages");
  }

  @POST
  @Path("/{tag}/withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther hide(@Auth Viewer viewer, @PathParam("tag") String tag) {
    languages.hide(viewer, tag);
    return SeeOther.to("/public-languages");
  }
}
