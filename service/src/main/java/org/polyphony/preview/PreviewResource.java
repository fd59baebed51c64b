package org.polyphony.preview;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.ScriptRendering;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.Scripts;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/**
 * A version as callers will read it, to be walked through by tapping answers. All that was answered
 * stands in the address of the page, so that nothing is kept.
 */
@Path("/scripts/{script: [0-9a-f-]{36}}/versions/{version}")
public final class PreviewResource {
  /** Before the id of a step in the query; no other part of it is called so. */
  static final String ANSWER = "to.";

  private static final int MOST_ANSWERS = 500;

  private final Scripts scripts;
  private final Function<Viewer, ScriptArguments> samples;

  PreviewResource(Scripts scripts, Function<Viewer, ScriptArguments> samples) {
    this.scripts = scripts;
    this.samples = samples;
  }

  /**
   * Takes {@code bundle}, the language that is spoken; {@code address}, how the person is
   * addressed; and {@code to.STEP}, what they answered.
   */
  @GET
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public Page show(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @PathParam("version") String version,
      @Context UriInfo asked) {
    MultivaluedMap<String, String> query = asked.getQueryParameters();
    ScriptVersion found = scripts.version(viewer, script, version);
    String bundle =
        Optional.ofNullable(query.getFirst("bundle"))
            .flatMap(Languages.standard()::find)
            .map(Language::tag)
            .filter(tag -> !tag.equals(Languages.UNKNOWN))
            .orElse(found.sourceLanguage());
    String address = Objects.requireNonNullElse(query.getFirst("address"), "");
    SamplePeople.Person person = SamplePeople.of(bundle, 0);
    ScriptArguments arguments = person.in(samples.apply(viewer), bundle, address);
    return Page.of(
        "preview/preview.jte",
        new PreviewPage(
            new ScriptRendering(found, bundle), person, address, answers(found, query), arguments));
  }

  /** What the script asks and can be answered so; anything else in the address is passed over. */
  private static Map<String, List<String>> answers(
      ScriptVersion version, MultivaluedMap<String, String> query) {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    query.entrySet().stream()
        .filter(sent -> sent.getKey().startsWith(ANSWER))
        .limit(MOST_ANSWERS)
        .forEach(
            sent -> {
              String step = sent.getKey().substring(ANSWER.length());
              List<String> said = version.answerable(step, sent.getValue());
              if (!said.isEmpty()) {
                answers.put(step, said);
              }
            });
    return answers;
  }
}
