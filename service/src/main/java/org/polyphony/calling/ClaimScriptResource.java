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
import org.polyphony.queue.CallQueue;
import org.polyphony.web.Allow;
import org.polyphony.web.Problem;
import org.polyphony.web.QrCode;
import org.polyphony.web.Viewer;

/** What the console shows of a claim beside the claim itself. */
@Path("/api/v1/claims/{claim}")
public final class ClaimScriptResource {
  private final SpokenScripts scripts;
  private final CallQueue queue;

  ClaimScriptResource(SpokenScripts scripts, CallQueue queue) {
    this.scripts = scripts;
    this.queue = queue;
  }

  /**
   * The script with every value filled in.
   *
   * @param bundle the language to say it in, where it is not the claim's own
   * @param version the one with which the call has begun; the campaign may have a newer one by now
   * @param locale the language of the page that shows it
   */
  @GET
  @Path("rendering")
  @Produces(MediaType.APPLICATION_JSON)
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public SpokenScript rendering(
      @Auth Viewer viewer,
      @PathParam("claim") UUID claim,
      @QueryParam("bundle") @Nullable String bundle,
      @QueryParam("version") @Nullable UUID version,
      @QueryParam("locale") @DefaultValue("en") String locale) {
    return scripts.of(viewer, claim, bundle, version, locale);
  }

  /**
   * A QR code that dials the number, for a machine that cannot; 404 for a minor, who is shown no
   * number in any form.
   */
  @GET
  @Path("dial.svg")
  @Produces("image/svg+xml")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public String dial(@Auth Viewer viewer, @PathParam("claim") UUID claim) {
    String tel =
        queue
            .show(viewer, claim)
            .filter(held -> !viewer.minor())
            .orElseThrow(Problem::notFound)
            .tel();
    QrCode code = QrCode.of("tel:" + tel);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + code.size()
        + " "
        + code.size()
        + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
        + code.path()
        + "\"/></svg>";
  }
}
