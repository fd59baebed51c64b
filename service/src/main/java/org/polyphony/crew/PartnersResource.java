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
import java.util.List;
import java.util.UUID;
import org.polyphony.contacts.Phones;
import org.polyphony.guests.WholeAddress;
import org.polyphony.platform.Ids;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** Which partners are invited to help at an event, and by which link. */
@Path("/events/{id}/crew/partners")
@Produces(MediaType.TEXT_HTML)
public final class PartnersResource {

  private static final String TEMPLATE = "crew/partners.jte";
  private static final int LONGEST = 120;

  /** An invitation with its link. */
  record Linked(Invitation invitation, String link) {}

  /** Somebody who has signed up, with the link that they have. */
  record Person(Volunteer volunteer, String link) {

    /** Their number as people write it, else their e-mail address. */
    String reach() {
      return volunteer.phone().isEmpty() ? volunteer.email() : Phones.display(volunteer.phone());
    }
  }

  /** The page, with what was typed. */
  record PartnersPage(
      Occasion occasion,
      List<Linked> invitations,
      List<Person> people,
      String partner,
      String opens,
      UUID key) {

    String path() {
      return "/events/" + occasion.event() + "/crew/partners";
    }

    List<Person> of(Invitation invitation) {
      return people.stream()
          .filter(person -> person.volunteer().invitation().equals(invitation.id()))
          .toList();
    }
  }

  private final Partners partners;
  private final CrewLinks links;
  private final WholeAddress address;

  PartnersResource(Partners partners, CrewLinks links, WholeAddress address) {
    this.partners = partners;
    this.links = links;
    this.address = address;
  }

  @GET
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page partners(@Auth Viewer viewer, @PathParam("id") UUID event, @Context UriInfo request) {
    return Page.of(TEMPLATE, page(viewer, event, request, "", "", Ids.next()));
  }

  private PartnersPage page(
      Viewer viewer, UUID event, UriInfo request, String partner, String opens, UUID key) {
    Partners.Overview overview = partners.overview(viewer, event);
    return new PartnersPage(
        overview.occasion(),
        overview.invitations().stream()
            .map(one -> new Linked(one, address.of(request, links.invitation(one.id()))))
            .toList(),
        overview.volunteers().stream()
            .map(one -> new Person(one, address.of(request, links.volunteer(one.id()))))
            .toList(),
        partner,
        opens,
        key);
  }

  /** Makes a link for a partner. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object invite(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @FormParam("partner") @DefaultValue("") String partner,
      @FormParam("opens_on") @DefaultValue("") String opens,
      @FormParam("key") @DefaultValue("") String key,
      @Context UriInfo request) {
    UUID form = Reading.key(key);
    PartnersPage page = page(viewer, event, request, partner, opens, form);
    try {
      String name = partner.strip();
      if (name.isEmpty()) {
        throw Problem.invalid(FieldProblem.required("partner"));
      }
      if (name.length() > LONGEST) {
        throw Problem.invalid(FieldProblem.tooLong("partner", LONGEST));
      }
      partners.invite(
          viewer, event, form, name, Reading.day("opens_on", opens, page.occasion().timeZone()));
      return SeeOther.to(page.path()).with("crew.invited", "partner", name);
    } catch (Problem problem) {
      return Page.of(TEMPLATE, page).with(problem);
    }
  }

  /** The link opens nothing any more. */
  @POST
  @Path("/{invitation}/withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther withdraw(
      @Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("invitation") UUID invitation) {
    partners.withdraw(viewer, event, invitation);
    return SeeOther.to("/events/" + event + "/crew/partners").with("crew.withdrawn");
  }
}
