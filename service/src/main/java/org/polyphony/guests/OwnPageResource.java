package org.polyphony.guests;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.polyphony.events.DoorCode;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.platform.SignedLinks;
import org.polyphony.web.Anyone;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.QrCode;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;

/**
 * Somebody's own registration, by the link that only they have: to see it, to change it, to cancel
 * it. It shows what they sent in, and nothing else that is known of them.
 */
@Path("/r")
public final class OwnPageResource {

  /**
   * Their page.
   *
   * @param token of the link
   * @param link the whole link, to be kept
   */
  record OwnPage(
      PublicEvent shown,
      Tongue tongue,
      Registering.Taken taken,
      RegistrationForm form,
      String token,
      String link) {

    boolean waiting() {
      return taken.standing().waiting();
    }

    boolean comes() {
      return taken.standing().status() == RegistrationStatus.ACCEPTED;
    }

    /** Whether staff have not decided yet. */
    boolean applied() {
      return taken.standing().status() == RegistrationStatus.APPLIED;
    }

    /** Whether it stands, with or without a seat. */
    boolean stands() {
      return comes() || waiting() || applied();
    }

    /** Its title, by how it stands. */
    String title(View view) {
      return view.t(
          switch (taken.standing().status()) {
            case WAITING -> "guests.own.waiting";
            case ACCEPTED -> "guests.own.comes";
            case APPLIED -> "guests.own.applied";
            case TURNED_DOWN -> "guests.own.turned-down";
            default -> "guests.own.gone";
          });
    }

    /** Whether it can still be changed. */
    boolean ahead() {
      return shown.state() != PublicEvent.State.OVER
          && shown.state() != PublicEvent.State.CANCELLED;
    }

    /** Where it is on line; empty for who has no seat, and where that is not known yet. */
    String onLine() {
      return comes() && ahead() ? shown.event().virtualAddress() : "";
    }

    /** By what they are found at the door. */
    String code() {
      return DoorCode.of(taken.standing().registration());
    }

    QrCode qr() {
      return QrCode.of(code());
    }

    String path(String tag) {
      return "/r/" + token + "?lang=" + tag;
    }
  }

  private final PublicEvents events;
  private final PublicLanguages languages;
  private final Registering registering;
  private final SignedLinks links;
  private final WholeAddress address;
  private final Clock clock;

  OwnPageResource(
      PublicEvents events,
      PublicLanguages languages,
      Registering registering,
      SignedLinks links,
      WholeAddress address,
      Clock clock) {
    this.events = events;
    this.languages = languages;
    this.registering = registering;
    this.links = links;
    this.address = address;
    this.clock = clock;
  }

  @GET
  @Path("/{token}")
  @Anyone
  public Page page(
      @PathParam("token") String token,
      @QueryParam("lang") @DefaultValue("") String asked,
      @HeaderParam("Accept-Language") @Nullable String accepted,
      @Context UriInfo request) {
    Submission submission = submission(token);
    return page(
        "guests/own.jte",
        submission,
        RegistrationForm.of(submission),
        token,
        asked,
        accepted,
        request);
  }

  private Submission submission(String token) {
    return registering.submission(links.read(token).orElseThrow(Problem::notFound));
  }

  private Page page(
      String template,
      Submission submission,
      RegistrationForm form,
      String token,
      String asked,
      @Nullable String accepted,
      UriInfo request) {
    PublicEvent shown = events.find(submission.slug());
    Tongue tongue =
        Tongue.choose(
            languages.offered(shown.event().organization()),
            asked.isEmpty() ? submission.language() : asked,
            accepted,
            languages);
    return Page.of(
            template,
            new OwnPage(
                shown,
                tongue,
                registering.find(submission),
                form,
                token,
                address.of(request, "/r/" + token)))
        .in(tongue.tag());
  }

  @POST
  @Path("/{token}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Anyone
  public Object change(
      @PathParam("token") String token,
      @QueryParam("lang") @DefaultValue("") String asked,
      @HeaderParam("Accept-Language") @Nullable String accepted,
      @Context UriInfo request,
      MultivaluedMap<String, String> typed) {
    Submission submission = submission(token);
    RegistrationForm form = RegistrationForm.of(typed);
    try {
      registering.change(submission, Reading.change(form, submission));
      return back(token, asked).with("guests.changed");
    } catch (Problem problem) {
      return page("guests/own.jte", submission, form, token, asked, accepted, request)
          .with(problem);
    }
  }

  /** Asks before a seat is given back. */
  @GET
  @Path("/{token}/cancellation")
  @Anyone
  public Page askToCancel(
      @PathParam("token") String token,
      @QueryParam("lang") @DefaultValue("") String asked,
      @HeaderParam("Accept-Language") @Nullable String accepted,
      @Context UriInfo request) {
    Submission submission = submission(token);
    return page(
        "guests/cancel.jte",
        submission,
        RegistrationForm.of(submission),
        token,
        asked,
        accepted,
        request);
  }

  @POST
  @Path("/{token}/cancellation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Anyone
  public SeeOther cancel(
      @PathParam("token") String token, @QueryParam("lang") @DefaultValue("") String asked) {
    registering.cancel(submission(token));
    return back(token, asked);
  }

  /** They want no more e-mails. */
  @POST
  @Path("/{token}/silence")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Anyone
  public SeeOther silence(
      @PathParam("token") String token, @QueryParam("lang") @DefaultValue("") String asked) {
    registering.silence(submission(token));
    return back(token, asked).with("guests.own.silenced");
  }

  private static SeeOther back(String token, String asked) {
    boolean tag = asked.matches("[A-Za-z-]{1,20}");
    return SeeOther.to("/r/" + token + (tag ? "?lang=" + asked : ""));
  }

  /** For their calendar, with where it is on line. */
  @GET
  @Path("/{token}.ics")
  @Anyone
  public Response calendar(@PathParam("token") String token, @Context UriInfo request) {
    Submission submission = submission(token);
    PublicEvent shown = events.find(submission.slug());
    boolean comes = registering.find(submission).standing().status() == RegistrationStatus.ACCEPTED;
    CalendarFile file = new CalendarFile(shown.organization(), clock.instant());
    file.add(
        shown.event(),
        shown.dates(),
        comes ? CalendarFile.wholePlace(shown.event()) : CalendarFile.place(shown.event()),
        address.of(request, "/r/" + token));
    return file.answer(shown.event().slug());
  }
}
