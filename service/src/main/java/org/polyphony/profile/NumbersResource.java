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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.People;
import org.polyphony.contacts.PhoneLabel;
import org.polyphony.contacts.Phones;
import org.polyphony.contacts.ZoneWords;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** The numbers of a person: which reach them, whether texts do, where they are. */
@Path("/contacts/{contact}/numbers")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class NumbersResource {

  /**
   * The page.
   *
   * @param typed what was typed of the number below, to be sent again; null where nothing was
   */
  record NumbersPage(
      NumbersDesk.Known known,
      @Nullable UUID line,
      NumbersDesk.@Nullable Facts typed,
      boolean masked) {

    String number(Number number) {
      return masked ? Phones.masked(number.tel()) : Phones.display(number.tel());
    }

    private NumbersDesk.Facts facts(Number number) {
      return typed != null && number.line().equals(line)
          ? typed
          : new NumbersDesk.Facts(number.label(), number.canText(), number.zone());
    }

    /** What kind of telephone it may be. */
    List<View.Choice> kinds(View view, Number number) {
      String kind = facts(number).kind();
      List<View.Choice> choices = new ArrayList<>();
      choices.add(View.Choice.of("", view.t("contacts.phone.some"), kind.isEmpty()));
      for (String known : PhoneLabel.KINDS) {
        choices.add(View.Choice.of(known, view.t("contacts.phone." + known), known.equals(kind)));
      }
      if (!kind.isEmpty() && !PhoneLabel.KINDS.contains(kind)) {
        choices.add(View.Choice.of(kind, PhoneLabel.of(kind).told(view), true));
      }
      return choices;
    }

    /** Whether texts reach it. */
    List<View.Choice> texts(View view, Number number) {
      Boolean can = facts(number).canText();
      String chosen = can == null ? "unknown" : can ? "yes" : "no";
      return List.of("yes", "no", "unknown").stream()
          .map(
              answer ->
                  View.Choice.of(answer, view.t("profile.texts." + answer), answer.equals(chosen)))
          .toList();
    }

    /** Where it may be. */
    List<View.Choice> zones(View view, Number number) {
      String zone = facts(number).zone();
      Set<String> zones = new LinkedHashSet<>(ZoneWords.choices());
      if (number.zone().isEmpty()) {
        zones.addAll(number.timeZones());
      }
      if (!zone.isEmpty()) {
        zones.add(zone);
      }
      List<View.Choice> choices = new ArrayList<>();
      choices.add(View.Choice.of("", view.t("profile.zone.number"), zone.isEmpty()));
      for (String each : zones) {
        choices.add(View.Choice.of(each, ZoneWords.told(view, each), each.equals(zone)));
      }
      return choices;
    }

    String kind(View view, Number number) {
      return PhoneLabel.of(number.label()).told(view);
    }

    String where(View view, Number number) {
      return ZoneWords.told(view, number.timeZones());
    }
  }

  private final NumbersDesk desk;

  NumbersResource(NumbersDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page numbers(@Auth Viewer viewer, @PathParam("contact") UUID contact) {
    return page(viewer, contact, null, null);
  }

  @POST
  @Path("/{line}/bad")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther mark(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      @PathParam("line") UUID line,
      @FormParam("as") @DefaultValue("") String as) {
    boolean marked = desk.mark(viewer, contact, line, bad(as));
    return back(contact).with(marked ? "profile.number.marked" : "profile.number.marked-before");
  }

  @POST
  @Path("/{line}/works")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther works(
      @Auth Viewer viewer, @PathParam("contact") UUID contact, @PathParam("line") UUID line) {
    boolean marked = desk.works(viewer, contact, line);
    return back(contact).with(marked ? "profile.number.works" : "profile.number.works-already");
  }

  @POST
  @Path("/{line}/facts")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object say(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      @PathParam("line") UUID line,
      @FormParam("kind") @DefaultValue("") String kind,
      @FormParam("texts") @DefaultValue("unknown") String texts,
      @FormParam("zone") @DefaultValue("") String zone,
      @FormParam("seen_kind") @DefaultValue("") String seenKind,
      @FormParam("seen_texts") @DefaultValue("unknown") String seenTexts,
      @FormParam("seen_zone") @DefaultValue("") String seenZone) {
    NumbersDesk.Facts facts = new NumbersDesk.Facts(kind, answer(texts), zone);
    NumbersDesk.Facts seen = new NumbersDesk.Facts(seenKind, answer(seenTexts), seenZone);
    return Forms.kept(
        () -> {
          desk.say(viewer, contact, line, seen, facts);
          return back(contact).with("profile.number.said");
        },
        () -> page(viewer, contact, line, facts));
  }

  /**
   * @throws Problem 422 where it is neither
   */
  static People.Bad bad(String code) {
    return Arrays.stream(People.Bad.values())
        .filter(bad -> bad.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Problem.invalid(FieldProblem.of("as", "unknown_value")));
  }

  private static @Nullable Boolean answer(String typed) {
    return typed.equals("yes") ? Boolean.TRUE : typed.equals("no") ? Boolean.FALSE : null;
  }

  private Page page(
      Viewer viewer, UUID contact, @Nullable UUID line, NumbersDesk.@Nullable Facts typed) {
    return Page.of(
        "profile/numbers.jte",
        new NumbersPage(desk.known(viewer, contact), line, typed, viewer.minor()));
  }

  private static SeeOther back(UUID contact) {
    return Forms.back(contact, "numbers");
  }
}
