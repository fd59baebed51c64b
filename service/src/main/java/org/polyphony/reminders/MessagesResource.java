package org.polyphony.reminders;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.ZoneNames;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** What the guests of an event are told: when they are reminded, and whom to tell by hand. */
@Path("/events/{id}/messages")
@Produces(MediaType.TEXT_HTML)
public final class MessagesResource {

  private static final String TEMPLATE = "reminders/messages.jte";

  /** The page. */
  record MessagesPage(Desk.Overview overview, PlanForm form) {

    String path() {
      return "/events/" + overview.event().id() + "/messages";
    }

    /** The time zone of the event in words. */
    String zone(View view) {
      return ZoneNames.name(view.locale(), overview.event().timeZone().getId());
    }

    /** The languages in which a sentence is missing, where there is one in any. */
    List<String> without() {
      return form.sentences().isEmpty()
          ? List.of()
          : overview.languages().stream().filter(tag -> form.sentence(tag).isEmpty()).toList();
    }
  }

  private final Desk desk;
  private final @Nullable URI publicUrl;

  /**
   * @param publicUrl how people reach this deployment; null for wherever a request comes to
   */
  MessagesResource(Desk desk, @Nullable URI publicUrl) {
    this.desk = desk;
    this.publicUrl = publicUrl;
  }

  @GET
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page messages(@Auth Viewer viewer, @PathParam("id") UUID event, @Context UriInfo request) {
    Desk.Overview overview = desk.of(viewer, event, root(request));
    return page(overview, PlanForm.of(overview.set() ? overview.plan() : Plan.OFFERED));
  }

  private static Page page(Desk.Overview overview, PlanForm form) {
    return Page.of(TEMPLATE, new MessagesPage(overview, form));
  }

  private String root(UriInfo request) {
    return (publicUrl == null ? request.getBaseUri() : publicUrl).toString().replaceFirst("/$", "");
  }

  /** Sets when guests are reminded. */
  @POST
  @Path("/plan")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object set(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @Context UriInfo request,
      MultivaluedMap<String, String> typed) {
    PlanForm form = PlanForm.of(typed);
    try {
      desk.set(viewer, event, form);
      return SeeOther.to("/events/" + event + "/messages").with("reminders.plan.saved");
    } catch (Problem problem) {
      return page(desk.of(viewer, event, root(request)), form).with(problem);
    }
  }

  /** Somebody was told by hand. */
  @POST
  @Path("/{message}/told")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther told(
      @Auth Viewer viewer, @PathParam("id") UUID event, @PathParam("message") UUID message) {
    desk.told(viewer, event, message);
    return SeeOther.to("/events/" + event + "/messages").with("reminders.told.done");
  }
}
