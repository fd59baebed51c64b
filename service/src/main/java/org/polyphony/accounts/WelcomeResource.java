package org.polyphony.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Set;
import org.polyphony.web.Anyone;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.SignIns;

/** Where one-time links lead. Looking uses none up, so that a preview in a chat does not. */
@Path("/welcome/{token}")
public final class WelcomeResource {

  /** The form of a link that makes an organization, or a user. */
  record Form(
      Welcome.For link,
      String organization,
      String name,
      String email,
      List<UserLanguage> languages,
      String locale) {}

  private final Welcome welcome;
  private final Sessions sessions;

  WelcomeResource(Welcome welcome, Sessions sessions) {
    this.welcome = welcome;
    this.sessions = sessions;
  }

  @GET
  @Anyone
  public Page look(@PathParam("token") String token) {
    Welcome.For link = welcome.find(token);
    String name = link.link().name();
    String email = link.link().email();
    return page(
        new Form(link, "", name == null ? "" : name, email == null ? "" : email, List.of(), ""));
  }

  private static Page page(Form form) {
    return switch (form.link().link().purpose()) {
      case SETUP -> Page.of("accounts/set-up.jte", form);
      case INVITATION -> Page.of("accounts/invitation.jte", form);
      case RESET -> Page.of("accounts/reset.jte", form);
      case SIGN_IN -> Page.of("accounts/sign-in-link.jte", form);
    };
  }

  @POST
  @Anyone
  public Object use(
      @PathParam("token") String token,
      @FormParam("organization") @DefaultValue("") String organization,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("secret") @DefaultValue("") String secret,
      @FormParam("speaks") Set<String> speaks,
      @FormParam("reads") Set<String> reads,
      @FormParam("locale") @DefaultValue("en") String locale,
      @CookieParam(SignIns.COOKIE) @DefaultValue("") String earlier,
      @Context HttpServletRequest request) {
    Welcome.For link = welcome.find(token);
    List<UserLanguage> languages = UserLanguage.of(speaks, reads);
    Welcome.Newcomer newcomer =
        new Welcome.Newcomer(organization, name, email, password, languages, locale);
    String device = Visitor.of(request).device();
    try {
      Sessions.Begun begun =
          switch (link.link().purpose()) {
            case SETUP -> welcome.setUp(token, newcomer, device);
            case INVITATION -> welcome.accept(token, newcomer, device);
            case RESET ->
                welcome.reset(token, link.pin() ? Passwords.typedPin(secret) : secret, device);
            case SIGN_IN -> welcome.signIn(token, device);
          };
      sessions.endBySecret(earlier);
      return begun.in(SeeOther.to("/"));
    } catch (Problem problem) {
      return page(new Form(link, organization, name, email, languages, locale)).with(problem);
    }
  }
}
