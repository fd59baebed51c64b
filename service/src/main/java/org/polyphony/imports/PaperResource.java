package org.polyphony.imports;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.polyphony.contacts.ContactList;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.platform.Ids;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.TakesUpTo;
import org.polyphony.web.Viewer;

/** Sheets of paper, typed in row by row. */
@Path("lists/{list}/paper")
public final class PaperResource {

  private final ImportDesk desk;

  PaperResource(ImportDesk desk) {
    this.desk = desk;
  }

  /**
   * A page to type on.
   *
   * @param key of this page: sent twice, it brings its rows in once
   */
  record Paper(ContactList list, UUID key, List<Language> languages) {
    List<Integer> numbers() {
      return IntStream.rangeClosed(1, PaperRows.FRESH).boxed().toList();
    }
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page type(@Auth Viewer viewer, @PathParam("list") UUID list) {
    return Page.of("imports/paper.jte", paper(viewer, list));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @TakesUpTo(PaperRows.LARGEST_BODY)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object bringIn(
      @Auth Viewer viewer, @PathParam("list") UUID list, MultivaluedMap<String, String> form) {
    PaperRows rows = PaperRows.typed(form);
    if (rows.rows().isEmpty()) {
      return Page.of("imports/paper.jte", paper(viewer, list))
          .with(Problem.invalid(FieldProblem.required("name")));
    }
    return SeeOther.to("/imports/" + desk.start(viewer, list, key(form), rows));
  }

  private Paper paper(Viewer viewer, UUID list) {
    return new Paper(desk.of(viewer, list).list(), Ids.next(), Languages.standard().spoken());
  }

  private static UUID key(MultivaluedMap<String, String> form) {
    String key = form.getFirst("key");
    try {
      return key == null ? Ids.next() : UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(FieldProblem.required("key"));
    }
  }
}
