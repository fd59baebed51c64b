package org.polyphony.guests;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.polyphony.events.Event;
import org.polyphony.web.Anyone;

/** All that an organization invites to, for calendars that follow it. */
@Path("/calendar")
public final class FeedResource {

  private final PublicEvents events;
  private final WholeAddress address;
  private final Clock clock;

  FeedResource(PublicEvents events, WholeAddress address, Clock clock) {
    this.events = events;
    this.address = address;
    this.clock = clock;
  }

  @GET
  @Path("/{organization}.ics")
  @Anyone
  public Response feed(@PathParam("organization") UUID organization, @Context UriInfo request) {
    PublicEvents.Program program = events.program(organization);
    CalendarFile file = new CalendarFile(program.organization(), clock.instant());
    for (PublicEvents.Invited invited : program.events()) {
      Event event = invited.event();
      file.add(
          event,
          invited.dates(),
          CalendarFile.place(event),
          address.of(request, "/e/" + event.slug()));
    }
    return file.feed();
  }
}
