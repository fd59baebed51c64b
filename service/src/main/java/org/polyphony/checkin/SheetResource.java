package org.polyphony.checkin;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** The sheet of paper of an event, and what was ticked on it. */
@Path("/events/{id}/sheet")
@Produces(MediaType.TEXT_HTML)
public final class SheetResource {

  /** The sheet. */
  record SheetPage(UUID event, boolean coordinator, Sheets.Sheet sheet) {}

  /**
   * The way back in from paper.
   *
   * @param typed what was typed and means nobody, or several
   * @param ticked who was just ticked; null where nobody was
   * @param key goes with the form
   */
  record PaperPage(
      UUID event,
      boolean coordinator,
      Sheets.Sheet sheet,
      String typed,
      Sheets.@Nullable Line ticked,
      List<Sheets.Line> choices,
      UUID key) {}

  private final Sheets sheets;

  SheetResource(Sheets sheets) {
    this.sheets = sheets;
  }

  @GET
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Page sheet(@Auth Viewer viewer, @PathParam("id") UUID event) {
    return Page.of(
        "checkin/sheet.jte",
        new SheetPage(event, viewer.is(COORDINATOR), sheets.of(viewer, event)));
  }

  /** A field into which the numbers on the sheet are typed, one after the other. */
  @GET
  @Path("/ticks")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Page ticks(@Auth Viewer viewer, @PathParam("id") UUID event) {
    return Page.of(
        "checkin/paper.jte",
        paper(viewer, event, new Sheets.Found(sheets.of(viewer, event), null, List.of()), ""));
  }

  private static PaperPage paper(Viewer viewer, UUID event, Sheets.Found found, String typed) {
    return new PaperPage(
        event,
        viewer.is(COORDINATOR),
        found.sheet(),
        typed,
        found.ticked(),
        found.choices(),
        Ids.next());
  }

  @POST
  @Path("/ticks")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Page tick(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @FormParam("who") @DefaultValue("") String typed,
      @FormParam("key") @DefaultValue("") String key) {
    Sheets.Found found = sheets.tick(viewer, event, typed, id(key, "key"));
    return Page.of(
        "checkin/paper.jte",
        paper(viewer, event, found, found.ticked() == null ? typed.strip() : ""));
  }

  /** Takes a tick back. */
  @POST
  @Path("/unticked")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public SeeOther untick(
      @Auth Viewer viewer,
      @PathParam("id") UUID event,
      @FormParam("contact") @DefaultValue("") String contact) {
    sheets.untick(viewer, event, id(contact, "contact"));
    return SeeOther.to("/events/" + event + "/sheet/ticks").with("checkin.paper.unticked");
  }

  private static UUID id(String text, String field) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(FieldProblem.of(field, "unreadable_value"));
    }
  }
}
