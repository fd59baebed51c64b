package org.polyphony.imports;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Download;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.FileForm;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.TakesUpTo;
import org.polyphony.web.Viewer;

/** Files brought in by hand: chosen, looked at, corrected, carried out, taken back. */
@Path("/")
public final class ImportsResource {

  /** What a form sends beside the file, at most. */
  private static final long BESIDE_THE_FILE = 64 * 1024;

  private final ImportDesk desk;

  ImportsResource(ImportDesk desk) {
    this.desk = desk;
  }

  @GET
  @Path("lists/{list}/imports")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page choose(@Auth Viewer viewer, @PathParam("list") UUID list) {
    return Page.of("imports/choose.jte", desk.of(viewer, list));
  }

  @POST
  @Path("lists/{list}/imports")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @TakesUpTo(ImportsSettings.LARGEST_BODY)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object start(
      @Auth Viewer viewer,
      @PathParam("list") UUID list,
      @HeaderParam("Content-Type") MediaType type,
      @HeaderParam("Content-Length") @Nullable Long length,
      InputStream body) {
    try {
      desk.refuseTooLarge(length == null ? 0 : length - BESIDE_THE_FILE);
      FileForm form = new FileForm(body, type);
      FileForm.Sent file =
          form.file("file")
              .filter(sent -> !sent.name().isBlank())
              .orElseThrow(() -> Problem.invalid(FieldProblem.required("file")));
      UUID id =
          desk.start(
              viewer,
              list,
              file.name(),
              file.content(),
              () -> mapped(form.field("mapping")),
              false);
      return SeeOther.to("/imports/" + id);
    } catch (Problem problem) {
      return Page.of("imports/choose.jte", desk.of(viewer, list)).with(problem);
    }
  }

  private static Wishes mapped(String mapping) {
    return new Wishes(null, null, null, null, mapping.isBlank() ? null : mapping);
  }

  @GET
  @Path("imports/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page see(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return Page.of("imports/import.jte", new ImportPage(desk.see(viewer, id)));
  }

  @POST
  @Path("imports/{id}/layout")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object correct(
      @Auth Viewer viewer, @PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
    String save = typed.getFirst("save");
    desk.correct(viewer, id, TypedLayout.wishes(typed), save == null ? "" : save);
    return SeeOther.to("/imports/" + id);
  }

  @POST
  @Path("imports/{id}/commit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther commit(@Auth Viewer viewer, @PathParam("id") UUID id) {
    desk.commit(viewer, id);
    return SeeOther.to("/imports/" + id);
  }

  @POST
  @Path("imports/{id}/undo")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object undo(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @FormParam("reason") @DefaultValue("") String reason) {
    try {
      desk.undo(viewer, id, reason);
    } catch (Problem problem) {
      if (problem.status() != 422) {
        throw problem;
      }
      return Page.of("imports/import.jte", new ImportPage(desk.see(viewer, id))).with(problem);
    }
    return SeeOther.to("/imports/" + id).with("imports.undone");
  }

  @GET
  @Path("imports/{id}/review")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Download toLookAt(@Auth Viewer viewer, @PathParam("id") UUID id) {
    desk.find(viewer, id);
    return new Download(
        "to-look-at.csv",
        "text/csv;charset=utf-8",
        (words, out) -> desk.toLookAt(viewer, id, Rejects.inWords(words), out));
  }

  @GET
  @Path("imports/{id}/rejects")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Download rejects(@Auth Viewer viewer, @PathParam("id") UUID id) {
    desk.find(viewer, id);
    return new Download(
        "rejected.csv",
        "text/csv;charset=utf-8",
        (words, out) -> desk.rejects(viewer, id, Rejects.inWords(words), out));
  }
}
