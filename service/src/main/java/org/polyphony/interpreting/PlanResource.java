package org.polyphony.interpreting;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.LEADER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.platform.Ids;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** The language-access plan of an event: read, changed and printed on one page. */
@Path("/events/{id}/interpreting")
@Produces(MediaType.TEXT_HTML)
public final class PlanResource {

  private static final String TEMPLATE = "interpreting/plan.jte";

  /** The page. */
  record PlanPage(Plan plan, boolean mayChange, UUID key) {

    /** Every language that can be interpreted, by its own name. */
    List<View.Choice> languages(View view) {
      return Languages.standard().spoken().stream()
          .map(Language::tag)
          .filter(tag -> !tag.equals(Languages.UNKNOWN) && !tag.equals("en"))
          .map(tag -> view.language(tag, false))
          .toList();
    }

    /** The same, and sign language. */
    List<View.Choice> interpreted(View view) {
      return Stream.concat(
              languages(view).stream(),
              Stream.of(View.Choice.of(LanguageNeed.SIGN, view.t("interpreting.sign"), false)))
          .toList();
    }

    static boolean isSign(String tag) {
      return tag.equals(LanguageNeed.SIGN);
    }

    /** In the words of the page, one after the other. */
    static String names(View view, List<String> tags) {
      return view.list(
          tags.stream()
              .map(tag -> isSign(tag) ? view.t("interpreting.sign") : view.languageNameHere(tag))
              .toList());
    }

    /** Dollars and cents. */
    static String dollars(long cents) {
      return "$" + cents / 100 + "." + String.format(Locale.ROOT, "%02d", cents % 100);
    }
  }

  private final Plans plans;

  PlanResource(Plans plans) {
    this.plans = plans;
  }

  @GET
  @Allow({COORDINATOR, LEADER, ADMINISTRATOR})
  public Page plan(@Auth Viewer viewer, @PathParam("id") UUID event) {
    return Page.of(TEMPLATE, page(viewer, event));
  }

  private PlanPage page(Viewer viewer, UUID event) {
    return new PlanPage(plans.of(viewer, event), viewer.is(COORDINATOR), Ids.next());
  }

  /** Books somebody. */
  @POST
  @Path("/bookings")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object book(
      @Auth Viewer viewer, @PathParam("id") UUID event, MultivaluedMap<String, String> typed) {
    return taken(
        viewer,
        event,
        () -> plans.book(viewer, event, new PlanForms(typed).booking()),
        "interpreting.booked");
  }

  /** Somebody has said yes, or no longer. */
  @POST
  @Path("/bookings/{booking}/confirmation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther confirm(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("booking") UUID booking,
      MultivaluedMap<String, String> typed) {
    plans.confirm(viewer, event, booking, new PlanForms(typed).is("yes"));
    return back(event, "interpreting.saved");
  }

  /** Takes somebody out again. */
  @POST
  @Path("/bookings/{booking}/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther unbook(
      @Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("booking") UUID booking) {
    plans.unbook(viewer, event, booking);
    return back(event, "interpreting.removed");
  }

  /** Something is to be translated. */
  @POST
  @Path("/materials")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object want(
      @Auth Viewer viewer, @PathParam("id") UUID event, MultivaluedMap<String, String> typed) {
    return taken(
        viewer,
        event,
        () -> plans.want(viewer, event, new PlanForms(typed).material()),
        "interpreting.saved");
  }

  /** It is ready, or not. */
  @POST
  @Path("/materials/{material}/readiness")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther ready(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @PathParam("material") UUID material,
      MultivaluedMap<String, String> typed) {
    plans.ready(viewer, event, material, new PlanForms(typed).is("yes"));
    return back(event, "interpreting.saved");
  }

  /** It is not needed any more. */
  @POST
  @Path("/materials/{material}/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther unwant(
      @Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("material") UUID material) {
    plans.unwant(viewer, event, material);
    return back(event, "interpreting.removed");
  }

  /** How many headsets there are. */
  @POST
  @Path("/headsets")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object headsets(
      @Auth Viewer viewer, @PathParam("id") UUID event, MultivaluedMap<String, String> typed) {
    return taken(
        viewer,
        event,
        () -> plans.setHeadsets(viewer, event, new PlanForms(typed).headsets()),
        "interpreting.saved");
  }

  private Object taken(Viewer viewer, UUID event, Runnable work, String said) {
    try {
      work.run();
      return back(event, said);
    } catch (Problem problem) {
      if (problem.status() != 422) {
        throw problem;
      }
      return Page.of(TEMPLATE, page(viewer, event)).with(problem);
    }
  }

  private static SeeOther back(UUID event, String said) {
    return SeeOther.to("/events/" + event + "/interpreting").with(said);
  }
}
