package org.polyphony.profile;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.Channel;
import org.polyphony.consent.Consent;
import org.polyphony.contacts.Phones;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** What a person allows and refuses, with the evidence of each. */
@Path("/contacts/{contact}/consents")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class AgreementsResource {

  /** What was typed into the form, to be shown again. */
  record Form(
      String channel,
      String line,
      String given,
      String source,
      String evidence,
      String wording,
      String on) {
    static final Form EMPTY = new Form("text", "", "yes", "form", "", "", "");

    static Form of(MultivaluedMap<String, String> typed) {
      return new Form(
          Forms.value(typed, "channel"),
          Forms.value(typed, "line"),
          Forms.value(typed, "given"),
          Forms.value(typed, "source"),
          Forms.value(typed, "evidence"),
          Forms.value(typed, "wording"),
          Forms.value(typed, "on"));
    }

    /**
     * @throws Problem 422 where something cannot be read
     */
    AgreementsDesk.Said said() {
      return new AgreementsDesk.Said(
          Arrays.stream(Channel.values())
              .filter(each -> each.code().equals(channel))
              .findFirst()
              .orElse(Channel.ALL),
          uuid(),
          !given.equals("no"),
          source,
          evidence,
          wording,
          day());
    }

    private @Nullable UUID uuid() {
      try {
        return line.isEmpty() ? null : UUID.fromString(line);
      } catch (IllegalArgumentException e) {
        throw Problem.invalid(FieldProblem.of("line", "unknown_value"));
      }
    }

    private @Nullable LocalDate day() {
      try {
        return on.isEmpty() ? null : LocalDate.parse(on);
      } catch (DateTimeException e) {
        throw Problem.invalid(FieldProblem.of("on", "unreadable_value"));
      }
    }
  }

  /** The page. */
  record AgreementsPage(AgreementsDesk.Known known, Form form, boolean masked) {

    String number(String tel) {
      return masked ? Phones.masked(tel) : Phones.display(tel);
    }

    List<View.Choice> channels(View view) {
      return Stream.of("text", "phone", "email", "door")
          .map(
              code ->
                  View.Choice.of(
                      code, view.t("profile.allows." + code), code.equals(form.channel())))
          .toList();
    }

    List<View.Choice> numbers() {
      return known.contact().phones().stream()
          .map(
              phone ->
                  View.Choice.of(
                      phone.line().toString(),
                      number(phone.tel()),
                      phone.line().toString().equals(form.line())))
          .toList();
    }

    List<View.Choice> answers(View view) {
      return Stream.of("yes", "no")
          .map(
              answer ->
                  View.Choice.of(
                      answer, view.t("profile.consent." + answer), answer.equals(form.given())))
          .toList();
    }

    List<View.Choice> sources(View view) {
      return AgreementsDesk.SOURCES.stream()
          .map(
              source ->
                  View.Choice.of(
                      source, view.t("profile.source." + source), source.equals(form.source())))
          .toList();
    }

    List<Consent> standing() {
      return known.consents().stream().filter(Consent::standing).toList();
    }

    List<Consent> others() {
      return known.consents().stream().filter(consent -> !consent.standing()).toList();
    }
  }

  private final AgreementsDesk desk;

  AgreementsResource(AgreementsDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page consents(@Auth Viewer viewer, @PathParam("contact") UUID contact) {
    return page(viewer, contact, Form.EMPTY);
  }

  @POST
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object record(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      MultivaluedMap<String, String> typed) {
    Form form = Form.of(typed);
    return Forms.kept(
        () -> {
          desk.record(viewer, contact, form.said());
          return back(contact).with("profile.consent.kept");
        },
        () -> page(viewer, contact, form));
  }

  @POST
  @Path("/{id}/taken-back")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther takeBack(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @PathParam("id") UUID id) {
    desk.takeBack(viewer, contact, id);
    return back(contact).with("profile.consent.taken-back");
  }

  private Page page(Viewer viewer, UUID contact, Form form) {
    return Page.of(
        "profile/consents.jte",
        new AgreementsPage(desk.known(viewer, contact), form, viewer.minor()));
  }

  private static SeeOther back(UUID contact) {
    return Forms.back(contact, "consents");
  }
}
