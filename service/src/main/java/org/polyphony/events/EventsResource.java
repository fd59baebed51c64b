package org.polyphony.events;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** The gatherings of an organization. */
@Path("/events")
public final class EventsResource {

  private static final int LAST_PAGE = 1000;

  /** One event, with a page of its guests where the viewer may see names. */
  record EventPage(
      EventDesk.Listed listed,
      Offered offered,
      List<EventDate> dates,
      List<EventDesk.InLanguage> languages,
      boolean over,
      boolean mayChange,
      List<EventDesk.Guest> guests,
      int number,
      boolean more,
      int doubles) {

    Event event() {
      return listed.event();
    }

    boolean cancelled() {
      return event().cancelledAt() != null;
    }

    @Nullable String previous() {
      return number == 1 ? null : "/events/" + event().id() + "?page=" + (number - 1);
    }

    @Nullable String next() {
      return more ? "/events/" + event().id() + "?page=" + (number + 1) : null;
    }
  }

  /** The form; `event` is null for a new one, `key` tells one that is sent twice. */
  record FormPage(
      @Nullable Event event, EventForm form, OfferedForm offered, String dates, UUID key) {

    /** Goes with the form, so that a change of somebody else's is noticed; empty for a new one. */
    String seen() {
      return event == null ? "" : EventForm.of(event).mark();
    }
  }

  /** The form of a copy. */
  record CopyPage(Event event, String day, String times, UUID key) {}

  private final EventDesk desk;
  private final Doubles doubles;

  EventsResource(EventDesk desk, Doubles doubles) {
    this.desk = desk;
    this.doubles = doubles;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR})
  public Page events(@Auth Viewer viewer) {
    return Page.of("events/events.jte", desk.calendar(viewer));
  }

  @GET
  @Path("/new")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page blank(@Auth Viewer viewer) {
    return Page.of(
        "events/form.jte",
        new FormPage(null, EventForm.empty(), OfferedForm.of(Offered.NOTHING), "", Ids.next()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object create(@Auth Viewer viewer, MultivaluedMap<String, String> typed) {
    EventForm form = EventForm.of(typed);
    OfferedForm offered = OfferedForm.of(typed);
    String dates = EventForm.dates(typed);
    UUID key = key(typed.getFirst("key"));
    try {
      Event event =
          desk.create(viewer, key, form.event(), offered.offered(), form.furtherDates(dates));
      return SeeOther.to("/events/" + event.id()).with("events.created", "name", event.name());
    } catch (Problem problem) {
      return Page.of("events/form.jte", new FormPage(null, form, offered, dates, key))
          .with(problem);
    }
  }

  @GET
  @Path("/{id}")
  @Allow({Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR})
  public Page event(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @QueryParam("page") @DefaultValue("1") int page) {
    boolean seesNames = viewer.is(Role.COORDINATOR, Role.ADMINISTRATOR);
    int number = Math.max(1, Math.min(LAST_PAGE, page));
    EventDesk.Listed listed = desk.find(viewer, id);
    List<EventDesk.Guest> guests = seesNames ? desk.guests(viewer, id, number) : List.of();
    return Page.of(
        "events/event.jte",
        new EventPage(
            listed,
            desk.offered(viewer, id),
            desk.dates(viewer, id),
            desk.languages(viewer, id),
            desk.isOver(listed.event()),
            seesNames,
            guests.stream().limit(EventDesk.REGISTRATIONS_ON_A_PAGE).toList(),
            number,
            guests.size() > EventDesk.REGISTRATIONS_ON_A_PAGE,
            seesNames ? doubles.count(viewer, id) : 0));
  }

  /** Asks before an event is called off, and says what that does. */
  @GET
  @Path("/{id}/cancellation")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object askToCancel(@Auth Viewer viewer, @PathParam("id") UUID id) {
    EventDesk.Listed listed = desk.find(viewer, id);
    return listed.event().cancelledAt() != null || desk.isOver(listed.event())
        ? SeeOther.to("/events/" + id)
        : Page.of("events/cancellation.jte", listed);
  }

  @POST
  @Path("/{id}/cancellation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther cancel(@Auth Viewer viewer, @PathParam("id") UUID id) {
    Event event = desk.cancel(viewer, id);
    return SeeOther.to("/events/" + id).with("events.cancellation.done", "name", event.name());
  }

  @POST
  @Path("/{id}/reopening")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther reopen(@Auth Viewer viewer, @PathParam("id") UUID id) {
    Event event = desk.reopen(viewer, id);
    return SeeOther.to("/events/" + id).with("events.reopened", "name", event.name());
  }

  @GET
  @Path("/{id}/edit")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page edit(@Auth Viewer viewer, @PathParam("id") UUID id) {
    Event event = desk.find(viewer, id).event();
    return Page.of(
        "events/form.jte",
        new FormPage(
            event,
            EventForm.of(event),
            OfferedForm.of(desk.offered(viewer, id)),
            DatesForm.text(desk.dates(viewer, id), event.timeZone()),
            Ids.next()));
  }

  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object change(
      @Auth Viewer viewer, @PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
    Event before = desk.find(viewer, id).event();
    EventForm form = EventForm.of(typed);
    OfferedForm offered = OfferedForm.of(typed);
    String dates = EventForm.dates(typed);
    try {
      String seen = typed.getFirst("seen");
      if (seen != null && !seen.equals(EventForm.of(before).mark())) {
        throw Problem.conflict("changed_meanwhile");
      }
      Event event =
          desk.change(viewer, id, form.event(), offered.offered(), form.furtherDates(dates));
      return SeeOther.to("/events/" + id).with("events.changed", "name", event.name());
    } catch (Problem problem) {
      return Page.of("events/form.jte", new FormPage(before, form, offered, dates, Ids.next()))
          .with(problem);
    }
  }

  /** Asks for the day of a copy, and for how many weeks. */
  @GET
  @Path("/{id}/copies")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page askForCopies(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return Page.of(
        "events/copy.jte", new CopyPage(desk.find(viewer, id).event(), "", "1", Ids.next()));
  }

  @POST
  @Path("/{id}/copies")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object copy(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @FormParam("key") @DefaultValue("") String sent,
      @FormParam("day") @DefaultValue("") String day,
      @FormParam("times") @DefaultValue("1") String times) {
    Event event = desk.find(viewer, id).event();
    UUID key = key(sent);
    try {
      List<Event> copies = desk.repeat(viewer, id, key, EventForm.day(day), EventForm.times(times));
      return SeeOther.to("/events/" + copies.get(0).id())
          .with("events.copied", "count", copies.size());
    } catch (Problem problem) {
      return Page.of("events/copy.jte", new CopyPage(event, day, times, key)).with(problem);
    }
  }

  /** A form without a key that can be read is one of its own. */
  private static UUID key(@Nullable String sent) {
    try {
      return sent == null ? Ids.next() : UUID.fromString(sent);
    } catch (IllegalArgumentException e) {
      return Ids.next();
    }
  }

  /** What somebody has said, to be changed for them. */
  @GET
  @Path("/{id}/registrations/{contact}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page guest(
      @Auth Viewer viewer, @PathParam("id") UUID id, @PathParam("contact") UUID contact) {
    Event event = desk.find(viewer, id).event();
    EventDesk.Guest guest = desk.guest(viewer, id, contact);
    return Page.of(
        "events/guest.jte",
        new GuestPage(event, guest, guest.status(), Integer.toString(guest.party())));
  }

  @POST
  @Path("/{id}/registrations/{contact}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object answer(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @PathParam("contact") UUID contact,
      @FormParam("status") @DefaultValue("") String status,
      @FormParam("party") @DefaultValue("") String party) {
    Event event = desk.find(viewer, id).event();
    EventDesk.Guest guest = desk.guest(viewer, id, contact);
    try {
      desk.answer(viewer, id, contact, GuestPage.read(event, status), EventForm.party(party));
      return SeeOther.to("/events/" + id).with("events.guest.changed", "name", guest.name());
    } catch (Problem problem) {
      return Page.of("events/guest.jte", new GuestPage(event, guest, status, party)).with(problem);
    }
  }
}
