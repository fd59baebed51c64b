package org.polyphony.guests;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Ids;
import org.polyphony.platform.SignedLinks;
import org.polyphony.web.Anyone;
import org.polyphony.web.Problem;

/** Registrations by oneself, for other programs, such as a partner's own web site. */
@Path("/api/v1/public/events/{slug}/registrations")
@Produces(MediaType.APPLICATION_JSON)
public final class GuestsApiResource {

  /**
   * What is sent; a name and a number or an e-mail address must be there.
   *
   * @param key of the program: what is sent twice is one registration
   * @param language of the page on which the person registers
   * @param texts whether they allow texts, by the words of our page in that language
   * @param guardian who says yes for somebody under 18; to a training alone
   */
  public record Body(
      @Nullable UUID key,
      @Nullable String name,
      @Nullable String givenName,
      @Nullable String familyName,
      @Nullable String phone,
      @Nullable String email,
      @Nullable Integer party,
      @Nullable String language,
      @Nullable Needs needs,
      @Nullable Boolean texts,
      @Nullable GuardianBody guardian) {

    /** Without the name, since this may reach a log. */
    @Override
    public String toString() {
      return "Body[" + key + "]";
    }
  }

  /**
   * Who says yes for somebody under 18.
   *
   * @param reach a number or an e-mail address
   */
  public record GuardianBody(@Nullable String name, @Nullable String reach) {

    /** Without the name, since this may reach a log. */
    @Override
    public String toString() {
      return "GuardianBody[REDACTED]";
    }
  }

  /**
   * What somebody needs so that they can come.
   *
   * @param interpreter the language that is spoken
   * @param materials the language that is read
   * @param childcare the ages of the children alone
   */
  public record Needs(
      @Nullable String interpreter,
      @Nullable String materials,
      @Nullable Boolean signLanguage,
      @Nullable List<Integer> childcare,
      @Nullable Boolean ride,
      @Nullable String access,
      @Nullable String food) {}

  /**
   * What is answered.
   *
   * @param status {@code accepted} or {@code waiting}, or what was said since
   * @param place in the waiting list, from 1; null where there is a seat
   * @param link by which the person sees, changes and cancels it
   */
  public record Answer(UUID id, String status, int party, @Nullable Long place, String link) {}

  private static final Needs NOTHING = new Needs(null, null, null, null, null, null, null);

  private final PublicEvents events;
  private final PublicLanguages languages;
  private final Registering registering;
  private final SignedLinks links;
  private final Floods floods;
  private final WholeAddress address;

  GuestsApiResource(
      PublicEvents events,
      PublicLanguages languages,
      Registering registering,
      SignedLinks links,
      Floods floods,
      WholeAddress address) {
    this.events = events;
    this.languages = languages;
    this.registering = registering;
    this.links = links;
    this.floods = floods;
    this.address = address;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Anyone
  public Response register(
      @PathParam("slug") String slug,
      @Nullable Body body,
      @Context HttpServletRequest request,
      @Context UriInfo uri) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    PublicEvent shown = events.find(slug);
    Wish wish = Reading.wish(form(body));
    floods.byProgram(request.getRemoteAddr(), shown.event().id());
    String language = language(shown, body);
    Registering.Taken taken =
        registering.register(
            slug,
            wish,
            new Registering.From("program", language, Consent.words(languages, shown, language)));
    return Response.status(taken.repeated() ? Response.Status.OK : Response.Status.CREATED)
        .entity(answer(taken, uri))
        .build();
  }

  private String language(PublicEvent shown, Body body) {
    String asked = Objects.requireNonNullElse(body.language(), Messages.SOURCE);
    return Tongue.choose(languages.offered(shown.event().organization()), asked, null, languages)
        .tag();
  }

  private Answer answer(Registering.Taken taken, UriInfo uri) {
    return new Answer(
        taken.standing().registration(),
        taken.standing().status().code(),
        taken.standing().party(),
        taken.place() == 0 ? null : taken.place(),
        address.of(uri, "/r/" + links.token(taken.submission().id())));
  }

  private static RegistrationForm form(Body body) {
    Needs needs = Objects.requireNonNullElse(body.needs(), NOTHING);
    UUID key = body.key();
    GuardianBody guardian = body.guardian();
    return new RegistrationForm(
        (key == null ? Ids.next() : key).toString(),
        "",
        name(body),
        text(body.phone()),
        text(body.email()),
        String.valueOf(Objects.requireNonNullElse(body.party(), 1)),
        text(needs.interpreter()),
        text(needs.materials()),
        Boolean.TRUE.equals(needs.signLanguage()),
        ages(needs.childcare()),
        Boolean.TRUE.equals(needs.ride()),
        text(needs.access()),
        text(needs.food()),
        Boolean.TRUE.equals(body.texts()),
        guardian != null,
        guardian == null ? "" : text(guardian.name()),
        guardian == null ? "" : text(guardian.reach()),
        "");
  }

  private static String name(Body body) {
    return body.name() != null
        ? text(body.name())
        : Stream.of(text(body.givenName()), text(body.familyName()))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
  }

  private static String ages(@Nullable List<Integer> ages) {
    return ages == null ? "" : ages.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
