package org.polyphony.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Switches the language of the interface. A link rather than a form, so that it works before any
 * cookie is set; it changes nothing but this browser's choice.
 */
@Path("/language")
public final class LanguageResource {
  private static final Duration KEPT = Duration.ofDays(365);

  private final WebSettings settings;

  LanguageResource(WebSettings settings) {
    this.settings = settings;
  }

  /**
   * Remembers the choice and goes back.
   *
   * @param tag the language; what is no tag is ignored
   * @param next the page to go back to
   */
  @GET
  @Anyone
  public Response choose(
      @QueryParam("to") @Nullable String tag,
      @QueryParam("next") @Nullable String next,
      @Context UriInfo uri) {
    Response.ResponseBuilder response =
        Response.status(Response.Status.SEE_OTHER)
            .header("Location", SeeOther.next(next, "/").path())
            .header("Cache-Control", "no-store");
    if (tag != null && tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")) {
      boolean secure = settings.secure() || "https".equals(uri.getRequestUri().getScheme());
      response.cookie(Cookies.of(Cookies.LANGUAGE, tag, KEPT, secure));
    }
    return response.build();
  }
}
