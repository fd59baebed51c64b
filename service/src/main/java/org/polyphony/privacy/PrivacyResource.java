package org.polyphony.privacy;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** What the organization keeps of people. */
@Path("/settings/privacy")
public final class PrivacyResource {

  /** The page. */
  record PrivacyPage(Set<SensitiveKind> kept) {

    List<View.Choice> kinds(View view) {
      return Stream.of(SensitiveKind.values())
          .map(
              kind ->
                  new View.Choice(
                      kind.wire(),
                      view.t("privacy.kind." + kind.wire()),
                      view.t("privacy.kind." + kind.wire() + ".hint"),
                      null,
                      kept.contains(kind)))
          .toList();
    }
  }

  private final PrivacyDesk desk;

  PrivacyResource(PrivacyDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow(Role.ADMINISTRATOR)
  public Page privacy(@Auth Viewer viewer) {
    return Page.of("privacy/privacy.jte", new PrivacyPage(desk.kept(viewer)));
  }

  @POST
  @Path("/kinds")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow(Role.ADMINISTRATOR)
  public Object keep(@Auth Viewer viewer, @FormParam("kind") List<String> kinds) {
    Set<SensitiveKind> chosen = EnumSet.noneOf(SensitiveKind.class);
    for (String kind : kinds) {
      chosen.add(
          SensitiveKind.ofWire(kind)
              .orElseThrow(() -> Problem.invalid(FieldProblem.of("kind", "unknown_value"))));
    }
    desk.keep(viewer, chosen);
    return SeeOther.to("/settings/privacy").with("privacy.saved");
  }
}
