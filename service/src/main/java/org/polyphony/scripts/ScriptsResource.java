package org.polyphony.scripts;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** The list of scripts, and the beginning of a new one. */
@Path("/scripts")
public final class ScriptsResource {
  private final Scripts scripts;
  private final Drafts drafts;

  ScriptsResource(Scripts scripts, Drafts drafts) {
    this.scripts = scripts;
    this.drafts = drafts;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page list(@Auth Viewer viewer) {
    return Page.of("scripts/scripts.jte", new ScriptsPage(scripts.of(viewer)));
  }

  @GET
  @Path("/new")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page form(@Auth Viewer viewer) {
    List<Starters.Starter> starters = Starters.all();
    return page(
        viewer, "", starters.isEmpty() ? "empty" : "starter:" + starters.get(0).key(), "en");
  }

  /**
   * @param from {@code starter:KEY}, {@code copy:VERSION} or {@code empty}
   */
  @POST
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Object create(
      @Auth Viewer viewer,
      @FormParam("name") @Nullable String name,
      @FormParam("from") @Nullable String from,
      @FormParam("source_language") @Nullable String source) {
    String begin = Objects.requireNonNullElse(from, "");
    String language = Objects.requireNonNullElse(source, "en");
    List<FieldProblem> problems = new ArrayList<>();
    String title = ScriptBody.name(name, problems);
    if (!problems.isEmpty()) {
      return page(viewer, title, begin, language).with(Problem.invalid(problems));
    }
    UUID script = begin(viewer, title, begin, language);
    return SeeOther.to("/scripts/" + script).with("scripts.notice.created");
  }

  private UUID begin(Viewer viewer, String title, String from, String language) {
    if (from.startsWith("starter:")) {
      return scripts.createFromStarter(viewer, from.substring("starter:".length()), title);
    }
    if (from.startsWith("copy:")) {
      return drafts.copy(viewer, version(from.substring("copy:".length())), title);
    }
    String source = Translations.known(language);
    return scripts.create(viewer, new NewScript(title, source, Structure.EMPTY, Map.of(), false));
  }

  private static UUID version(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
  }

  private Page page(Viewer viewer, String name, String from, String language) {
    return Page.of(
        "scripts/new.jte",
        new NewScriptPage(name, from, language, Starters.all(), scripts.of(viewer)));
  }
}
