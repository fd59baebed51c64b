package org.polyphony.accounts;

import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.polyphony.web.Allow;
import org.polyphony.web.Anyone;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.SignIns;
import org.polyphony.web.Viewer;

/** The front door: to one's work, in, and out. */
@Path("/")
public final class SignInResource {

  /**
   * The form.
   *
   * @param next where they wanted to go; empty for wherever their work is
   */
  record Form(String email, String next) {}

  private final PasswordSignIn signIn;
  private final Sessions sessions;

  SignInResource(PasswordSignIn signIn, Sessions sessions) {
    this.signIn = signIn;
    this.sessions = sessions;
  }

  @GET
  @Anyone
  public SeeOther home(@Auth Optional<Viewer> viewer) {
    return SeeOther.to(viewer.map(SignInResource::workOf).orElse("/sign-in"));
  }

  /** Where somebody with these roles works; for one whose roles have ended, their own account. */
  private static String workOf(Viewer viewer) {
    if (viewer.is(Role.COORDINATOR)) {
      return "/campaigns";
    }
    if (viewer.is(Role.ORGANIZER)) {
      return "/shifts";
    }
    if (viewer.is(Role.LEADER)) {
      return "/dashboards";
    }
    return viewer.is(Role.TRANSLATOR) ? "/translations" : "/account";
  }

  @GET
  @Path("sign-in")
  @Anyone
  public Object form(
      @Auth Optional<Viewer> viewer, @QueryParam("next") @DefaultValue("") String next) {
    return viewer.isPresent()
        ? SeeOther.next(next, "/")
        : Page.of("accounts/sign-in.jte", new Form("", next));
  }

  @POST
  @Path("sign-in")
  @Anyone
  public Object signIn(
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("next") @DefaultValue("") String next,
      @CookieParam(SignIns.COOKIE) @DefaultValue("") String earlier,
      @Context HttpServletRequest request) {
    try {
      Sessions.Begun begun = signIn.browser(email, password, Visitor.of(request));
      sessions.endBySecret(earlier);
      return begun.in(SeeOther.next(next, "/"));
    } catch (Problem problem) {
      return Page.of("accounts/sign-in.jte", new Form(email, next)).with(problem);
    }
  }

  @POST
  @Path("sign-out")
  @Allow({})
  public SeeOther signOut(@Auth Viewer viewer) {
    sessions.end(viewer);
    return SeeOther.to("/sign-in").with("accounts.notice.signed_out").signedOut();
  }

  @POST
  @Path("sign-out/everywhere")
  @Allow({})
  public SeeOther signOutEverywhere(@Auth Viewer viewer) {
    sessions.endAll(viewer);
    return SeeOther.to("/sign-in").with("accounts.notice.signed_out_everywhere").signedOut();
  }
}
