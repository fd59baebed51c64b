package org.polyphony.accounts;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** One person: their roles, their languages, and whether they may come in. */
@Path("/people")
public final class PersonResource {

  /**
   * The page.
   *
   * @param mayChange whether the viewer may
   * @param self whether they are the viewer
   */
  record Person(
      User user,
      boolean mayChange,
      boolean self,
      List<Role> grantable,
      String name,
      String email,
      Set<Role> roles,
      List<UserLanguage> languages,
      boolean minor,
      String guardianConsentOn,
      ZoneId zone) {}

  private final Users users;
  private final Organizations organizations;

  PersonResource(Users users, Organizations organizations) {
    this.users = users;
    this.organizations = organizations;
  }

  @GET
  @Path("{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page person(@Auth Viewer viewer, @PathParam("id") UUID id) {
    User user = users.find(viewer, id);
    String email = user.email();
    LocalDate consent = user.guardianConsentOn();
    return page(
        viewer,
        user,
        user.name(),
        email == null ? "" : email,
        user.roles(),
        user.languages(),
        user.minor(),
        consent == null ? "" : consent.toString());
  }

  private Page page(
      Viewer viewer,
      User user,
      String name,
      String email,
      Set<Role> roles,
      List<UserLanguage> languages,
      boolean minor,
      String guardianConsentOn) {
    return Page.of(
        "accounts/person.jte",
        new Person(
            user,
            Authority.mayChange(viewer, user),
            viewer.user().equals(user.id()),
            PeopleResource.grantable(viewer),
            name,
            email,
            roles,
            languages,
            minor,
            guardianConsentOn,
            organizations.of(viewer).zone()));
  }

  @POST
  @Path("{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object edit(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("roles") Set<String> roles,
      @FormParam("speaks") Set<String> speaks,
      @FormParam("reads") Set<String> reads,
      @FormParam("minor") @DefaultValue("false") boolean minor,
      @FormParam("guardian_consent_on") @DefaultValue("") String guardianConsentOn) {
    User user = users.toChange(viewer, id);
    Set<Role> ticked = PeopleResource.roles(roles);
    List<UserLanguage> languages = UserLanguage.of(speaks, reads);
    try {
      LocalDate consent = guardianConsentOn.isBlank() ? null : day(guardianConsentOn);
      users.edit(viewer, id, new Users.Entry(name, email, ticked, languages, minor, consent));
      return SeeOther.to("/people/" + id).with("accounts.notice.saved");
    } catch (Problem problem) {
      return page(viewer, user, name, email, ticked, languages, minor, guardianConsentOn)
          .with(problem);
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw Problem.invalid(FieldProblem.of("guardian_consent_on", "day_unreadable"));
    }
  }

  @POST
  @Path("{id}/disabling")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther disable(@Auth Viewer viewer, @PathParam("id") UUID id) {
    users.disable(viewer, id);
    return SeeOther.to("/people/" + id).with("accounts.notice.disabled");
  }

  @POST
  @Path("{id}/enabling")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther enable(@Auth Viewer viewer, @PathParam("id") UUID id) {
    users.enable(viewer, id);
    return SeeOther.to("/people/" + id).with("accounts.notice.enabled");
  }

  @POST
  @Path("{id}/keeping")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther keep(@Auth Viewer viewer, @PathParam("id") UUID id) {
    users.keep(viewer, id);
    return SeeOther.to("/people/" + id).with("accounts.notice.kept");
  }
}
