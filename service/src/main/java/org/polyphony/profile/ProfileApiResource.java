package org.polyphony.profile;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.Channel;
import org.polyphony.consent.Consent;
import org.polyphony.contacts.Phones;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** The numbers of a person, and what they allow, for other programs. */
@Path("/api/v1/contacts/{contact}/profile")
@Produces(MediaType.APPLICATION_JSON)
public final class ProfileApiResource {

  /**
   * A number with what has been said of it.
   *
   * @param badAs {@code wrong_number} or {@code disconnected}; null where it reaches them
   * @param smsCapable null where nobody knows
   * @param timeZones every one that it may be in
   */
  public record NumberAnswer(
      UUID line,
      String number,
      String numberType,
      boolean bad,
      @Nullable String badAs,
      @Nullable Boolean smsCapable,
      List<String> timeZones) {

    static NumberAnswer of(Number number, boolean masked) {
      return new NumberAnswer(
          number.line(),
          masked ? Phones.masked(number.tel()) : number.tel(),
          number.label(),
          number.badAt() != null,
          number.badAs(),
          number.canText(),
          number.timeZones());
    }

    /** Without the number, since this may reach a log. */
    @Override
    public String toString() {
      return "NumberAnswer[" + line + "]";
    }
  }

  /**
   * @param badAs {@code wrong_number}, {@code disconnected}, or {@code none} for one that reaches
   *     them after all; left out, that stays as it is
   */
  public record NumberBody(@Nullable String badAs) {}

  /** Something that somebody has said. */
  public record ConsentAnswer(
      UUID id,
      String channel,
      @Nullable String number,
      boolean given,
      boolean standing,
      String source,
      String evidence,
      String wording,
      Instant givenAt,
      @Nullable Long importRow) {

    static ConsentAnswer of(Consent consent, boolean masked) {
      String tel = consent.tel();
      return new ConsentAnswer(
          consent.id(),
          consent.channel(),
          tel == null ? null : masked ? Phones.masked(tel) : tel,
          consent.given(),
          consent.standing(),
          consent.source(),
          consent.evidence(),
          consent.wording(),
          consent.givenAt(),
          consent.importRow());
    }
  }

  /** All of it, the newest first. */
  public record Consents(List<ConsentAnswer> consents) {}

  /**
   * @param channel {@code phone}, {@code text}, {@code email} or {@code door}
   * @param line one of their numbers, for calls and texts
   * @param given false where they take back what they allowed
   * @param source {@code form}, {@code call}, {@code door}, {@code text}, {@code event}, {@code
   *     other}
   * @param evidence where it is written down
   * @param wording what they said yes to
   * @param on the day on which they said it; left out for now
   */
  public record ConsentBody(
      @Nullable String channel,
      @Nullable UUID line,
      @Nullable Boolean given,
      @Nullable String source,
      @Nullable String evidence,
      @Nullable String wording,
      @Nullable LocalDate on) {}

  private final NumbersDesk numbers;
  private final AgreementsDesk agreements;

  ProfileApiResource(NumbersDesk numbers, AgreementsDesk agreements) {
    this.numbers = numbers;
    this.agreements = agreements;
  }

  @PATCH
  @Path("/numbers/{line}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public NumberAnswer mark(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      @PathParam("line") UUID line,
      @Nullable NumberBody body) {
    String as = body == null ? null : body.badAs();
    if ("none".equals(as)) {
      numbers.works(viewer, contact, line);
    } else if (as != null) {
      numbers.mark(viewer, contact, line, NumbersResource.bad(as));
    }
    return numbers.known(viewer, contact).numbers().stream()
        .filter(number -> number.line().equals(line))
        .findFirst()
        .map(number -> NumberAnswer.of(number, viewer.minor()))
        .orElseThrow(Problem::notFound);
  }

  @GET
  @Path("/consents")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Consents consents(@Auth Viewer viewer, @PathParam("contact") UUID contact) {
    return new Consents(
        agreements.known(viewer, contact).consents().stream()
            .map(consent -> ConsentAnswer.of(consent, viewer.minor()))
            .toList());
  }

  @POST
  @Path("/consents")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response record(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @Nullable ConsentBody body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    UUID id =
        agreements.record(
            viewer,
            contact,
            new AgreementsDesk.Said(
                channel(body.channel()),
                body.line(),
                !Boolean.FALSE.equals(body.given()),
                Objects.requireNonNullElse(body.source(), "other"),
                Objects.requireNonNullElse(body.evidence(), ""),
                Objects.requireNonNullElse(body.wording(), ""),
                body.on()));
    return Response.status(Response.Status.CREATED).entity(Map.of("id", id)).build();
  }

  /** Takes back what was written down by mistake. */
  @DELETE
  @Path("/consents/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public void takeBack(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @PathParam("id") UUID id) {
    agreements.takeBack(viewer, contact, id);
  }

  private static Channel channel(@Nullable String code) {
    return Arrays.stream(Channel.values())
        .filter(channel -> channel.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Problem.invalid(FieldProblem.of("channel", "unknown_value")));
  }
}
