package org.polyphony.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Set;
import org.polyphony.web.Anyone;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.SignIns;

/** The way in for a room of volunteers: a code on the wall, a name, a PIN of one's own. */
@Path("/join")
public final class JoinResource {

  /** The form for the code. */
  record AskCode(String code) {}

  /**
   * The form below a code.
   *
   * @param open whether new people may join; if not, those who were kept still come back
   * @param back whether the form for those who were here before is the one in front
   */
  record Join(
      JoinCode code,
      boolean open,
      boolean back,
      String name,
      List<UserLanguage> languages,
      boolean minor) {}

  private final Joining joining;
  private final Sessions sessions;

  JoinResource(Joining joining, Sessions sessions) {
    this.joining = joining;
    this.sessions = sessions;
  }

  @GET
  @Anyone
  public Object code(@QueryParam("code") @DefaultValue("") String code) {
    String typed = JoinCode.typed(code);
    return typed.isEmpty()
        ? Page.of("accounts/join-code.jte", new AskCode(""))
        : SeeOther.to("/join/" + typed);
  }

  @GET
  @Path("{code}")
  @Anyone
  public Page join(
      @PathParam("code") String typed,
      @QueryParam("back") @DefaultValue("false") boolean back,
      @Context HttpServletRequest request) {
    try {
      JoinCode code = joining.code(typed, Visitor.of(request));
      boolean open = joining.isOpen(code);
      return Page.of(
          "accounts/join.jte", new Join(code, open, back || !open, "", List.of(), false));
    } catch (Problem problem) {
      return Page.of("accounts/join-code.jte", new AskCode(typed)).with(problem);
    }
  }

  @POST
  @Path("{code}")
  @Anyone
  public Object join(
      @PathParam("code") String typed,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("speaks") Set<String> speaks,
      @FormParam("reads") Set<String> reads,
      @FormParam("pin") @DefaultValue("") String pin,
      @FormParam("minor") @DefaultValue("false") boolean minor,
      @FormParam("locale") @DefaultValue("en") String locale,
      @CookieParam(SignIns.COOKIE) @DefaultValue("") String earlier,
      @Context HttpServletRequest request) {
    Visitor visitor = Visitor.of(request);
    JoinCode code = joining.code(typed, visitor);
    List<UserLanguage> languages = UserLanguage.of(speaks, reads);
    try {
      Sessions.Begun begun =
          joining.join(
              code,
              new Joining.Entry(name, languages, Passwords.typedPin(pin), minor, locale),
              visitor);
      sessions.endBySecret(earlier);
      return begun.in(
          SeeOther.to(code.leadsTo()).with("accounts.notice.joined", "name", name.strip()));
    } catch (Problem problem) {
      return Page.of(
              "accounts/join.jte",
              new Join(code, joining.isOpen(code), false, name, languages, minor))
          .with(problem);
    }
  }

  @POST
  @Path("{code}/back")
  @Anyone
  public Object back(
      @PathParam("code") String typed,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("pin") @DefaultValue("") String pin,
      @CookieParam(SignIns.COOKIE) @DefaultValue("") String earlier,
      @Context HttpServletRequest request) {
    Visitor visitor = Visitor.of(request);
    JoinCode code = joining.code(typed, visitor);
    try {
      Sessions.Begun begun = joining.comeBack(code, name, Passwords.typedPin(pin), visitor);
      sessions.endBySecret(earlier);
      return begun.in(SeeOther.to(code.leadsTo()));
    } catch (Problem problem) {
      return Page.of(
              "accounts/join.jte",
              new Join(code, joining.isOpen(code), true, name, List.of(), false))
          .with(problem);
    }
  }
}
