package org.polyphony.events;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Events, for other programs. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventsApiResource {

  private static final String USUAL_ZONE = "America/Los_Angeles";

  /** What is sent; all but name and times may be left out. */
  public record Body(
      @Nullable String kind,
      @Nullable String name,
      @Nullable String audience,
      @Nullable Instant startsAt,
      @Nullable Instant endsAt,
      @Nullable String timeZone,
      @Nullable String place,
      @Nullable String address,
      @Nullable String virtualAddress,
      @Nullable Integer capacity,
      @Nullable String food,
      @Nullable String childcare,
      @Nullable String access,
      @Nullable List<String> languages,
      @Nullable Boolean open,
      @Nullable List<EventDate> dates) {}

  /** What is answered. */
  public record Answer(
      UUID id,
      String slug,
      String kind,
      String name,
      String audience,
      Instant startsAt,
      Instant endsAt,
      String timeZone,
      String place,
      String address,
      String virtualAddress,
      @Nullable Integer capacity,
      @Nullable Instant cancelledAt,
      String food,
      String childcare,
      String access,
      List<String> languages,
      boolean open,
      List<EventDate> dates,
      Registrations registrations) {

    /** How many said what. */
    public record Registrations(
        long accepted, long tentative, long declined, long waiting, long applied, long seats) {}
  }

  private final EventDesk desk;

  EventsApiResource(EventDesk desk) {
    this.desk = desk;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response create(@Auth Viewer viewer, @Nullable Body body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    Event event = desk.create(viewer, Ids.next(), event(body), offered(body), dates(body));
    return Response.status(Response.Status.CREATED).entity(answer(viewer, event.id())).build();
  }

  @GET
  @Path("/{id}")
  @Allow({Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR})
  public Answer find(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return answer(viewer, id);
  }

  /** Changes one: what is left out is as in a new one. */
  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Answer change(@Auth Viewer viewer, @PathParam("id") UUID id, @Nullable Body body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    desk.change(viewer, id, event(body), offered(body), dates(body));
    return answer(viewer, id);
  }

  /**
   * When the same takes place again.
   *
   * @param day of the first copy, by the clock of the place
   * @param times how many, week after week; 1 where nothing is said
   */
  public record Copies(@Nullable LocalDate day, @Nullable Integer times) {}

  /** Sets the same up again, once or week after week. */
  @POST
  @Path("/{id}/copies")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response copy(@Auth Viewer viewer, @PathParam("id") UUID id, @Nullable Copies body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    LocalDate day = body.day();
    if (day == null) {
      throw Problem.invalid(FieldProblem.required("day"));
    }
    int times = Objects.requireNonNullElse(body.times(), 1);
    List<Answer> copies =
        desk.repeat(viewer, id, Ids.next(), day, times).stream()
            .map(copy -> answer(viewer, copy.id()))
            .toList();
    return Response.status(Response.Status.CREATED).entity(copies).build();
  }

  /**
   * What somebody has told staff.
   *
   * @param status {@code accepted}, {@code tentative}, {@code declined} or {@code cancelled}; of a
   *     training {@code accepted}, {@code applied}, {@code turned_down} or {@code cancelled}
   * @param party how many come, themselves among them; 1 where nothing is said
   */
  public record Reply(@Nullable String status, @Nullable Integer party) {}

  /** How a registration stands, {@code waiting} where all seats are taken. */
  public record Replied(String status, int party) {}

  /** Says for somebody who was asked what they have told staff. Twice is as once. */
  @PUT
  @Path("/{id}/registrations/{contact}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Replied reply(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @PathParam("contact") UUID contact,
      @Nullable Reply body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    Event event = desk.find(viewer, id).event();
    int party = EventForm.party(String.valueOf(Objects.requireNonNullElse(body.party(), 1)));
    Standing standing =
        desk.answer(viewer, id, contact, GuestPage.read(event, text(body.status())), party);
    return new Replied(standing.status().code(), standing.party());
  }

  /** What becomes of an event: {@code planned} or {@code cancelled}. */
  public record State(@Nullable String state) {}

  @PUT
  @Path("/{id}/state")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Answer setState(@Auth Viewer viewer, @PathParam("id") UUID id, @Nullable State wanted) {
    String state = wanted == null ? "" : text(wanted.state());
    if (state.equals("cancelled")) {
      desk.cancel(viewer, id);
    } else if (state.equals("planned")) {
      desk.reopen(viewer, id);
    } else {
      throw Problem.invalid(FieldProblem.of("state", "unreadable_value"));
    }
    return answer(viewer, id);
  }

  private static List<EventDate> dates(Body body) {
    List<EventDate> dates = body.dates();
    if (dates == null) {
      return List.of();
    }
    if (dates.stream().anyMatch(date -> date.startsAt() == null || date.endsAt() == null)) {
      throw Problem.invalid(FieldProblem.required("dates"));
    }
    return dates;
  }

  private static Offered offered(Body body) {
    List<String> languages = body.languages();
    return new OfferedForm(
            text(body.food()),
            text(body.childcare()),
            text(body.access()),
            languages == null ? List.of() : languages,
            Boolean.FALSE.equals(body.open()))
        .offered();
  }

  private static NewEvent event(Body body) {
    List<FieldProblem> problems = new ArrayList<>();
    EventKind kind =
        EventKind.of(Objects.requireNonNullElse(body.kind(), EventKind.SESSION.code()))
            .orElse(null);
    if (kind == null) {
      problems.add(FieldProblem.of("kind", "unreadable_value"));
    }
    ZoneId zone = zone(Objects.requireNonNullElse(body.timeZone(), USUAL_ZONE));
    if (zone == null) {
      problems.add(FieldProblem.of("time_zone", "unreadable_value"));
    }
    Instant starts = body.startsAt();
    if (starts == null) {
      problems.add(FieldProblem.required("starts_at"));
    }
    Instant ends = body.endsAt();
    if (ends == null) {
      problems.add(FieldProblem.required("ends_at"));
    }
    if (kind == null || zone == null || starts == null || ends == null) {
      throw Problem.invalid(problems);
    }
    return new NewEvent(
        kind,
        text(body.name()),
        text(body.audience()),
        starts,
        ends,
        zone,
        text(body.place()),
        text(body.address()),
        text(body.virtualAddress()),
        body.capacity(),
        false);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private static @Nullable ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private Answer answer(Viewer viewer, UUID id) {
    EventDesk.Listed listed = desk.find(viewer, id);
    Offered offered = desk.offered(viewer, id);
    Event event = listed.event();
    EventDesk.Replies replies = listed.replies();
    return new Answer(
        event.id(),
        event.slug(),
        event.kind().code(),
        event.name(),
        event.audience(),
        event.startsAt(),
        event.endsAt(),
        event.timeZone().getId(),
        event.place(),
        event.address(),
        event.virtualAddress(),
        event.capacity(),
        event.cancelledAt(),
        offered.food(),
        offered.childcare(),
        offered.access(),
        offered.languages(),
        offered.open(),
        desk.dates(viewer, id),
        new Answer.Registrations(
            replies.accepted(),
            replies.tentative(),
            replies.declined(),
            replies.waiting(),
            replies.applied(),
            replies.seats()));
  }
}
