package org.polyphony.cohorts;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Cursor;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Who applies for a training, for other programs. */
@Path("/api/v1/events/{id}/applications")
@Produces(MediaType.APPLICATION_JSON)
public final class ApplicationsApiResource {

  /**
   * Somebody who has applied.
   *
   * @param status {@code applied}, {@code accepted}, {@code turned_down}, {@code cancelled} or what
   *     was said otherwise
   * @param minor whether they are under 18 on the first day
   * @param consented whether their guardian has said yes
   */
  public record ApplicantAnswer(
      UUID contact, String name, String status, String language, boolean minor, boolean consented) {

    static ApplicantAnswer of(Applications.Applicant one) {
      return new ApplicantAnswer(
          one.contact(), one.name(), one.status(), one.language(), one.minor(), one.consented());
    }
  }

  /**
   * @param status {@code accepted}, {@code turned_down} or {@code applied}
   */
  public record StatusBody(@Nullable String status) {}

  /** Who must say yes: a name, and a number or an e-mail address. */
  public record GuardianBody(
      @Nullable String name, @Nullable String phone, @Nullable String email) {

    /** Without name and number, since this may reach a log. */
    @Override
    public String toString() {
      return "GuardianBody[REDACTED]";
    }
  }

  /** What stands on the paper. */
  public record ConsentBody(@Nullable Boolean consented) {}

  private final Applications applications;

  ApplicationsApiResource(Applications applications) {
    this.applications = applications;
  }

  @GET
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Cursor.Slice<ApplicantAnswer> applications(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer asked) {
    int limit = Cursor.limit(asked);
    return Cursor.slice(
        applications.after(viewer, event, Cursor.id(cursor).orElse(null), limit + 1).stream()
            .map(ApplicantAnswer::of)
            .toList(),
        limit,
        one -> one.contact().toString());
  }

  /** Takes somebody in, turns them down, or opens that again. */
  @PUT
  @Path("/{contact}/status")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public ApplicantAnswer decide(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("contact") UUID contact,
      @Nullable StatusBody body) {
    String status = text(there(body).status());
    applications.decide(viewer, event, contact, ApplicationsResource.status(status));
    return answer(viewer, event, contact);
  }

  /** Names the guardian. */
  @PUT
  @Path("/{contact}/guardian")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public ApplicantAnswer nameGuardian(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("contact") UUID contact,
      @Nullable GuardianBody body) {
    GuardianBody said = there(body);
    GuardianForm form = new GuardianForm(text(said.name()), text(said.phone()), text(said.email()));
    applications.nameGuardian(viewer, event, contact, form.guardian());
    return answer(viewer, event, contact);
  }

  /** What the guardian has said on paper. */
  @PUT
  @Path("/{contact}/consent")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public ApplicantAnswer consent(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("contact") UUID contact,
      @Nullable ConsentBody body) {
    Boolean consented = there(body).consented();
    if (consented == null) {
      throw Problem.invalid(FieldProblem.required("consented"));
    }
    applications.answerOnPaper(viewer, event, contact, consented);
    return answer(viewer, event, contact);
  }

  private ApplicantAnswer answer(Viewer viewer, UUID event, UUID contact) {
    return ApplicantAnswer.of(applications.one(viewer, event, contact).applicant());
  }

  private static <T> T there(@Nullable T body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    return body;
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "").strip();
  }
}
