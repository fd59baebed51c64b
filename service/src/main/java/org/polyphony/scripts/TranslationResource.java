package org.polyphony.scripts;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
public final class TranslationResource {
  private final Scripts scripts;
  private final Translations translations;
  private final Previews previews;

  TranslationResource(Scripts scripts, Translations translations, Previews previews) {
    this.scripts = scripts;
    this.translations = translations;
    this.previews = previews;
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

  @GET
  @Path("/{tag}")
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  @Consumes(MediaType.WILDCARD)
  public Page show(
      @Auth Viewer viewer, @PathParam("script") UUID script, @PathParam("tag") String tag) {
    return page(viewer, script, tag(tag), List.of());
  }

  /**
   * Saves the lines, then marks those as reviewed whose box is ticked, or all of them where {@code
   * action} is {@code review}.
   */
  @POST
  @Path("/{tag}")
  @TakesUpTo(ScriptApiResource.WHOLE_SCRIPT)
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public Object save(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @PathParam("tag") String language,
      MultivaluedMap<String, String> sent) {
    String tag = tag(language);
    List<Translations.Change> lines = lines(sent);
    List<Translations.Conflict> conflicts = translations.save(viewer, script, tag, lines);
    boolean all = "review".equals(sent.getFirst("action"));
    Set<String> ticked = Set.copyOf(sent.getOrDefault("reviewed", List.of()));
    List<Translations.Change> approved =
        lines.stream().filter(line -> all || ticked.contains(line.key())).toList();
    int reviewed = approved.isEmpty() ? 0 : translations.review(viewer, script, tag, approved);
    if (!conflicts.isEmpty()) {
      return page(viewer, script, tag, conflicts).with(Problem.conflict("text_stale"));
    }
    SeeOther back = SeeOther.to("/scripts/" + script + "/translations/" + tag);
    return reviewed == 0
        ? back.with("scripts.notice.saved")
        : back.with("scripts.notice.reviewed", "count", reviewed);
  }

  private static String tag(String language) {
    return Translations.find(language).orElseThrow(Problem::notFound);
  }

  private static List<Translations.Change> lines(MultivaluedMap<String, String> sent) {
    List<String> keys = sent.getOrDefault("key", List.of());
    List<String> bases = sent.getOrDefault("base", List.of());
    List<String> texts = sent.getOrDefault("text", List.of());
    if (keys.size() != bases.size() || keys.size() != texts.size()) {
      throw Problem.unreadable("unreadable");
    }
    List<FieldProblem> problems = new ArrayList<>();
    List<Translations.Change> lines = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      if (texts.get(i).length() > ScriptBody.LONGEST_TEXT) {
        problems.add(
            new FieldProblem(
                keys.get(i), "line_too_long", Map.of("most", ScriptBody.LONGEST_TEXT)));
      }
      lines.add(new Translations.Change(keys.get(i), bases.get(i), texts.get(i)));
    }
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return lines;
  }

  private Page page(Viewer viewer, UUID script, String tag, List<Translations.Conflict> conflicts) {
    ScriptVersion version = scripts.newest(viewer, script);
    Map<String, Translations.Conflict> byKey = new LinkedHashMap<>();
    conflicts.forEach(conflict -> byKey.put(conflict.key(), conflict));
    ScriptRendering rendering = new ScriptRendering(version, tag);
    ScriptArguments sample = previews.sample(viewer);
    List<TranslationPage.Row> rows =
        version.structure().keys().stream()
            .map(key -> row(version, rendering, sample, key, Optional.ofNullable(byKey.get(key))))
            .toList();
    return Page.of(
        "scripts/translation.jte",
        new TranslationPage(version, tag, Translations.mayReview(viewer, tag), rows));
  }

  /** What is saved as it will be said; empty where that is just what is written. */
  private static String preview(ScriptRendering rendering, String key, ScriptArguments sample) {
    String said = rendering.say(key, sample);
    return said.equals(rendering.line(key).text()) ? "" : said;
  }

  private static TranslationPage.Row row(
      ScriptVersion version,
      ScriptRendering rendering,
      ScriptArguments sample,
      String key,
      Optional<Translations.Conflict> conflict) {
    Bundles bundles = version.bundles();
    String source = bundles.words(bundles.source(), key);
    String saved = bundles.words(rendering.bundle(), key);
    String text = conflict.map(Translations.Conflict::mine).orElse(saved);
    boolean isSource = rendering.bundle().equals(bundles.source());
    return new TranslationPage.Row(
        key,
        key.indexOf('.') >= 0,
        source,
        saved,
        text,
        rendering.line(key).state(),
        bundles.find(rendering.bundle(), key).map(Bundles.Text::reviewer).orElse(""),
        LineCheck.of(rendering.bundle(), text, isSource ? null : source),
        preview(rendering, key, sample),
        conflict.isPresent());
  }
}
