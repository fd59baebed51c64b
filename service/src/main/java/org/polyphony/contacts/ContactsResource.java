package org.polyphony.contacts;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** The people of an organization: found, and one at a time. */
@Path("/contacts")
public final class ContactsResource {

  private static final Set<String> FLAGS = Set.of("needs_staff", "hostile", "ride", "interpreter");

  /** The lists that somebody can be added to. */
  record WherePage(List<ContactList.Counted> lists) {}

  /** One person with what happened. */
  record ContactPage(ContactDesk.History history, boolean masked) {
    Contact contact() {
      return history.contact();
    }

    Contact.Person person() {
      return history.contact().person();
    }

    int asked() {
      return history.asked().asked();
    }

    int came() {
      return history.asked().came();
    }

    String number(String tel) {
      return masked ? Phones.masked(tel) : Phones.display(tel);
    }

    /** What kind of telephone it is, in the page's language where we know the word. */
    String label(View view, String label) {
      return PhoneLabel.of(label).told(view);
    }

    /** Where its clock stands, where that is not where ours does; else empty. */
    String zone(View view, Contact.PhoneOf phone) {
      return phone.timeZones().equals(List.of(history.zone().getId()))
          ? ""
          : ZoneWords.told(view, phone.timeZones());
    }

    /** Who of us did it; empty where it was nobody of ours. */
    String by(Timeline.Entry entry) {
      return entry.actor() == null ? "" : history.names().getOrDefault(entry.actor(), "");
    }

    /** What happened, in the page's language. */
    String told(View view, Timeline.Entry entry) {
      return TimelineWords.told(view, entry);
    }

    /** What was noted on a call; empty where nothing was. */
    String note(Timeline.Entry entry) {
      return entry.payload().getOrDefault("note", "").toString();
    }

    /** Question and answer, in the words of the script. */
    List<Map<String, String>> answers(Timeline.Entry entry) {
      List<Map<String, String>> answers = new ArrayList<>();
      if (entry.payload().get("answers") instanceof List<?> lines) {
        for (Object line : lines) {
          if (line instanceof Map<?, ?> said) {
            answers.add(
                Map.of(
                    "question", String.valueOf(said.get("question")),
                    "answer", String.valueOf(said.get("answer"))));
          }
        }
      }
      return answers;
    }

    /**
     * Whether another outcome of the same call, or of somebody who had the number by then, counts.
     */
    boolean isBeside(Timeline.Entry entry) {
      return Boolean.TRUE.equals(entry.payload().get("beside"));
    }

    /** The codes of the flags that a caller set. */
    List<String> flags(Timeline.Entry entry) {
      return entry.payload().get("flags") instanceof List<?> flags
          ? flags.stream().map(String::valueOf).filter(FLAGS::contains).toList()
          : List.of();
    }

    /** How we know a main language, since when and by whom. */
    String source(View view, String kind) {
      EditsDao.Since since =
          history.since().stream().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow();
      String by = since.actor() == null ? "" : history.names().getOrDefault(since.actor(), "");
      return view.t(
          "contacts.source.since",
          "source",
          view.t(
              "contacts.source."
                  + (kind.equals("spoken") ? person().spokenSource() : person().writtenSource())),
          "date",
          view.date(since.at(), history.zone()),
          "by",
          by.isEmpty() ? "none" : "some",
          "name",
          by);
    }

    boolean knowsSpoken() {
      return !person().spoken().equals("und") && !person().spokenSource().equals("inferred");
    }

    boolean knowsWritten() {
      return !person().written().equals("und") && !person().writtenSource().equals("inferred");
    }

    List<Map.Entry<String, String>> facts() {
      return person().facts().entrySet().stream()
          // What a file says of texts is kept as what they have said, with its evidence.
          .filter(fact -> !fact.getKey().equals("text_consent"))
          .sorted(Map.Entry.comparingByKey())
          .toList();
    }

    /**
     * What a value of a file is called; one of the coordinator's own columns as the file has it.
     */
    String factLabel(View view, String fact) {
      return switch (fact) {
        case "language_as_written" -> view.t("contacts.language-as-written");
        case "birth_as_written" -> view.t("contacts.birth-as-written");
        case "email_as_written" -> view.t("contacts.email-as-written");
        case "tags_as_written" -> view.t("contacts.tags-as-written");
        case "text_consent_as_written" -> view.t("contacts.text-consent-as-written");
        case "street" -> view.t("contacts.street");
        case "unit" -> view.t("contacts.unit");
        case "city" -> view.t("contacts.city");
        case "state" -> view.t("contacts.state");
        case "zip" -> view.t("contacts.zip");
        default -> fact;
      };
    }
  }

  private final ContactDesk desk;

  ContactsResource(ContactDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page search(
      @Auth Viewer viewer,
      @QueryParam("q") @Nullable String q,
      @QueryParam("language") @Nullable String language,
      @QueryParam("cursor") @Nullable String cursor) {
    return Page.of(
        "contacts/search.jte",
        FoundPage.find(desk, viewer, "/contacts", q, language, null, cursor));
  }

  /** Adds somebody by hand: to the only list at once, else asks to which. */
  @GET
  @Path("/new")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object where(@Auth Viewer viewer) {
    List<ContactList.Counted> lists = desk.lists(viewer);
    return lists.size() == 1
        ? SeeOther.to("/lists/" + lists.get(0).list().id() + "/contacts/new")
        : Page.of("contacts/where.jte", new WherePage(lists));
  }

  @GET
  @Path("/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object contact(@Auth Viewer viewer, @PathParam("id") UUID id) {
    ContactDesk.History history = desk.history(viewer, id);
    UUID current = history.contact().person().id();
    return current.equals(id)
        ? Page.of("contacts/contact.jte", new ContactPage(history, viewer.minor()))
        : SeeOther.to("/contacts/" + current).with("contacts.merged-notice");
  }

  @GET
  @Path("/{id}/edit")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page edit(@Auth Viewer viewer, @PathParam("id") UUID id) {
    mayChange(viewer);
    return form(id, ContactForm.of(desk.find(viewer, id)));
  }

  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object change(
      @Auth Viewer viewer, @PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
    mayChange(viewer);
    ContactForm form = ContactForm.of(typed);
    try {
      desk.change(viewer, id, revision(form.revision()), form::change);
      return SeeOther.to("/contacts/" + id).with("contacts.changed");
    } catch (Problem problem) {
      if (problem.status() == 404) {
        throw problem;
      }
      return form(id, form).with(problem);
    }
  }

  /** Numbers stand in the form, and a minor does not see them. */
  private static void mayChange(Viewer viewer) {
    if (viewer.minor()) {
      throw Problem.forbidden();
    }
  }

  private static int revision(String typed) {
    try {
      return Integer.parseInt(typed);
    } catch (NumberFormatException e) {
      throw Problem.conflict("contact_stale");
    }
  }

  private static Page form(UUID id, ContactForm form) {
    return Page.of(
        "contacts/form.jte",
        new ListsResource.ContactFormPage(
            "contacts.edit.title", "/contacts/" + id, "/contacts/" + id, form));
  }
}
