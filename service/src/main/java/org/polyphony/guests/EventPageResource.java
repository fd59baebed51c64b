package org.polyphony.guests;

import jakarta.servlet.http.HttpServletRequest;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.events.Event;
import org.polyphony.platform.SignedLinks;
import org.polyphony.web.Anyone;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.QrCode;
import org.polyphony.web.SeeOther;

/** What an event shows to everybody: its page, its flier and its calendar file. */
@Path("/e")
public final class EventPageResource {

  /** The page of an event with the form of a registration. */
  record EventPage(PublicEvent shown, Tongue tongue, RegistrationForm form) {

    Event event() {
      return shown.event();
    }
  }

  /** The flier. */
  record Flier(PublicEvent shown, Tongue tongue, String address, QrCode qr) {}

  private final PublicEvents events;
  private final PublicLanguages languages;
  private final Registering registering;
  private final SignedLinks links;
  private final PageOpened opened;
  private final Floods floods;
  private final WholeAddress address;
  private final Clock clock;

  EventPageResource(
      PublicEvents events,
      PublicLanguages languages,
      Registering registering,
      SignedLinks links,
      PageOpened opened,
      Floods floods,
      WholeAddress address,
      Clock clock) {
    this.events = events;
    this.languages = languages;
    this.registering = registering;
    this.links = links;
    this.opened = opened;
    this.floods = floods;
    this.address = address;
    this.clock = clock;
  }

  /** The page, in the language that the address or the browser asks for. */
  @GET
  @Path("/{slug}")
  @Anyone
  public Page page(
      @PathParam("slug") String slug,
      @QueryParam("lang") @DefaultValue("") String asked,
      @HeaderParam("Accept-Language") @Nullable String accepted) {
    PublicEvent shown = events.find(slug);
    String mark = opened.mark(shown.event().id());
    return page(shown, tongue(shown, asked, accepted), RegistrationForm.empty(mark));
  }

  private Tongue tongue(PublicEvent shown, String asked, @Nullable String accepted) {
    return Tongue.choose(
        languages.offered(shown.event().organization()), asked, accepted, languages);
  }

  private static Page page(PublicEvent shown, Tongue tongue, RegistrationForm form) {
    return Page.of("guests/event.jte", new EventPage(shown, tongue, form)).in(tongue.tag());
  }

  /** Takes a registration in; the page of their own tells what came of it. */
  @POST
  @Path("/{slug}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Anyone
  public Object register(
      @PathParam("slug") String slug,
      @QueryParam("lang") @DefaultValue("") String asked,
      @HeaderParam("Accept-Language") @Nullable String accepted,
      @Context HttpServletRequest request,
      MultivaluedMap<String, String> typed) {
    PublicEvent shown = events.find(slug);
    Tongue tongue = tongue(shown, asked, accepted);
    RegistrationForm form = RegistrationForm.of(typed);
    try {
      if (form.isByRobot() || !opened.isGood(form.opened(), shown.event().id())) {
        throw new Problem(422, "registration_again", Map.of());
      }
      Wish wish = Reading.wish(form);
      floods.byForm(request.getRemoteAddr(), shown.event().id());
      Registering.Taken taken =
          registering.register(
              slug,
              wish,
              new Registering.From(
                  "page", tongue.tag(), Consent.words(languages, shown, tongue.tag())));
      return SeeOther.to("/r/" + links.token(taken.submission().id()) + "?lang=" + tongue.tag());
    } catch (Problem problem) {
      return page(shown, tongue, form.again(markOf(form, shown.event().id()))).with(problem);
    }
  }

  /** One of ours that is only too young becomes good by waiting; any other is made anew. */
  private String markOf(RegistrationForm form, UUID event) {
    return opened.isOurs(form.opened(), event) ? form.opened() : opened.mark(event);
  }

  /** To be printed and hung up: what, when, where, and a code that opens the page. */
  @GET
  @Path("/{slug}/flier")
  @Anyone
  public Page flier(
      @PathParam("slug") String slug,
      @QueryParam("lang") @DefaultValue("") String asked,
      @HeaderParam("Accept-Language") @Nullable String accepted,
      @Context UriInfo request) {
    PublicEvent shown = events.find(slug);
    Tongue tongue = tongue(shown, asked, accepted);
    String path = address.of(request, shown.path(tongue.tag()));
    return Page.of("guests/flier.jte", new Flier(shown, tongue, path, QrCode.of(path)))
        .in(tongue.tag());
  }

  /** For a calendar; where a virtual event meets is not in it. */
  @GET
  @Path("/{slug}.ics")
  @Anyone
  public Response calendar(@PathParam("slug") String slug, @Context UriInfo request) {
    PublicEvent shown = events.find(slug);
    CalendarFile file = new CalendarFile(shown.organization(), clock.instant());
    file.add(
        shown.event(),
        shown.dates(),
        CalendarFile.place(shown.event()),
        address.of(request, "/e/" + slug));
    return file.answer(slug);
  }
}
