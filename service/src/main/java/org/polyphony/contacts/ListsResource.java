package org.polyphony.contacts;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
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
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** The lists of an organization. Callers never see them. */
@Path("/")
public final class ListsResource {

  /** The form of a new list. */
  record FormPage(NewListBody body) {
    List<View.Choice> purposes(View view) {
      return List.of("any", "turnout", "events", "survey", "service").stream()
          .map(
              purpose ->
                  View.Choice.of(
                      purpose,
                      view.t("contacts.purpose." + purpose),
                      purpose.equals(body.purpose())))
          .toList();
    }
  }

  /** One list with some of its people. */
  record ListPage(ContactList.Counted counted, FoundPage found) {}

  /** The form of somebody, new or known. */
  record ContactFormPage(String title, String action, String back, ContactForm form) {}

  private final ContactDesk desk;

  ListsResource(ContactDesk desk) {
    this.desk = desk;
  }

  @GET
  @Path("lists")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page lists(@Auth Viewer viewer) {
    return Page.of(
        "contacts/lists.jte", new ListsPage(desk.lists(viewer), desk.endedLists(viewer)));
  }

  /**
   * Every list with its counts.
   *
   * @param ended those whose purpose is over
   */
  record ListsPage(List<ContactList.Counted> lists, List<ContactList> ended) {}

  @GET
  @Path("lists/new")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page blank(@Auth Viewer viewer) {
    return Page.of("contacts/new-list.jte", new FormPage(new NewListBody("", "", "any")));
  }

  @POST
  @Path("lists")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object create(
      @Auth Viewer viewer,
      @FormParam("name") @Nullable String name,
      @FormParam("source") @Nullable String source,
      @FormParam("purpose") @Nullable String purpose) {
    NewListBody body = new NewListBody(name, source, purpose);
    try {
      UUID id = desk.createList(viewer, body.list());
      return SeeOther.to("/lists/" + id + "/imports").with("contacts.lists.created");
    } catch (Problem problem) {
      return Page.of("contacts/new-list.jte", new FormPage(body)).with(problem);
    }
  }

  @GET
  @Path("lists/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page list(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @QueryParam("q") @Nullable String q,
      @QueryParam("language") @Nullable String language,
      @QueryParam("cursor") @Nullable String cursor) {
    ContactList.Counted counted = desk.list(viewer, id);
    FoundPage found = FoundPage.find(desk, viewer, "/lists/" + id, q, language, id, cursor);
    return Page.of("contacts/list.jte", new ListPage(counted, found));
  }

  /** Its purpose is over. */
  @POST
  @Path("lists/{id}/ended")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther end(@Auth Viewer viewer, @PathParam("id") UUID id) {
    desk.endList(viewer, id, true);
    return SeeOther.to("/lists/" + id).with("contacts.list.ended");
  }

  /** It goes on after all. */
  @POST
  @Path("lists/{id}/resumed")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther resume(@Auth Viewer viewer, @PathParam("id") UUID id) {
    desk.endList(viewer, id, false);
    return SeeOther.to("/lists/" + id).with("contacts.list.resumed");
  }

  @GET
  @Path("lists/{id}/contacts/new")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page blankContact(@Auth Viewer viewer, @PathParam("id") UUID id) {
    desk.list(viewer, id);
    return form(id, ContactForm.empty());
  }

  @POST
  @Path("lists/{id}/contacts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object add(
      @Auth Viewer viewer, @PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
    ContactForm form = ContactForm.of(typed);
    try {
      UUID contact = desk.add(viewer, id, form.contact());
      return SeeOther.to("/contacts/" + contact).with("contacts.added");
    } catch (Problem problem) {
      return form(id, form).with(problem);
    }
  }

  private static Page form(UUID list, ContactForm form) {
    return Page.of(
        "contacts/form.jte",
        new ContactFormPage(
            "contacts.add.title", "/lists/" + list + "/contacts", "/lists/" + list, form));
  }
}
