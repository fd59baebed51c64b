package org.polyphony.translations;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.polyphony.i18n.exchange.ExchangeFormat;
import org.polyphony.i18n.exchange.TranslationFile;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.Scripts;
import org.polyphony.scripts.Translations;
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

/** Texts of a script as files: out to translators with tools of their own, and back. */
@Path("/translations/files")
public final class TextFilesResource {
  /** Many times what the longest script has. */
  static final int MEGABYTES = 4;

  private static final int LARGEST = MEGABYTES << 20;
  private static final int BESIDE_THE_FILE = 64 * 1024;
  private static final String ID = "[0-9a-f-]{36}";

  private final Scripts scripts;
  private final TextFiles files;

  TextFilesResource(Scripts scripts, TextFiles files) {
    this.scripts = scripts;
    this.files = files;
  }

  /** The page of both ways. */
  record WaysPage(ScriptVersion version, String tag, int megabytes) {
    String lines() {
      return "/scripts/" + version.script() + "/translations/" + tag;
    }

    String files() {
      return "/translations/files/" + version.script() + "/" + tag;
    }

    boolean source() {
      return tag.equals(version.sourceLanguage());
    }
  }

  @GET
  @Path("/{script: " + ID + "}/{tag}")
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public Page ways(
      @Auth Viewer viewer, @PathParam("script") UUID script, @PathParam("tag") String language) {
    return page(viewer, script, tag(language));
  }

  /**
   * The file.
   *
   * @param name {@code xliff} or {@code properties}
   */
  @GET
  @Path("/{script: " + ID + "}/{tag}/export")
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public Download export(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @PathParam("tag") String language,
      @QueryParam("format") @DefaultValue("xliff") String name) {
    ExchangeFormat format = ExchangeFormat.named(name).orElseThrow(Problem::notFound);
    String tag = tag(language);
    TranslationFile file = files.export(viewer, script, tag);
    String filename = "script-" + script.toString().substring(24) + "-" + tag;
    return new Download(
        filename + "." + format.extension(),
        format.mediaType(),
        (words, out) -> format.write(file, out));
  }

  @POST
  @Path("/{script: " + ID + "}/{tag}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @TakesUpTo(LARGEST + BESIDE_THE_FILE)
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public Object receive(
      @Auth Viewer viewer,
      @PathParam("script") UUID script,
      @PathParam("tag") String language,
      @HeaderParam("Content-Type") MediaType type,
      InputStream body)
      throws IOException {
    String tag = tag(language);
    scripts.find(viewer, script);
    try {
      FileForm.Sent file =
          new FileForm(body, type)
              .file("file")
              .filter(sent -> !sent.name().isBlank())
              .orElseThrow(() -> Problem.invalid(FieldProblem.required("file")));
      byte[] content = file.content().readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw Problem.invalid(
            new FieldProblem("file", "texts_too_large", Map.of("megabytes", MEGABYTES)));
      }
      return SeeOther.to(
          "/translations/files/" + files.receive(viewer, script, tag, file.name(), content));
    } catch (Problem problem) {
      return page(viewer, script, tag).with(problem);
    }
  }

  @GET
  @Path("/{id: " + ID + "}")
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public Page look(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return Page.of("translations/file.jte", new FilePage(files.find(viewer, id), viewer));
  }

  /**
   * @param reviews {@code yes} where the viewer vouches for what the file says was read again
   */
  @POST
  @Path("/{id: " + ID + "}/application")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public SeeOther apply(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @FormParam("reviews") @DefaultValue("") String reviews) {
    int changed = files.apply(viewer, id, reviews.equals("yes"));
    return SeeOther.to("/translations/files/" + id)
        .with("translations.notice.taken", "count", changed);
  }

  @POST
  @Path("/{id: " + ID + "}/undo")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.TRANSLATOR, Role.ADMINISTRATOR})
  public SeeOther undo(@Auth Viewer viewer, @PathParam("id") UUID id) {
    TextFiles.Undone undone = files.undo(viewer, id);
    return SeeOther.to("/translations/files/" + id)
        .with("translations.notice.undone", "count", undone.back(), "left", undone.left());
  }

  private Page page(Viewer viewer, UUID script, String tag) {
    return Page.of(
        "translations/files.jte", new WaysPage(scripts.newest(viewer, script), tag, MEGABYTES));
  }

  private static String tag(String language) {
    return Translations.find(language).orElseThrow(Problem::notFound);
  }
}
