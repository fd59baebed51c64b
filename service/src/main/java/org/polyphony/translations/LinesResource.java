package org.polyphony.translations;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.scripts.Scripts;
import org.polyphony.scripts.Translations;
import org.polyphony.scripts.Translations.Change;
import org.polyphony.scripts.Translations.Conflict;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.TakesUpTo;
import org.polyphony.web.Viewer;

/** The texts of a script, the source beside one other language at a time. */
@Path("/scripts/{script: [0-9a-f-]{36}}/translations")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class LinesResource {
  /** A browser sends each letter of most scripts as nine bytes. */
  private static final long WHOLE_SCRIPT = 4 << 20;

  private final Scripts scripts;
  private final Translations translations;
  private final Comments comments;
  private final Lines lines;
  private final Houses houses;

  LinesResource(
      Scripts scripts, Translations translations, Comments comments, Lines lines, Houses houses) {
    this.scripts = scripts;
    this.translations = translations;
    this.comments = comments;
    this.lines = lines;
    this.houses = houses;
  }

  /** Opens the page of a language; it is kept from its first line on. */
  @POST
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public SeeOther add(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @FormParam("language") @Nullable String language) {
    scripts.find(viewer, script);
    String tag = Translations.known(Objects.requireNonNullElse(language, ""));
    return SeeOther.to("/scripts/" + script + "/translations/" + tag);
  }

  /**
   * @param show which lines: {@code missing}, {@code stale}, {@code draft}, {@code reviewed},
   *     {@code open}; all without it
   */
  @GET
  @Path("/{tag}")
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  @Consumes(MediaType.WILDCARD)
  public Page show(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @PathParam("tag") String tag,
      @QueryParam("show") @Nullable String show) {
    return page(viewer, script, tag(tag), LineFilter.of(show), Lines.Conflicts.NONE);
  }

  /**
   * Saves the lines and what is said about them, then marks those as reviewed whose box is ticked,
   * or all of them where {@code action} is {@code review}; {@code resolve:KEY} settles a line.
   */
  @POST
  @Path("/{tag}")
  @TakesUpTo(WHOLE_SCRIPT)
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public Object save(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @PathParam("tag") String language,
      @QueryParam("show") @Nullable String show,
      MultivaluedMap<String, String> sent) {
    String tag = tag(language);
    LinesForm form = LinesForm.of(sent);
    requireLines(viewer, script, form);
    List<Conflict> texts =
        form.texts().isEmpty() ? List.of() : translations.save(viewer, script, tag, form.texts());
    List<Conflict> sounds =
        form.texts().isEmpty()
            ? List.of()
            : translations.pronounce(viewer, script, tag, form.sounds());
    comments.add(viewer, script, tag, form.comments());
    if (!form.resolve().isEmpty()) {
      comments.resolve(viewer, script, tag, form.resolve());
    }
    List<Change> approved = form.approved();
    int reviewed = approved.isEmpty() ? 0 : translations.review(viewer, script, tag, approved);
    Lines.Conflicts conflicts = new Lines.Conflicts(texts, sounds);
    LineFilter filter = LineFilter.of(show);
    if (!conflicts.isEmpty()) {
      return page(viewer, script, tag, filter, conflicts).with(Problem.conflict("text_stale"));
    }
    SeeOther back =
        SeeOther.to(
            "/scripts/"
                + script
                + "/translations/"
                + tag
                + (filter == LineFilter.ALL ? "" : "?show=" + filter.wire()));
    return reviewed == 0
        ? back.with("scripts.notice.saved")
        : back.with("scripts.notice.reviewed", "count", reviewed);
  }

  /** Nobody says anything about lines that the script does not have. */
  private void requireLines(Viewer viewer, UUID script, LinesForm form) {
    List<String> keys = scripts.newest(viewer, script).structure().keys();
    form.comments().keySet().stream()
        .filter(key -> !keys.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw Problem.invalid(FieldProblem.of(key, "comment_without_line"));
            });
  }

  private static String tag(String language) {
    return Translations.find(language).orElseThrow(Problem::notFound);
  }

  private Page page(
      Viewer viewer, UUID script, String tag, LineFilter filter, Lines.Conflicts conflicts) {
    Lines.Found found = lines.of(viewer, script, tag, conflicts);
    return Page.of(
        "translations/lines.jte",
        new LinesPage(
            found.version(),
            tag,
            Translations.mayReview(viewer, tag),
            filter,
            found.lines(),
            houses.zone(viewer)));
  }
}
