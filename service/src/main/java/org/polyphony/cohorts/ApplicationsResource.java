package org.polyphony.cohorts;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.events.Event;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.platform.SignedLinks;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** Who applies for a training, and what becomes of it. */
@Path("/events/{id}/applications")
@Produces(MediaType.TEXT_HTML)
public final class ApplicationsResource {

  private static final int LAST_PAGE = 1000;

  /** All of them, page by page. */
  record ApplicationsPage(
      Event event,
      Applications.Count count,
      List<Applications.Applicant> applicants,
      int number,
      boolean more) {

    String path() {
      return "/events/" + event.id() + "/applications";
    }

    @Nullable String previous() {
      return number == 1 ? null : path() + "?page=" + (number - 1);
    }

    @Nullable String next() {
      return more ? path() + "?page=" + (number + 1) : null;
    }
  }

  /**
   * One of them.
   *
   * @param link by which the guardian answers; empty where nobody was named
   */
  record ApplicantPage(Applications.One one, GuardianForm form, String link) {

    String path() {
      return "/events/" + one.event().id() + "/applications/" + one.applicant().contact();
    }
  }

  private final Applications applications;
  private final SignedLinks links;
  private final @Nullable URI publicUrl;

  /**
   * @param publicUrl how people reach this deployment; null for wherever a request comes to
   */
  ApplicationsResource(Applications applications, SignedLinks links, @Nullable URI publicUrl) {
    this.applications = applications;
    this.links = links;
    this.publicUrl = publicUrl;
  }

  @GET
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page applications(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @QueryParam("page") @DefaultValue("1") int page) {
    return Page.of("cohorts/applications.jte", page(viewer, event, page));
  }

  private ApplicationsPage page(Viewer viewer, UUID event, int page) {
    int number = Math.max(1, Math.min(LAST_PAGE, page));
    Applications.Listed listed = applications.of(viewer, event, number);
    return new ApplicationsPage(
        listed.event(),
        listed.count(),
        listed.applicants().stream().limit(Applications.ON_A_PAGE).toList(),
        number,
        listed.applicants().size() > Applications.ON_A_PAGE);
  }

  @GET
  @Path("/{contact}")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page applicant(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("contact") UUID contact,
      @Context UriInfo request) {
    Applications.One one = applications.one(viewer, event, contact);
    return applicant(one, GuardianForm.of(one.guardian()), request);
  }

  private Page applicant(Applications.One one, GuardianForm form, UriInfo request) {
    Guardian guardian = one.guardian();
    String link = guardian == null ? "" : address(request, "/g/" + links.token(guardian.id()));
    return Page.of("cohorts/applicant.jte", new ApplicantPage(one, form, link));
  }

  private String address(UriInfo request, String path) {
    String base = (publicUrl == null ? request.getBaseUri() : publicUrl).toString();
    return base.replaceFirst("/$", "") + path;
  }

  /** Takes somebody in, turns them down, or opens that again. */
  @POST
  @Path("/{contact}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object decide(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("contact") UUID contact,
      @FormParam("status") @DefaultValue("") String status) {
    try {
      applications.decide(viewer, event, contact, status(status));
      return SeeOther.to("/events/" + event + "/applications")
          .with("cohorts.decided." + status, "name", name(viewer, event, contact));
    } catch (Problem problem) {
      if (problem.status() == 404) {
        throw problem;
      }
      return Page.of("cohorts/applications.jte", page(viewer, event, 1)).with(problem);
    }
  }

  private String name(Viewer viewer, UUID event, UUID contact) {
    return applications.one(viewer, event, contact).applicant().name();
  }

  static RegistrationStatus status(String code) {
    return Stream.of(
            RegistrationStatus.ACCEPTED, RegistrationStatus.TURNED_DOWN, RegistrationStatus.APPLIED)
        .filter(status -> status.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Problem.invalid(FieldProblem.of("status", "unknown_value")));
  }

  /** Names the guardian. */
  @POST
  @Path("/{contact}/guardian")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object nameGuardian(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("contact") UUID contact,
      @Context UriInfo request,
      MultivaluedMap<String, String> typed) {
    GuardianForm form = GuardianForm.of(typed);
    try {
      applications.nameGuardian(viewer, event, contact, form.guardian());
      return back(event, contact);
    } catch (Problem problem) {
      if (problem.status() != 422) {
        throw problem;
      }
      return applicant(applications.one(viewer, event, contact), form, request).with(problem);
    }
  }

  /** What the guardian has said on paper. */
  @POST
  @Path("/{contact}/consent")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther consent(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("contact") UUID contact,
      @FormParam("answer") @DefaultValue("") String answer) {
    if (!answer.equals("yes") && !answer.equals("no")) {
      throw Problem.invalid(FieldProblem.of("answer", "unknown_value"));
    }
    applications.answerOnPaper(viewer, event, contact, answer.equals("yes"));
    return back(event, contact);
  }

  private static SeeOther back(UUID event, UUID contact) {
    return SeeOther.to("/events/" + event + "/applications/" + contact).with("cohorts.saved");
  }
}
