package org.polyphony.scripts;

import io.dropwizard.auth.Auth;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.LocaleChoice;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.MessageText;
import org.polyphony.i18n.Messages;
import org.polyphony.web.Allow;
import org.polyphony.web.Cursor;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.TakesUpTo;
import org.polyphony.web.Viewer;

/** Scripts for programs. */
@Path("/api/v1/scripts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ScriptApiResource {

  /** A hundred lines in forty languages; a browser sends each letter of most as nine bytes. */
  static final long WHOLE_SCRIPT = 4 << 20;

  private static final int ONE_YEAR = 31_536_000;

  private final Scripts scripts;
  private final Previews previews;
  private final ContactArguments contacts;
  private final Messages messages;

  ScriptApiResource(
      Scripts scripts, Previews previews, ContactArguments contacts, Messages messages) {
    this.scripts = scripts;
    this.previews = previews;
    this.contacts = contacts;
    this.messages = messages;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.LEADER, Role.ADMINISTRATOR})
  public Cursor.Slice<ScriptJson.Item> list(
      @Auth Viewer viewer,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    int most = Cursor.limit(limit);
    String after = Cursor.after(cursor).orElse("");
    List<ScriptJson.Item> found =
        scripts.of(viewer).stream()
            .dropWhile(script -> !after.isEmpty() && !script.id().toString().equals(after))
            .skip(after.isEmpty() ? 0 : 1)
            .limit(most + 1L)
            .map(ScriptJson.Item::of)
            .toList();
    return Cursor.slice(found, most, item -> item.id().toString());
  }

  @POST
  @TakesUpTo(WHOLE_SCRIPT)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Response create(
      @Auth Viewer viewer,
      @NotNull ScriptBody body,
      @HeaderParam("Accept-Language") @Nullable String languages) {
    UUID script =
        body.starter() == null
            ? scripts.create(viewer, body.toScript())
            : scripts.createFromStarter(viewer, body.starter(), NewScript.name(body.name()));
    ScriptVersion version = scripts.newest(viewer, script);
    List<ScriptProblem> problems = new ArrayList<>(ScriptCheck.of(version));
    problems.addAll(ScriptCheck.unused(version));
    return Response.status(201)
        .entity(ScriptJson.State.of(version, problems, sentences(viewer, languages)))
        .build();
  }

  @GET
  @Path("/{script}")
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.LEADER, Role.ADMINISTRATOR})
  public ScriptJson.State show(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @HeaderParam("Accept-Language") @Nullable String languages) {
    ScriptVersion version = scripts.newest(viewer, script);
    return ScriptJson.State.of(version, ScriptCheck.of(version), sentences(viewer, languages));
  }

  /** What to bring a script to: {@code published}, {@code archived}, or {@code restored}. */
  record StateBody(@Nullable String state) {}

  @PUT
  @Path("/{script}/state")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public ScriptJson.State state(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @NotNull StateBody body,
      @HeaderParam("Accept-Language") @Nullable String languages) {
    switch (Objects.requireNonNullElse(body.state(), "")) {
      case "published" -> scripts.publish(viewer, script);
      case "archived" -> scripts.archive(viewer, script, true);
      case "restored" -> scripts.archive(viewer, script, false);
      default -> throw Problem.invalid(FieldProblem.of("state", "unknown_script_state"));
    }
    return show(viewer, script, languages);
  }

  /** The newest published version, else the draft, with the values of one contact in place. */
  @GET
  @Path("/{script}/rendering")
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.TRANSLATOR, Role.LEADER, Role.ADMINISTRATOR})
  public ScriptJson.RenderingJson rendering(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @QueryParam("bundle") @Nullable String bundle,
      @QueryParam("contact") @Nullable UUID contact) {
    ScriptVersion version = scripts.best(viewer, script);
    ScriptRendering rendering = new ScriptRendering(version, bundle(version, bundle));
    ScriptArguments arguments =
        contact == null ? ScriptArguments.NONE : contacts.of(viewer, contact);
    return ScriptJson.RenderingJson.of(rendering, arguments.caller(viewer.name(), ""));
  }

  /**
   * A version in one bundle. A published one never changes: it may be kept for a year.
   *
   * @param version its id or its number
   */
  @GET
  @Path("/{script}/versions/{version}")
  @Allow({Role.ORGANIZER, Role.COORDINATOR, Role.TRANSLATOR, Role.LEADER, Role.ADMINISTRATOR})
  public Response version(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @PathParam("version") String version,
      @QueryParam("bundle") @Nullable String bundle,
      @Context Request request) {
    ScriptVersion found = scripts.version(viewer, script, version);
    String tag = bundle(found, bundle);
    if (found.draft()) {
      return Response.ok(ScriptJson.VersionJson.of(new ScriptRendering(found, tag)))
          .header("Cache-Control", "no-store")
          .build();
    }
    EntityTag entity = new EntityTag(found.id() + "-" + tag);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(entity);
    Response.ResponseBuilder response =
        unchanged == null
            ? Response.ok(ScriptJson.VersionJson.of(new ScriptRendering(found, tag)))
            : unchanged;
    return response.tag(entity).cacheControl(forever()).build();
  }

  /**
   * One line to be checked while it is typed; of one that is too long to be kept nothing is said.
   *
   * @param source what it is translated from; null for a line of the source
   */
  record CheckBody(@Nullable String language, @Nullable String text, @Nullable String source) {}

  @POST
  @Path("/checks")
  @TakesUpTo(WHOLE_SCRIPT)
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public ScriptJson.CheckJson check(
      @Auth Viewer viewer,
      @NotNull CheckBody body,
      @HeaderParam("Accept-Language") @Nullable String languages) {
    String tag = Translations.known(Objects.requireNonNullElse(body.language(), ""));
    String text = Translations.clean(Objects.requireNonNullElse(body.text(), ""));
    String source = body.source();
    if (text.isEmpty()
        || text.length() > ScriptBody.LONGEST_TEXT
        || (source != null && source.length() > ScriptBody.LONGEST_TEXT)) {
      return new ScriptJson.CheckJson(List.of(), "");
    }
    MessageBundle sentences = sentences(viewer, languages);
    ScriptArguments sample = previews.sample(viewer);
    return new ScriptJson.CheckJson(
        LineCheck.of(tag, text, source).marks().stream()
            .map(mark -> ScriptJson.MistakeJson.of(mark, sentences))
            .toList(),
        MessageText.render(tag, text, sample.values(), sample.zone()).text());
  }

  private static String bundle(ScriptVersion version, @Nullable String asked) {
    return asked == null || asked.isEmpty()
        ? version.sourceLanguage()
        : Optional.of(asked)
            .flatMap(Translations::find)
            .orElseThrow(
                () ->
                    Problem.invalid(
                        new FieldProblem("bundle", "unknown_language", Map.of("language", asked))));
  }

  private MessageBundle sentences(Viewer viewer, @Nullable String languages) {
    return messages.forLocale(
        Objects.requireNonNullElseGet(
            viewer.locale(), () -> LocaleChoice.choose(languages, messages.offered())));
  }

  private static CacheControl forever() {
    CacheControl forever = new CacheControl();
    forever.setPrivate(true);
    forever.setMaxAge(ONE_YEAR);
    forever.getCacheExtension().put("immutable", "");
    return forever;
  }
}
