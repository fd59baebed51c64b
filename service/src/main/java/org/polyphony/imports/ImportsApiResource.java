package org.polyphony.imports;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.IntakeKept;
import org.polyphony.web.Allow;
import org.polyphony.web.Role;
import org.polyphony.web.TakesUpTo;
import org.polyphony.web.Viewer;

/** Imports, for other programs. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportsApiResource {

  /** A column and what it means. */
  public record Mapped(int column, String header, String field, boolean sure) {}

  /** Where an import stands, as answered. */
  public record Answer(
      UUID id,
      String state,
      String filename,
      @Nullable String encoding,
      @Nullable String delimiter,
      @Nullable String sheet,
      @Nullable String knownAs,
      List<Mapped> mapping,
      Import.Rows rows,
      double progress,
      @Nullable String problem,
      Map<String, Object> problemArguments,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {

    static Answer of(Import found) {
      Layout layout = found.layout();
      return new Answer(
          found.id(),
          found.state().wire(),
          found.filename(),
          layout == null ? null : orNull(layout.encoding()),
          layout == null ? null : orNull(layout.delimiter()),
          layout == null ? null : orNull(layout.sheet()),
          layout == null ? null : orNull(layout.known()),
          layout == null ? List.of() : mapping(layout),
          found.rows(),
          found.progress(),
          found.problem(),
          found.problemArguments(),
          found.startedAt(),
          found.finishedAt());
    }

    private static @Nullable String orNull(String text) {
      return text.isEmpty() ? null : text;
    }

    private static List<Mapped> mapping(Layout layout) {
      return java.util.stream.IntStream.range(0, layout.columns().size())
          .mapToObj(
              i -> {
                Layout.Column column = layout.columns().get(i);
                return new Mapped(i + 1, column.header(), column.field(), column.sure());
              })
          .toList();
    }
  }

  private final ImportDesk desk;

  ImportsApiResource(ImportDesk desk) {
    this.desk = desk;
  }

  @POST
  @Path("/lists/{id}/imports")
  @TakesUpTo(ImportsSettings.LARGEST_BODY)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response start(
      @Auth Viewer viewer,
      @PathParam("id") UUID list,
      @QueryParam("filename") @DefaultValue("people.csv") String filename,
      @QueryParam("mapping") @Nullable String mapping,
      @QueryParam("encoding") @Nullable String encoding,
      @QueryParam("sheet") @Nullable String sheet,
      @Parameter(hidden = true) @HeaderParam("Content-Length") @Nullable Long length,
      @QueryParam("commit") @DefaultValue("false") boolean commit,
      InputStream file) {
    desk.refuseTooLarge(length == null ? 0 : length);
    Wishes wishes = new Wishes(encoding, null, null, null, mapping).sheet(sheet);
    UUID id = desk.start(viewer, list, filename, file, wishes, commit);
    return Response.status(202)
        .entity(Map.of("id", id, "state", ImportState.READING.wire()))
        .build();
  }

  @GET
  @Path("/imports/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Answer find(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return Answer.of(desk.find(viewer, id));
  }

  /** What the review shows beside the counts. */
  @GET
  @Path("/imports/{id}/preview")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Preview preview(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return desk.see(viewer, id).preview();
  }

  /** Whom its undo has left as they are. */
  @GET
  @Path("/imports/{id}/kept")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public IntakeKept kept(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return desk.see(viewer, id).kept();
  }

  @POST
  @Path("/imports/{id}/commit")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response commit(@Auth Viewer viewer, @PathParam("id") UUID id) {
    desk.commit(viewer, id);
    return Response.status(202).entity(Answer.of(desk.find(viewer, id))).build();
  }

  /**
   * @param reason why; opt-outs are taken back only with one
   */
  @DELETE
  @Path("/imports/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Answer undo(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @QueryParam("reason") @DefaultValue("") String reason) {
    desk.undo(viewer, id, reason);
    return Answer.of(desk.find(viewer, id));
  }

  @GET
  @Path("/imports/{id}/rejects")
  @Produces("text/csv; charset=utf-8")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response rejects(@Auth Viewer viewer, @PathParam("id") UUID id) {
    desk.find(viewer, id);
    StreamingOutput csv = out -> desk.rejects(viewer, id, Rejects.PLAIN, out);
    return Response.ok(csv)
        .header("Content-Disposition", "attachment; filename=\"rejected.csv\"")
        .build();
  }
}
