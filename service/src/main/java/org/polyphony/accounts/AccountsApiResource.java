package org.polyphony.accounts;

import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;
import org.polyphony.web.Allow;
import org.polyphony.web.Anyone;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Tokens and users for other programs. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AccountsApiResource {

  /** Who wants a token. */
  record Credentials(@Nullable String email, @Nullable String password) {
    @Override
    public String toString() {
      return "Credentials[REDACTED]";
    }
  }

  /** A token, shown this once. */
  record Token(String token, Instant expiresAt) {}

  /** A user to be made. */
  record ToMake(
      @Nullable String email,
      @Nullable String password,
      @Nullable String name,
      @Nullable List<String> roles,
      @Nullable List<UserLanguage> languages,
      @Nullable String locale,
      boolean minor) {
    @Override
    public String toString() {
      return "ToMake[REDACTED]";
    }
  }

  /** A user, as the API shows one. */
  record Shown(
      UUID id,
      String name,
      @Nullable String email,
      List<String> roles,
      OrganizationShown organization,
      List<UserLanguage> languages,
      @Nullable String locale,
      boolean minor,
      List<Shift> shifts) {}

  /** The organization of a user. */
  record OrganizationShown(UUID id, String name, String timeZone) {}

  /** A role for one shift. */
  record Shift(UUID id, String role, @Nullable Instant until) {}

  private final PasswordSignIn signIn;
  private final Users users;
  private final Organizations organizations;

  AccountsApiResource(PasswordSignIn signIn, Users users, Organizations organizations) {
    this.signIn = signIn;
    this.users = users;
    this.organizations = organizations;
  }

  @POST
  @Path("tokens")
  @Anyone
  public Response issueToken(
      @NotNull Credentials credentials, @Context HttpServletRequest request) {
    Sessions.Issued issued =
        signIn.program(
            text(credentials.email()), text(credentials.password()), Visitor.of(request));
    return Response.status(Response.Status.CREATED)
        .header("Cache-Control", "no-store")
        .entity(new Token(issued.secret().text(), issued.expiresAt()))
        .build();
  }

  @GET
  @Path("me")
  @Allow({})
  public Shown me(@Auth Viewer viewer) {
    return shown(viewer, users.self(viewer), users.shifts(viewer));
  }

  private Shown shown(Viewer viewer, User user, List<UserDao.Grant> shifts) {
    Organization own = organizations.of(viewer);
    List<String> roles = user.roles().stream().sorted().map(Role::wire).toList();
    return new Shown(
        user.id(),
        user.name(),
        user.email(),
        roles,
        new OrganizationShown(own.id(), own.name(), own.timeZone()),
        user.languages(),
        user.locale(),
        user.minor(),
        shifts.stream()
            .map(grant -> new Shift(grant.scope(), grant.role(), grant.expiresAt()))
            .toList());
  }

  @POST
  @Path("users")
  @Allow(Role.ADMINISTRATOR)
  public Response makeUser(@Auth Viewer viewer, @NotNull ToMake user) {
    Entries entries = new Entries();
    entries.emailRequired("email", user.email());
    if (user.password() == null) {
      entries.add(FieldProblem.required("password"));
    }
    Set<Role> roles = roles(user.roles(), entries);
    entries.check();
    UUID id =
        users.create(
            viewer,
            new NewUser(
                viewer.organization(),
                text(user.name()),
                user.email(),
                user.password(),
                roles,
                canonical(user.languages()),
                user.locale(),
                user.minor(),
                false));
    return Response.status(Response.Status.CREATED)
        .entity(shown(viewer, users.find(viewer, id), List.of()))
        .build();
  }

  private static Set<Role> roles(@Nullable List<String> wires, Entries entries) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (wires == null || wires.isEmpty()) {
      entries.add(FieldProblem.of("roles", "role_needed"));
      return roles;
    }
    for (int i = 0; i < wires.size(); i++) {
      String field = "roles[" + i + "]";
      Role.ofWire(text(wires.get(i)))
          .ifPresentOrElse(roles::add, () -> entries.add(FieldProblem.of(field, "role_unknown")));
    }
    return roles;
  }

  // Another program may write a tag in its own way: fil for tl, fa-AF for prs.
  private static List<UserLanguage> canonical(@Nullable List<UserLanguage> languages) {
    List<UserLanguage> canonical = new ArrayList<>();
    for (UserLanguage language : languages == null ? List.<UserLanguage>of() : languages) {
      String tag =
          Languages.standard().find(language.tag()).map(Language::tag).orElse(language.tag());
      canonical.add(new UserLanguage(tag, language.speaks(), language.reads()));
    }
    return canonical;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
