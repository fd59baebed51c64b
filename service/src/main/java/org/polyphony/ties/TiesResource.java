package org.polyphony.ties;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** Tags of a person, and where they belong. */
@Path("/contacts/{contact}/ties")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class TiesResource {

  /** The page on which both are changed. */
  record TiesPage(
      UUID contact,
      String name,
      Ties.All ties,
      List<Ties.User> users,
      String tag,
      Ties.NewAffiliation affiliation) {

    List<View.Choice> holders() {
      List<View.Choice> choices = new ArrayList<>();
      for (Ties.User user : users) {
        choices.add(
            View.Choice.of(
                user.id().toString(), user.name(), user.id().equals(affiliation.holder())));
      }
      return choices;
    }
  }

  private static final Ties.NewAffiliation NONE = new Ties.NewAffiliation("", "", false, null);

  private final TieDesk desk;

  TiesResource(TieDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page ties(@Auth Viewer viewer, @PathParam("contact") UUID contact) {
    return page(viewer, contact, "", NONE);
  }

  @POST
  @Path("/tags")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object tag(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      @FormParam("tag") @DefaultValue("") String tag) {
    try {
      desk.tag(viewer, contact, tag);
      return back(contact);
    } catch (Problem problem) {
      return shown(problem, page(viewer, contact, tag, NONE));
    }
  }

  @POST
  @Path("/untagged")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther untag(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      @FormParam("tag") @DefaultValue("") String tag) {
    desk.untag(viewer, contact, tag);
    return back(contact);
  }

  @POST
  @Path("/affiliations")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object affiliate(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      @FormParam("partner") @DefaultValue("") String partner,
      @FormParam("role") @DefaultValue("") String role,
      @FormParam("key_person") @Nullable String keyPerson,
      @FormParam("holder") @DefaultValue("") String holder) {
    Ties.NewAffiliation typed =
        new Ties.NewAffiliation(partner, role, keyPerson != null, user(holder));
    try {
      desk.affiliate(viewer, contact, typed);
      return back(contact);
    } catch (Problem problem) {
      return shown(problem, page(viewer, contact, "", typed));
    }
  }

  @POST
  @Path("/affiliations/{id}/ended")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther leave(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @PathParam("id") UUID id) {
    desk.leave(viewer, contact, id);
    return back(contact);
  }

  private Page page(Viewer viewer, UUID contact, String tag, Ties.NewAffiliation affiliation) {
    TieDesk.Known known = desk.known(viewer, contact);
    return Page.of(
        "ties/ties.jte",
        new TiesPage(
            known.contact().person().id(),
            known.contact().person().fullName(),
            known.ties(),
            known.users(),
            tag,
            affiliation));
  }

  private static Page shown(Problem problem, Page page) {
    if (problem.status() == 404) {
      throw problem;
    }
    return page.with(problem);
  }

  private static SeeOther back(UUID contact) {
    return SeeOther.to("/contacts/" + contact + "/ties").with("ties.changed");
  }

  private static @Nullable UUID user(String typed) {
    try {
      return typed.isEmpty() ? null : UUID.fromString(typed);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(FieldProblem.of("holder", "unknown_value"));
    }
  }
}
