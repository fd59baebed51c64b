package org.polyphony.crew;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.polyphony.contacts.Phones;
import org.polyphony.guests.WholeAddress;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** What those who have signed up are reminded of, to be copied and sent by hand. */
@Path("/events/{id}/crew/reminders")
@Produces(MediaType.TEXT_HTML)
public final class RemindersResource {

  /** The page. */
  record RemindersPage(Crew crew, CrewReminders words, CrewLinks links, Root root) {

    String path() {
      return "/events/" + crew.occasion().event() + "/crew/reminders";
    }

    /** In the language in which they signed up; of users nobody knows, and it is the reader's. */
    String text(View view, Crew.Place place) {
      return words.text(tag(view, place), crew.occasion(), place, link(place));
    }

    String tag(View view, Crew.Place place) {
      String own = place.person().language();
      return own.isEmpty() ? view.locale() : own;
    }

    private String link(Crew.Place place) {
      UUID volunteer = place.person().volunteer();
      return root.address(
          volunteer == null
              ? "/events/" + crew.occasion().event() + "/crew"
              : links.volunteer(volunteer));
    }

    /** Their number as people write it, else their e-mail address; empty for users. */
    String reach(Crew.Place place) {
      String phone = place.person().phone();
      return phone.isEmpty() ? place.person().email() : Phones.display(phone);
    }
  }

  /** Makes whole addresses. */
  interface Root {
    String address(String path);
  }

  private final CrewDesk desk;
  private final CrewReminders words;
  private final CrewLinks links;
  private final WholeAddress address;

  RemindersResource(CrewDesk desk, CrewReminders words, CrewLinks links, WholeAddress address) {
    this.desk = desk;
    this.words = words;
    this.links = links;
    this.address = address;
  }

  @GET
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page reminders(
      @Auth Viewer viewer, @PathParam("id") UUID event, @Context UriInfo request) {
    return Page.of(
        "crew/reminders.jte",
        new RemindersPage(
            desk.withNumbers(viewer, event), words, links, path -> address.of(request, path)));
  }

  /** Somebody was reminded, or was not after all. */
  @POST
  @Path("/{signup}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther remind(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("signup") UUID signup,
      @FormParam("sent") @DefaultValue("") String sent) {
    desk.setReminded(viewer, event, signup, sent.equals("yes"));
    return SeeOther.to("/events/" + event + "/crew/reminders");
  }
}
