package org.polyphony.translations;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.BundleCoverage;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.Messages;
import org.polyphony.scripts.ScriptSummary;
import org.polyphony.scripts.Scripts;
import org.polyphony.scripts.Translations;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Where translators begin: every script in every language, and the interface. */
@Path("/translations")
public final class DeskResource {
  private final Scripts scripts;
  private final Comments comments;
  private final Messages messages;

  DeskResource(Scripts scripts, Comments comments, Messages messages) {
    this.scripts = scripts;
    this.comments = comments;
    this.messages = messages;
  }

  /** The desk with the languages that can be looked for. */
  record Desk(DeskPage page, List<String> languages) {}

  /** How far the languages of the interface are. */
  record InterfacePage(List<BundleCoverage> languages) {}

  /**
   * @param language the tag of the only language to show
   * @param show what to look for: {@code missing}, {@code stale}, {@code draft}, {@code reviewed},
   *     {@code open}
   */
  @GET
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public Page desk(
      @Auth Viewer viewer,
      @QueryParam("language") @Nullable String language,
      @QueryParam("show") @Nullable String show) {
    List<ScriptSummary> summaries = scripts.of(viewer);
    String tag = Translations.find(Objects.requireNonNullElse(language, "")).orElse("");
    List<String> writable = writable();
    List<String> own =
        viewer.is(Role.COORDINATOR)
            ? List.of()
            : viewer.reads().stream().filter(writable::contains).sorted().toList();
    DeskPage page =
        DeskPage.of(
            summaries,
            comments.open(summaries.stream().map(ScriptSummary::id).toList()),
            own,
            tag,
            LineFilter.of(show));
    return Page.of("translations/desk.jte", new Desk(page, writable));
  }

  /** How much of the interface there is in each of its languages, and who can trust it. */
  @GET
  @Path("/interface")
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public Page bundles() {
    return Page.of("translations/interface.jte", new InterfacePage(messages.coverage()));
  }

  /** The tags of languages that texts are written in. */
  private static List<String> writable() {
    return Languages.standard().all().stream()
        .filter(language -> !language.spokenOnly() && !language.tag().equals(Languages.UNKNOWN))
        .map(Language::tag)
        .toList();
  }
}
