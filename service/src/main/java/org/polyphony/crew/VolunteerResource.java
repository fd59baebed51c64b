package org.polyphony.crew;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.guests.Tongue;
import org.polyphony.web.Anyone;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;

/** Where people of a partner sign up, by the link that the partner has. */
@Path("/crew/with/{token}")
@Produces(MediaType.TEXT_HTML)
public final class VolunteerResource {

  /** The page. */
  record InvitedPage(
      Partners.Invited invited, Tongue tongue, VolunteerForm form, String path, Instant now) {

    Occasion occasion() {
      return invited.crew().occasion();
    }

    boolean over() {
      return !occasion().endsAt().isAfter(now);
    }

    boolean open() {
      return invited.invitation().isOpen(now) && !over() && !occasion().cancelled();
    }

    /** What is not over yet. */
    List<Crew.Duty> duties() {
      return invited.crew().duties().stream().filter(duty -> !duty.shift().isOver(now)).toList();
    }
  }

  private final Partners partners;
  private final CrewLinks links;
  private final CrewTongues tongues;
  private final Clock clock;

  VolunteerResource(Partners partners, CrewLinks links, CrewTongues tongues, Clock clock) {
    this.partners = partners;
    this.links = links;
    this.tongues = tongues;
    this.clock = clock;
  }

  @GET
  @Anyone
  public Page page(
      @PathParam("token") String token,
      @QueryParam("lang") @DefaultValue("") String asked,
      @HeaderParam("Accept-Language") @Nullable String accepted) {
    Partners.Invited invited = partners.invited(invitation(token));
    return page(
        invited,
        tongue(invited, asked, accepted),
        VolunteerForm.empty(invited.invitation().partner()));
  }

  private UUID invitation(String token) {
    return links.read(CrewLinks.Kind.INVITATION, token).orElseThrow(Problem::notFound);
  }

  private Tongue tongue(Partners.Invited invited, String asked, @Nullable String accepted) {
    return tongues.choose(invited.crew().occasion().organization(), asked, accepted);
  }

  private Page page(Partners.Invited invited, Tongue tongue, VolunteerForm form) {
    return Page.of(
            "crew/with.jte",
            new InvitedPage(
                invited,
                tongue,
                form,
                links.invitation(invited.invitation().id()),
                clock.instant()))
        .in(tongue.tag());
  }

  /** Somebody takes places; the page of their own tells what came of it. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Anyone
  public Object signUp(
      @PathParam("token") String token,
      @QueryParam("lang") @DefaultValue("") String asked,
      @HeaderParam("Accept-Language") @Nullable String accepted,
      MultivaluedMap<String, String> typed) {
    UUID invitation = invitation(token);
    Partners.Invited invited = partners.invited(invitation);
    Tongue tongue = tongue(invited, asked, accepted);
    VolunteerForm form = VolunteerForm.of(typed);
    try {
      UUID volunteer = partners.signUp(invitation, form.volunteer(tongue.tag()));
      return SeeOther.to(links.volunteer(volunteer) + "?lang=" + tongue.tag());
    } catch (Problem problem) {
      // Read anew: which places are left has changed, or they would not be told so.
      return page(partners.invited(invitation), tongue, form).with(problem);
    }
  }
}
