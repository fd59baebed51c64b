package org.polyphony.accounts;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** One's own account: languages, password, where one is signed in, API tokens. */
@Path("/account")
public final class AccountResource {

  private static final int TOKEN_NAME_AT_MOST = 100;

  /**
   * The page.
   *
   * @param pin whether they come in by a PIN
   * @param session the one that asks
   */
  record Own(
      User user,
      String organization,
      boolean pin,
      List<UserLanguage> languages,
      List<SessionDao.Open> sessions,
      UUID session,
      List<SessionDao.Token> tokens,
      ZoneId zone) {}

  /** A token, shown this once. */
  record Token(String name, String secret, Instant expiresAt, ZoneId zone) {}

  private final Users users;
  private final OwnAccount own;
  private final Sessions sessions;
  private final Organizations organizations;

  AccountResource(Users users, OwnAccount own, Sessions sessions, Organizations organizations) {
    this.users = users;
    this.own = own;
    this.sessions = sessions;
    this.organizations = organizations;
  }

  @GET
  @Allow({})
  public Page account(@Auth Viewer viewer) {
    User user = users.self(viewer);
    Organization organization = organizations.of(viewer);
    UUID session = viewer.session();
    return Page.of(
        "accounts/account.jte",
        new Own(
            user,
            organization.name(),
            user.email() == null,
            user.languages(),
            sessions.open(viewer),
            session == null ? viewer.user() : session,
            sessions.tokens(viewer),
            organization.zone()));
  }

  @POST
  @Path("languages")
  @Allow({})
  public Object setLanguages(
      @Auth Viewer viewer,
      @FormParam("speaks") Set<String> speaks,
      @FormParam("reads") Set<String> reads,
      @FormParam("locale") @DefaultValue("") String locale) {
    try {
      String chosen = locale.isBlank() ? null : locale;
      own.setLanguages(viewer, speaks, reads, chosen);
      return SeeOther.to("/account").with("accounts.notice.saved").speaking(chosen);
    } catch (Problem problem) {
      return account(viewer).with(problem);
    }
  }

  @POST
  @Path("secret")
  @Allow({})
  public Object setSecret(
      @Auth Viewer viewer,
      @FormParam("old") @DefaultValue("") String old,
      @FormParam("secret") @DefaultValue("") String secret) {
    boolean pin = users.self(viewer).email() == null;
    try {
      own.setSecret(
          viewer,
          pin,
          pin ? Passwords.typedPin(old) : old,
          pin ? Passwords.typedPin(secret) : secret);
      return SeeOther.to("/account").with("accounts.notice.secret_changed");
    } catch (Problem problem) {
      return account(viewer).with(problem);
    }
  }

  @POST
  @Path("tokens")
  @Allow({})
  public Page issueToken(
      @Auth Viewer viewer, @FormParam("token_name") @DefaultValue("") String name) {
    if (name.isBlank() || name.length() > TOKEN_NAME_AT_MOST) {
      return account(viewer).with(Problem.invalid(FieldProblem.required("token_name")));
    }
    Sessions.Issued issued =
        sessions.issueToken(viewer.user(), viewer.organization(), name.strip());
    return Page.of(
        "accounts/token.jte",
        new Token(
            name.strip(),
            issued.secret().text(),
            issued.expiresAt(),
            organizations.of(viewer).zone()));
  }

  @POST
  @Path("tokens/{id}/revoking")
  @Allow({})
  public SeeOther revokeToken(@Auth Viewer viewer, @PathParam("id") UUID id) {
    sessions.revokeToken(viewer, id);
    return SeeOther.to("/account").with("accounts.notice.token_revoked");
  }
}
