package org.polyphony.profile;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Address;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Names in their script, further languages and addresses of a person, for other programs. */
@Path("/api/v1/contacts/{contact}/profile/details")
@Produces(MediaType.APPLICATION_JSON)
public final class DetailsApiResource {

  /** A name in its own script. */
  public record NameAnswer(UUID id, String name, boolean standing, Instant addedAt) {
    static NameAnswer of(Details.Name name) {
      return new NameAnswer(name.id(), name.name(), name.mark().stands(), name.mark().addedAt());
    }
  }

  /**
   * A language.
   *
   * @param speaks {@code well}, {@code some}, {@code no}, {@code unknown}
   * @param reads likewise
   * @param source {@code self_declared}, {@code observed}, {@code told}
   */
  public record LanguageAnswer(
      UUID id,
      String language,
      String speaks,
      String reads,
      String source,
      boolean standing,
      Instant addedAt) {
    static LanguageAnswer of(Details.Speaks language) {
      return new LanguageAnswer(
          language.id(),
          language.tag(),
          language.speaks(),
          language.reads(),
          language.source(),
          language.mark().stands(),
          language.mark().addedAt());
    }
  }

  /**
   * An address beside the one at which they are visited.
   *
   * @param kind {@code home}, {@code mailing}, {@code work}, {@code earlier}
   */
  public record AddressAnswer(
      UUID id,
      String kind,
      String street,
      String unit,
      String city,
      String state,
      String zip,
      boolean standing,
      Instant addedAt) {
    static AddressAnswer of(Details.Lives address) {
      return new AddressAnswer(
          address.id(),
          address.kind(),
          address.street(),
          address.unit(),
          address.city(),
          address.state(),
          address.zip(),
          address.mark().stands(),
          address.mark().addedAt());
    }
  }

  /**
   * All of it, the newest first, 50 of each at most; what was taken away is among it.
   *
   * @param revision of the person, for what is written over another's work
   */
  public record Answer(
      int revision,
      List<NameAnswer> names,
      List<LanguageAnswer> languages,
      List<AddressAnswer> addresses) {}

  /** A name to be added. */
  public record NameBody(@Nullable String name) {}

  /** A language to be added; what is known of the same one is taken away by it. */
  public record LanguageBody(
      @Nullable String language,
      @Nullable String speaks,
      @Nullable String reads,
      @Nullable String source) {}

  /** An address to be added. */
  public record AddressBody(
      @Nullable String kind,
      @Nullable String street,
      @Nullable String unit,
      @Nullable String city,
      @Nullable String state,
      @Nullable String zip) {}

  /**
   * What is to become of something; what is left out stays as it is.
   *
   * @param standing false takes it away, true puts it back
   * @param first true makes an address the one at which they are visited
   * @param revision of the person as it was seen, where {@code first} is sent
   */
  public record Change(
      @Nullable Boolean standing, @Nullable Boolean first, @Nullable Integer revision) {}

  private final DetailsDesk desk;

  DetailsApiResource(DetailsDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Answer details(@Auth Viewer viewer, @PathParam("contact") UUID contact) {
    DetailsDesk.Known known = desk.known(viewer, contact);
    return new Answer(
        known.contact().person().revision(),
        known.details().names().stream().map(NameAnswer::of).toList(),
        known.details().languages().stream().map(LanguageAnswer::of).toList(),
        known.details().addresses().stream().map(AddressAnswer::of).toList());
  }

  @POST
  @Path("/names")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response addName(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @Nullable NameBody body) {
    return created(desk.addName(viewer, contact, text(present(body).name(), "")));
  }

  @POST
  @Path("/languages")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response addLanguage(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @Nullable LanguageBody body) {
    LanguageBody sent = present(body);
    return created(
        desk.addLanguage(
            viewer,
            contact,
            text(sent.language(), ""),
            text(sent.speaks(), "unknown"),
            text(sent.reads(), "unknown"),
            text(sent.source(), "told")));
  }

  @POST
  @Path("/addresses")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response addAddress(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @Nullable AddressBody body) {
    AddressBody sent = present(body);
    return created(
        desk.addAddress(
            viewer,
            contact,
            text(sent.kind(), "home"),
            new Address(
                text(sent.street(), ""),
                text(sent.unit(), ""),
                text(sent.city(), ""),
                text(sent.state(), ""),
                text(sent.zip(), ""))));
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Answer change(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      @PathParam("id") UUID id,
      @Nullable Change body) {
    Change sent = present(body);
    if (Boolean.TRUE.equals(sent.first())) {
      Integer revision = sent.revision();
      if (revision == null) {
        throw Problem.invalid(FieldProblem.required("revision"));
      }
      desk.makeFirst(viewer, contact, id, revision);
    } else if (Boolean.TRUE.equals(sent.standing())) {
      desk.putBack(viewer, contact, id);
    } else if (Boolean.FALSE.equals(sent.standing())) {
      desk.remove(viewer, contact, id);
    }
    return details(viewer, contact);
  }

  private static Response created(UUID id) {
    return Response.status(Response.Status.CREATED).entity(Map.of("id", id)).build();
  }

  private static String text(@Nullable String sent, String otherwise) {
    return Objects.requireNonNullElse(sent, otherwise);
  }

  private static <T> T present(@Nullable T body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    return body;
  }
}
