package org.polyphony.translations;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.scripts.Bundles;
import org.polyphony.scripts.EarlierText;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.Scripts;
import org.polyphony.scripts.TextState;
import org.polyphony.scripts.Translations;
import org.polyphony.scripts.Translations.Change;
import org.polyphony.scripts.Translations.Conflict;
import org.polyphony.scripts.Translations.Typed;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** One line of a script in one language, saved while somebody types it. */
@Path("/api/v1/scripts/{script}/translations/{tag}/lines")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LineApiResource {
  private final Scripts scripts;
  private final Translations translations;

  LineApiResource(Scripts scripts, Translations translations) {
    this.scripts = scripts;
    this.translations = translations;
  }

  /**
   * A line as somebody has typed it.
   *
   * @param base the text from which they began
   * @param text what they made of it; empty to have none
   * @param soundBase how it was read when they began
   * @param sound how it is read by who speaks and does not read; left alone where there is no text
   */
  public record Body(
      @Nullable String base,
      @Nullable String text,
      @Nullable String soundBase,
      @Nullable String sound) {}

  /**
   * What another person has made of it meanwhile; then nothing of ours is saved in its place.
   *
   * @param text null where the text is not what differs
   * @param sound null where how it is read is not what differs
   * @param by who has saved it; empty where nobody knows
   */
  public record Theirs(@Nullable String text, @Nullable String sound, String by) {}

  /**
   * The line as it is saved now.
   *
   * @param state of the text
   * @param conflict null where nobody else has changed it meanwhile
   */
  public record Saved(String text, String sound, TextState state, @Nullable Theirs conflict) {}

  /** The same again changes nothing. */
  @PUT
  @Path("/{key}")
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public Saved save(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @PathParam("tag") String language,
      @PathParam("key") String key,
      @Nullable Body body) {
    if (body == null) {
      throw Problem.unreadable("unreadable");
    }
    String tag = Translations.find(language).orElseThrow(Problem::notFound);
    if (!scripts.newest(viewer, script).structure().keys().contains(key)) {
      throw Problem.notFound();
    }
    Change text = change(key, "text", body.base(), body.text());
    Change sound = change(key, "sound", body.soundBase(), body.sound());
    Typed typed = translations.type(viewer, script, tag, text, sound);
    ScriptVersion version = scripts.newest(viewer, script);
    Optional<Bundles.Text> saved = version.bundles().find(tag, key);
    return new Saved(
        saved.map(Bundles.Text::text).orElse(""),
        saved.map(Bundles.Text::pronunciation).orElse(""),
        saved.map(Bundles.Text::state).orElse(TextState.MISSING),
        theirs(script, tag, key, typed));
  }

  private static Change change(
      String key, String field, @Nullable String base, @Nullable String text) {
    String typed = Objects.requireNonNullElse(text, "");
    if (typed.length() > Translations.LONGEST_TEXT) {
      throw Problem.invalid(
          new FieldProblem(field, "line_too_long", Map.of("most", Translations.LONGEST_TEXT)));
    }
    return new Change(key, Objects.requireNonNullElse(base, ""), typed);
  }

  private @Nullable Theirs theirs(UUID script, String tag, String key, Typed typed) {
    if (typed.text().isEmpty() && typed.sound().isEmpty()) {
      return null;
    }
    String by =
        translations.earlier(script, tag).getOrDefault(key, List.of()).stream()
            .findFirst()
            .filter(earlier -> typed.text().isPresent())
            .map(EarlierText::replacedBy)
            .orElse("");
    return new Theirs(
        typed.text().map(Conflict::theirs).orElse(null),
        typed.sound().map(Conflict::theirs).orElse(null),
        by);
  }
}
