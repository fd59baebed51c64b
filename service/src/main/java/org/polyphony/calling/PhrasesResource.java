package org.polyphony.calling;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.polyphony.web.Allow;
import org.polyphony.web.Viewer;

/** Which phrase cards to try first with the people of a claim. */
@Path("/api/v1/claims/{claim}/phrases")
@Produces(MediaType.APPLICATION_JSON)
public final class PhrasesResource {

  private final LikelyLanguages languages;

  PhrasesResource(LikelyLanguages languages) {
    this.languages = languages;
  }

  /** Languages in an order that may rest on guesses: it says nothing of a person. */
  record Phrases(List<String> order) {}

  /** The likeliest first. */
  @GET
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Phrases phrases(@Auth Viewer viewer, @PathParam("claim") UUID claim) {
    return new Phrases(languages.of(viewer, claim));
  }
}
