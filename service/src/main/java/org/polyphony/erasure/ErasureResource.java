package org.polyphony.erasure;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.privacy.ErasureReason;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** Erasing a person: what goes and what stays, a reason, and the word that it is meant. */
@Path("/contacts/{contact}/erase")
public final class ErasureResource {

  /** The page that asks. */
  record ErasePage(Erasures.Look look, String reason) {

    List<View.Choice> reasons(View view) {
      return Stream.of(ErasureReason.ASKED, ErasureReason.FAMILY, ErasureReason.NO_GROUND)
          .map(
              one ->
                  View.Choice.of(
                      one.wire(),
                      view.t("erasure.reason." + one.wire()),
                      one.wire().equals(reason)))
          .toList();
    }
  }

  private final Erasures erasures;

  ErasureResource(Erasures erasures) {
    this.erasures = erasures;
  }

  @GET
  @Allow(Role.ADMINISTRATOR)
  public Page ask(@Auth Viewer viewer, @PathParam("contact") UUID contact) {
    return page(viewer, contact, "");
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow(Role.ADMINISTRATOR)
  public Object erase(
      @Auth Viewer viewer,
      @PathParam("contact") UUID contact,
      @FormParam("reason") @DefaultValue("") String reason,
      @FormParam("sure") @Nullable String sure) {
    try {
      erasures.erase(viewer, contact, meant(reason, sure != null));
      return SeeOther.to("/contacts").with("erasure.done");
    } catch (Problem problem) {
      if (problem.status() == 404) {
        throw problem;
      }
      return page(viewer, contact, reason).with(problem);
    }
  }

  static ErasureReason meant(String reason, boolean sure) {
    ErasureReason read =
        ErasureReason.ofWire(reason)
            .orElseThrow(
                () ->
                    Problem.invalid(
                        reason.isEmpty()
                            ? FieldProblem.required("reason")
                            : FieldProblem.of("reason", "unknown_value")));
    if (!sure) {
      throw Problem.invalid(FieldProblem.of("sure", "erasure_not_sure"));
    }
    return read;
  }

  private Page page(Viewer viewer, UUID contact, String reason) {
    if (viewer.minor()) {
      throw Problem.forbidden();
    }
    return Page.of("erasure/erase.jte", new ErasePage(erasures.look(viewer, contact), reason));
  }
}
