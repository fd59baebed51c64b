package org.polyphony.optouts;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.imports.ImportState;
import org.polyphony.imports.ImportsSettings;
import org.polyphony.web.Allow;
import org.polyphony.web.Role;
import org.polyphony.web.TakesUpTo;
import org.polyphony.web.Viewer;

/** Files of opt-outs, from other programs; {@code /imports/{id}} says what becomes of one. */
@Path("/api/v1/suppressions/imports")
@Produces(MediaType.APPLICATION_JSON)
public final class OptOutFilesApiResource {

  private final OptOutFiles files;

  OptOutFilesApiResource(OptOutFiles files) {
    this.files = files;
  }

  /**
   * @param channel what its rows refuse where they do not say: {@code phone}, {@code text}, {@code
   *     door}, {@code email}, {@code all}
   * @param evidence how we know
   * @param commit whether to go through without a stop for review
   */
  @POST
  @TakesUpTo(ImportsSettings.LARGEST_BODY)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response start(
      @Auth Viewer viewer,
      @QueryParam("filename") @DefaultValue("opt-outs.csv") String filename,
      @QueryParam("channel") @DefaultValue("all") String channel,
      @QueryParam("evidence") @DefaultValue("") String evidence,
      @QueryParam("commit") @DefaultValue("false") boolean commit,
      @Parameter(hidden = true) @HeaderParam("Content-Length") @Nullable Long length,
      InputStream file) {
    files.refuseTooLarge(length == null ? 0 : length);
    UUID id =
        files.start(
            viewer,
            filename,
            file,
            () -> OptOutFilesResource.channel(channel),
            () -> evidence,
            commit);
    return Response.status(Response.Status.ACCEPTED)
        .entity(Map.of("id", id, "state", ImportState.READING.wire()))
        .build();
  }
}
