package org.polyphony.contacts;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Cursor;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Lists and people, for other programs. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class ContactsApiResource {

  private final ContactDesk desk;

  ContactsApiResource(ContactDesk desk) {
    this.desk = desk;
  }

  @POST
  @Path("/lists")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response createList(@Auth Viewer viewer, @Nullable NewListBody body) {
    UUID id = desk.createList(viewer, present(body).list());
    return Response.status(201).entity(Map.of("id", id)).build();
  }

  @GET
  @Path("/lists")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Cursor.Slice<ContactBody.ListAnswer> lists(
      @Auth Viewer viewer,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer asked) {
    int limit = Cursor.limit(asked);
    String after = Cursor.after(cursor).orElse("");
    return Cursor.slice(
        desk.lists(viewer).stream()
            .map(ContactBody.ListAnswer::of)
            .sorted(Comparator.comparing(list -> list.id().toString()))
            .filter(list -> list.id().toString().compareTo(after) > 0)
            .limit(limit + 1L)
            .toList(),
        limit,
        list -> list.id().toString());
  }

  @GET
  @Path("/lists/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public ContactBody.ListAnswer list(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return ContactBody.ListAnswer.of(desk.list(viewer, id));
  }

  /**
   * @param state {@code open}, or {@code ended} where its purpose is over
   */
  public record ListState(@Nullable String state) {}

  /** Ends a list, or lets it go on. */
  @PUT
  @Path("/lists/{id}/state")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public ContactBody.ListAnswer end(
      @Auth Viewer viewer, @PathParam("id") UUID id, @Nullable ListState sent) {
    String state = Objects.requireNonNullElse(present(sent).state(), "");
    if (!state.equals("ended") && !state.equals("open")) {
      throw Problem.invalid(FieldProblem.of("state", "unknown_value"));
    }
    desk.endList(viewer, id, state.equals("ended"));
    return list(viewer, id);
  }

  /**
   * @param list only its members
   * @param audience only its people, instead: they are kept in the list of the same id
   */
  @GET
  @Path("/contacts")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Cursor.Slice<ContactBody.FoundAnswer> search(
      @Auth Viewer viewer,
      @QueryParam("q") @Nullable String q,
      @QueryParam("language") @Nullable String language,
      @QueryParam("list") @Nullable UUID list,
      @QueryParam("audience") @Nullable UUID audience,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer asked) {
    int limit = Cursor.limit(asked);
    ContactSearch.Query query =
        ContactSearch.Query.of(
            viewer,
            q,
            language,
            audience == null ? list : audience,
            FoundPage.after(cursor),
            limit + 1);
    Cursor.Slice<ContactSearch.Found> slice =
        Cursor.slice(desk.search(query), limit, found -> found.place().toString());
    return new Cursor.Slice<>(
        slice.items().stream()
            .map(found -> ContactBody.FoundAnswer.of(found, viewer.minor()))
            .toList(),
        slice.nextCursor());
  }

  @POST
  @Path("/contacts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response add(@Auth Viewer viewer, @Nullable ContactBody body) {
    ContactBody sent = present(body);
    UUID list = sent.list();
    if (list == null) {
      throw Problem.invalid(FieldProblem.required("list"));
    }
    UUID id = desk.add(viewer, list, sent.contact());
    return Response.status(201).entity(answer(viewer, id)).build();
  }

  @GET
  @Path("/contacts/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public ContactBody.Answer find(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return answer(viewer, id);
  }

  @PATCH
  @Path("/contacts/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public ContactBody.Answer change(
      @Auth Viewer viewer, @PathParam("id") UUID id, @Nullable ContactBody body) {
    ContactBody sent = present(body);
    desk.change(viewer, id, sent.revision(), sent::change);
    return answer(viewer, id);
  }

  @GET
  @Path("/contacts/{id}/timeline")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Cursor.Slice<Timeline.Entry> timeline(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer asked) {
    int limit = Cursor.limit(asked);
    return Cursor.slice(
        desk.timeline(viewer, id, instant(cursor), limit + 1),
        limit,
        entry -> entry.at().toString());
  }

  private ContactBody.Answer answer(Viewer viewer, UUID id) {
    return ContactBody.Answer.of(desk.find(viewer, id), viewer.minor());
  }

  private static @Nullable Instant instant(@Nullable String cursor) {
    try {
      return Cursor.after(cursor).map(Instant::parse).orElse(null);
    } catch (DateTimeException e) {
      throw Problem.unreadable("unknown_cursor");
    }
  }

  private static <T> T present(@Nullable T body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    return body;
  }
}
