package org.polyphony.erasure;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.privacy.Erasure;
import org.polyphony.web.Allow;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Erasing a person, for other programs. */
@Path("/api/v1/contacts/{contact}/erasure")
@Produces(MediaType.APPLICATION_JSON)
public final class ErasureApiResource {

  /**
   * @param reason {@code asked}, {@code family} or {@code no_ground}
   */
  public record ErasureBody(@Nullable String reason) {}

  /**
   * @param numbers how many of their numbers nobody may use any more
   */
  public record ErasureAnswer(UUID contact, String reason, int numbers, Instant erasedAt) {}

  private final Erasures erasures;

  ErasureApiResource(Erasures erasures) {
    this.erasures = erasures;
  }

  /** Whether and when somebody was erased: 404 where nobody of that id was. */
  @GET
  @Allow(Role.ADMINISTRATOR)
  public ErasureAnswer erased(@Auth Viewer viewer, @PathParam("contact") UUID contact) {
    return answer(erasures.find(viewer, contact));
  }

  /** For good; the same again changes nothing. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow(Role.ADMINISTRATOR)
  public ErasureAnswer erase(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @Nullable ErasureBody body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    return answer(
        erasures.erase(
            viewer,
            contact,
            ErasureResource.meant(Objects.requireNonNullElse(body.reason(), ""), true)));
  }

  private static ErasureAnswer answer(Erasure erasure) {
    return new ErasureAnswer(erasure.contact(), erasure.reason(), erasure.numbers(), erasure.at());
  }
}
