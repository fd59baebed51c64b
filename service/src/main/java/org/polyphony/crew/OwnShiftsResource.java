package org.polyphony.crew;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.guests.Tongue;
import org.polyphony.guests.WholeAddress;
import org.polyphony.web.Anyone;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;

/**
 * What somebody without an account has taken, by the link that only they have: to see it, to give
 * it back, to take more.
 */
@Path("/crew/own/{token}")
@Produces(MediaType.TEXT_HTML)
public final class OwnShiftsResource {

  /**
   * Their page.
   *
   * @param path of the page
   * @param link the whole link, to be kept
   */
  record OwnPage(Partners.Own own, Tongue tongue, String path, String link, Instant now) {

    Occasion occasion() {
      return own.crew().occasion();
    }

    /** Whether something can still be changed. */
    boolean ahead() {
      return occasion().endsAt().isAfter(now) && !occasion().cancelled();
    }

    List<Crew.Duty> free() {
      return ahead() ? own.free(now) : List.of();
    }
  }

  private final Partners partners;
  private final CrewLinks links;
  private final CrewTongues tongues;
  private final WholeAddress address;
  private final Clock clock;

  OwnShiftsResource(
      Partners partners, CrewLinks links, CrewTongues tongues, WholeAddress address, Clock clock) {
    this.partners = partners;
    this.links = links;
    this.tongues = tongues;
    this.address = address;
    this.clock = clock;
  }

  @GET
  @Anyone
  public Page page(
      @PathParam("token") String token,
      @QueryParam("lang") @DefaultValue("") String asked,
      @HeaderParam("Accept-Language") @Nullable String accepted,
      @Context UriInfo request) {
    return page(volunteer(token), asked, accepted, request);
  }

  private UUID volunteer(String token) {
    return links.read(CrewLinks.Kind.VOLUNTEER, token).orElseThrow(Problem::notFound);
  }

  private Page page(UUID volunteer, String asked, @Nullable String accepted, UriInfo request) {
    Partners.Own own = partners.own(volunteer);
    Tongue tongue =
        tongues.choose(
            own.crew().occasion().organization(),
            asked.isEmpty() ? own.volunteer().language() : asked,
            accepted);
    String path = links.volunteer(volunteer);
    return Page.of(
            "crew/own.jte",
            new OwnPage(own, tongue, path, address.of(request, path), clock.instant()))
        .in(tongue.tag());
  }

  /** They take one more. */
  @POST
  @Path("/signups")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Anyone
  public Object take(
      @PathParam("token") String token,
      @QueryParam("lang") @DefaultValue("") String asked,
      @HeaderParam("Accept-Language") @Nullable String accepted,
      @FormParam("shift") @DefaultValue("") String shift,
      @Context UriInfo request) {
    UUID volunteer = volunteer(token);
    try {
      partners.take(volunteer, Reading.id(shift));
      return back(volunteer, asked).with("crew.signed-up");
    } catch (Problem problem) {
      if (problem.status() != 409) {
        throw problem;
      }
      return page(volunteer, asked, accepted, request).with(problem);
    }
  }

  /** They give one back. */
  @POST
  @Path("/signups/{signup}/leaving")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Anyone
  public SeeOther leave(
      @PathParam("token") String token,
      @PathParam("signup") UUID signup,
      @QueryParam("lang") @DefaultValue("") String asked) {
    UUID volunteer = volunteer(token);
    partners.leave(volunteer, signup);
    return back(volunteer, asked).with("crew.left");
  }

  private SeeOther back(UUID volunteer, String asked) {
    boolean tag = asked.matches("[A-Za-z-]{1,20}");
    return SeeOther.to(links.volunteer(volunteer) + (tag ? "?lang=" + asked : ""));
  }
}
