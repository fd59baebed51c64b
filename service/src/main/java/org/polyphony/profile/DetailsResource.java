package org.polyphony.profile;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Address;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** A person's name in its own script, their languages, and where else they are found. */
@Path("/contacts/{contact}/details")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class DetailsResource {

  /** What was typed into one of the forms, to be shown again. */
  record Typed(
      String name,
      String language,
      String speaks,
      String reads,
      String source,
      String kind,
      Address address) {
    static final Typed NOTHING =
        new Typed("", "", "well", "unknown", "self_declared", "mailing", Address.NONE);

    static Typed of(MultivaluedMap<String, String> typed) {
      return new Typed(
          Forms.value(typed, "name"),
          Forms.value(typed, "language"),
          Forms.value(typed, "speaks"),
          Forms.value(typed, "reads"),
          Forms.value(typed, "source"),
          Forms.value(typed, "kind"),
          new Address(
              Forms.value(typed, "street"),
              Forms.value(typed, "unit"),
              Forms.value(typed, "city"),
              Forms.value(typed, "state"),
              Forms.value(typed, "zip")));
    }
  }

  /** The page. */
  record DetailsPage(DetailsDesk.Known known, Typed typed) {

    Details standing() {
      return known.details().standing();
    }

    Details removed() {
      return known.details().removed();
    }

    List<View.Choice> languages(View view) {
      return Languages.standard().all().stream()
          .map(Language::tag)
          .filter(tag -> !tag.equals(Languages.UNKNOWN))
          .map(tag -> view.language(tag, tag.equals(typed.language())))
          .toList();
    }

    List<View.Choice> speaks(View view) {
      return choices(view, DetailsDesk.LEVELS.stream(), "profile.level.", typed.speaks());
    }

    List<View.Choice> reads(View view) {
      return choices(view, DetailsDesk.LEVELS.stream(), "profile.level.", typed.reads());
    }

    List<View.Choice> sources(View view) {
      return choices(view, DetailsDesk.SOURCES.stream(), "profile.told-by.", typed.source());
    }

    List<View.Choice> kinds(View view) {
      return choices(view, DetailsDesk.KINDS.stream(), "profile.address.", typed.kind());
    }

    private static List<View.Choice> choices(
        View view, Stream<String> codes, String key, String chosen) {
      return codes
          .map(code -> View.Choice.of(code, view.t(key + code), code.equals(chosen)))
          .toList();
    }

    /** Who and when. */
    String by(View view, Details.Mark mark) {
      return by(view, mark.addedAt(), mark.addedBy());
    }

    /** Likewise of a name that was written over. */
    String by(View view, Details.Former former) {
      return by(view, former.replacedAt(), former.replacedBy());
    }

    private String by(View view, Instant at, @Nullable String user) {
      String name = Objects.requireNonNullElse(user, "");
      return view.t(
          "profile.since",
          "date",
          view.date(at, known.zone()),
          "by",
          name.isEmpty() ? "none" : "some",
          "name",
          name);
    }
  }

  private final DetailsDesk desk;

  DetailsResource(DetailsDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page details(@Auth Viewer viewer, @PathParam("contact") UUID contact) {
    return page(viewer, contact, Typed.NOTHING);
  }

  @POST
  @Path("/names")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object addName(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      MultivaluedMap<String, String> form) {
    Typed typed = Typed.of(form);
    return kept(viewer, contact, typed, () -> desk.addName(viewer, contact, typed.name()));
  }

  @POST
  @Path("/languages")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object addLanguage(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      MultivaluedMap<String, String> form) {
    Typed typed = Typed.of(form);
    return kept(
        viewer,
        contact,
        typed,
        () ->
            desk.addLanguage(
                viewer, contact, typed.language(), typed.speaks(), typed.reads(), typed.source()));
  }

  @POST
  @Path("/addresses")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object addAddress(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      MultivaluedMap<String, String> form) {
    Typed typed = Typed.of(form);
    return kept(
        viewer,
        contact,
        typed,
        () -> desk.addAddress(viewer, contact, typed.kind(), typed.address()));
  }

  @POST
  @Path("/addresses/{id}/first")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object makeFirst(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      @PathParam("id") UUID id,
      @FormParam("revision") @DefaultValue("0") int revision) {
    return kept(
        viewer, contact, Typed.NOTHING, () -> desk.makeFirst(viewer, contact, id, revision));
  }

  /** Undoes what a form has done to somebody's names. */
  @POST
  @Path("/former/{id}/again")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object rename(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      @PathParam("id") UUID id,
      @FormParam("revision") @DefaultValue("0") int revision) {
    return kept(viewer, contact, Typed.NOTHING, () -> desk.rename(viewer, contact, id, revision));
  }

  @POST
  @Path("/{id}/removed")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther remove(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @PathParam("id") UUID id) {
    desk.remove(viewer, contact, id);
    return back(contact).with("profile.details.removed");
  }

  @POST
  @Path("/{id}/put-back")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther putBack(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @PathParam("id") UUID id) {
    desk.putBack(viewer, contact, id);
    return back(contact).with("profile.details.kept");
  }

  private Object kept(Viewer viewer, UUID contact, Typed typed, Runnable work) {
    return Forms.kept(
        () -> {
          work.run();
          return back(contact).with("profile.details.kept");
        },
        () -> page(viewer, contact, typed));
  }

  private Page page(Viewer viewer, UUID contact, Typed typed) {
    return Page.of("profile/details.jte", new DetailsPage(desk.known(viewer, contact), typed));
  }

  private static SeeOther back(UUID contact) {
    return Forms.back(contact, "details");
  }
}
