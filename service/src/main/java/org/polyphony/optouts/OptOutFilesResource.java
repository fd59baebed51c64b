package org.polyphony.optouts;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.polyphony.consent.Channel;
import org.polyphony.imports.Import;
import org.polyphony.imports.ImportState;
import org.polyphony.imports.ImportsSettings;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.FileForm;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.TakesUpTo;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** Files of opt-outs brought in by hand; what becomes of one is on the page of its import. */
@Path("/suppressions/files")
public final class OptOutFilesResource {

  /**
   * The page.
   *
   * @param channel what was chosen, by its code
   * @param evidence what was typed
   */
  record FilesPage(String channel, String evidence, List<Import> earlier, ZoneId zone) {

    List<View.Choice> channels(View view) {
      return Arrays.stream(Channel.values())
          .map(Channel::code)
          .map(
              code -> View.Choice.of(code, view.t("consent.channel." + code), code.equals(channel)))
          .toList();
    }

    boolean isDone(Import one) {
      return one.state() == ImportState.DONE;
    }

    boolean isWaiting(Import one) {
      return one.state() == ImportState.REVIEW;
    }
  }

  private final OptOutFiles files;

  OptOutFilesResource(OptOutFiles files) {
    this.files = files;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page choose(@Auth Viewer viewer) {
    return page(viewer, Channel.ALL.code(), "");
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @TakesUpTo(ImportsSettings.LARGEST_BODY)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object start(
      @Auth Viewer viewer, @HeaderParam("Content-Type") MediaType type, InputStream body) {
    try {
      FileForm form = new FileForm(body, type);
      FileForm.Sent file =
          form.file("file")
              .filter(sent -> !sent.name().isBlank())
              .orElseThrow(() -> Problem.invalid(FieldProblem.required("file")));
      return SeeOther.to(
          "/imports/"
              + files.start(
                  viewer,
                  file.name(),
                  file.content(),
                  () -> channel(form.field("channel")),
                  () -> form.field("evidence"),
                  false));
    } catch (Problem problem) {
      return page(viewer, Channel.ALL.code(), "").with(problem);
    }
  }

  /**
   * @throws Problem 422 where there is no such way to reach somebody
   */
  static Channel channel(String code) {
    return Arrays.stream(Channel.values())
        .filter(channel -> channel.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Problem.invalid(FieldProblem.of("channel", "unknown_value")));
  }

  private Page page(Viewer viewer, String channel, String evidence) {
    OptOutFiles.Earlier earlier = files.earlier(viewer);
    return Page.of(
        "optouts/files.jte", new FilesPage(channel, evidence, earlier.files(), earlier.zone()));
  }
}
