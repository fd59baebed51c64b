package org.polyphony.calling;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Calls to practice with. It only reads: what comes of them stays in the browser. */
@Path("/api/v1/campaigns/{campaign}/practice")
@Produces(MediaType.APPLICATION_JSON)
public final class PracticeResource {

  private final PracticeCalls practice;

  PracticeResource(PracticeCalls practice) {
    this.practice = practice;
  }

  /**
   * @param number which call, from 0
   * @param bundle the language to say it in, where it is not the person's own
   * @param locale the language of the page that shows it
   */
  @GET
  @Path("{number}")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public PracticeCalls.Practice call(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @PathParam("number") String number,
      @QueryParam("bundle") @Nullable String bundle,
      @QueryParam("locale") @DefaultValue("en") String locale) {
    if (!number.matches("[0-9]{1,6}")) {
      throw Problem.notFound();
    }
    return practice.of(viewer, campaign, Integer.parseInt(number), bundle, locale);
  }
}
