package org.polyphony.care;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.polyphony.i18n.Languages;
import org.polyphony.web.Allow;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** What callers can read out to somebody in need. */
@Path("/api/v1/care/cards")
@Produces(MediaType.APPLICATION_JSON)
public final class CardsResource {

  private final ResourceCards cards;

  CardsResource(ResourceCards cards) {
    this.cards = cards;
  }

  /** The cards. */
  record Answer(List<ResourceCard> items) {}

  /**
   * All of them, in the language of the call and in the caller's own.
   *
   * @param language as stored
   * @param locale of the caller's page
   */
  @GET
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR})
  public Answer cards(
      @Auth Viewer viewer,
      @QueryParam("language") @DefaultValue(Languages.UNKNOWN) String language,
      @QueryParam("locale") @DefaultValue("en") String locale) {
    return new Answer(cards.in(language, locale));
  }
}
