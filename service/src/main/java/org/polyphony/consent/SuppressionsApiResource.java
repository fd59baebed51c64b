package org.polyphony.consent;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** “Do not contact”, written down for somebody. */
@Path("/api/v1/contacts/{contact}/suppressions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SuppressionsApiResource {

  private static final int EVIDENCE_AT_MOST = 2000;

  private final SuppressionDesk desk;

  SuppressionsApiResource(SuppressionDesk desk) {
    this.desk = desk;
  }

  /**
   * @param channel {@code phone}, {@code text}, {@code door}, {@code email}, or {@code all} where
   *     it is left out
   * @param tel one of their numbers, E.164: then it holds for everybody behind it and for every
   *     partner; left out where it is the person's alone
   * @param evidence the words or the letter that prove it
   */
  public record Body(@Nullable String channel, @Nullable String tel, @Nullable String evidence) {}

  /** What was kept. */
  public record Answer(UUID id, String channel, UUID contact, @Nullable String tel) {

    /** Without the number, since this may reach a log. */
    @Override
    public String toString() {
      return "Answer[" + id + "]";
    }
  }

  @POST
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response add(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @Nullable Body body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    String evidence = Objects.requireNonNullElse(body.evidence(), "").strip();
    if (evidence.length() > EVIDENCE_AT_MOST) {
      throw Problem.invalid(FieldProblem.tooLong("evidence", EVIDENCE_AT_MOST));
    }
    Channel channel = channel(Objects.requireNonNullElse(body.channel(), Channel.ALL.code()));
    UUID id = desk.add(viewer, contact, channel, body.tel(), "asked", evidence);
    return Response.status(Response.Status.CREATED)
        .entity(new Answer(id, channel.code(), contact, body.tel()))
        .build();
  }

  private static Channel channel(String code) {
    return Arrays.stream(Channel.values())
        .filter(channel -> channel.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Problem.invalid(FieldProblem.of("channel", "unknown_value")));
  }
}
