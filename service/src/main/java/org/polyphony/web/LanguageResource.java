package org.polyphony.web;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Switches the language of the interface. A link rather than a form, so that it works before any
 * cookie is set; it changes nothing but this browser's choice.
 */
@Path("/language")
public final class LanguageResource {
  private final WebSettings settings;
  private final SignIns signIns;
  private final List<String> offered;

  /**
   * @param offered the languages of the interface
   */
  LanguageResource(WebSettings settings, SignIns signIns, List<String> offered) {
    this.settings = settings;
    this.signIns = signIns;
    this.offered = List.copyOf(offered);
  }

  /**
   * Remembers the choice and goes back. A user's account keeps it only where the browser says that
   * the link was ours.
   *
   * @param tag the language; what is not offered is ignored
   * @param next the page to go back to
   */
  @GET
  @Anyone
  public Response choose(
      @Auth Optional<Viewer> viewer,
      @QueryParam("to") @Nullable String tag,
      @QueryParam("next") @Nullable String next,
      @HeaderParam("Sec-Fetch-Site") @Nullable String site,
      @Context UriInfo uri) {
    Response.ResponseBuilder response =
        Response.status(Response.Status.SEE_OTHER)
            .header("Location", SeeOther.next(next, "/").path())
            .header("Cache-Control", "no-store");
    if (tag != null && offered.contains(tag)) {
      boolean secure = settings.secure() || "https".equals(uri.getRequestUri().getScheme());
      response.cookie(Cookies.of(Cookies.LANGUAGE, tag, Views.LANGUAGE_COOKIE, secure));
      viewer
          .filter(known -> "same-origin".equals(site))
          .ifPresent(known -> signIns.prefer(known, tag));
    }
    return response.build();
  }
}
