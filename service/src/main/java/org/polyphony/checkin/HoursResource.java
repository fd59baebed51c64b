package org.polyphony.checkin;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneOffset;
import java.util.UUID;
import org.polyphony.web.Allow;
import org.polyphony.web.Download;
import org.polyphony.web.Page;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** Who came on which date of a training, and for how many hours. */
@Path("/events/{id}/hours")
public final class HoursResource {

  /** The table. */
  record HoursPage(UUID event, Hours.Table table) {

    String day(View view, Hours.Day day) {
      return view.date(day.day().atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    String hours(Hours.Row row) {
      return Hours.hours(row.total());
    }
  }

  private final Hours hours;

  HoursResource(Hours hours) {
    this.hours = hours;
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page hours(@Auth Viewer viewer, @PathParam("id") UUID event) {
    return Page.of(
        "checkin/hours.jte", new HoursPage(event, hours.of(viewer, event, "event.guests_read")));
  }

  /** The same, to take along. */
  @GET
  @Path("/hours.csv")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Download file(@Auth Viewer viewer, @PathParam("id") UUID event) {
    Hours.Table table = hours.of(viewer, event, "event.hours_exported");
    return new Download(
        "hours.csv", "text/csv;charset=utf-8", (words, out) -> Hours.write(table, words, out));
  }
}
