package org.polyphony.accounts;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.QrCode;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** The people of an organization, the invitations that are out and the codes on the wall. */
@Path("/people")
public final class PeopleResource {

  private static final int ON_A_PAGE = 100;
  private static final Set<Integer> DAYS = Set.of(1, 7, 30);

  /** The list. */
  record People(
      String search,
      int number,
      boolean more,
      List<User> users,
      List<OneTimeLink> invitations,
      List<JoinCode> open,
      List<JoinCode> ended,
      ZoneId zone) {}

  /** The form of an invitation. */
  record Invite(String name, String email, Set<Role> roles, List<Role> grantable) {}

  /** A link, shown this once. */
  record Link(Shown shown, String name, String address, QrCode qr, String back) {
    String title(View view) {
      return switch (shown) {
        case INVITATION -> view.t("accounts.link.invitation.title", "name", name);
        case RESET -> view.t("accounts.link.reset.title", "name", name);
        case PARTNER -> view.t("accounts.link.partner.title");
      };
    }

    String text(View view) {
      return switch (shown) {
        case INVITATION -> view.t("accounts.link.invitation.text");
        case RESET -> view.t("accounts.link.reset.text");
        case PARTNER -> view.t("accounts.link.partner.text");
      };
    }
  }

  /** What a link is for that is shown. */
  enum Shown {
    INVITATION,
    RESET,
    PARTNER
  }

  /** The poster of a code. */
  record Code(JoinCode code, boolean open, String address, QrCode qr, ZoneId zone) {

    boolean onlyHere() {
      return PublicAddress.isOnlyHere(address);
    }
  }

  private final Users users;
  private final Invitations invitations;
  private final Joining joining;
  private final Organizations organizations;
  private final PublicAddress address;

  PeopleResource(
      Users users,
      Invitations invitations,
      Joining joining,
      Organizations organizations,
      PublicAddress address) {
    this.users = users;
    this.invitations = invitations;
    this.joining = joining;
    this.organizations = organizations;
    this.address = address;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page people(
      @Auth Viewer viewer,
      @QueryParam("q") @DefaultValue("") String search,
      @QueryParam("page") @DefaultValue("1") int page) {
    int number = Math.max(1, page);
    List<User> found = users.search(viewer, search, ON_A_PAGE + 1, (number - 1) * ON_A_PAGE);
    List<JoinCode> codes = joining.codes(viewer);
    return Page.of(
        "accounts/people.jte",
        new People(
            search,
            number,
            found.size() > ON_A_PAGE,
            found.stream().limit(ON_A_PAGE).toList(),
            invitations.open(viewer),
            codes.stream().filter(joining::isOpen).toList(),
            codes.stream().filter(code -> !joining.isOpen(code)).toList(),
            organizations.of(viewer).zone()));
  }

  @GET
  @Path("invitations/new")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page invite(@Auth Viewer viewer) {
    return inviteForm(viewer, "", "", Set.of(Role.ORGANIZER));
  }

  private static Page inviteForm(Viewer viewer, String name, String email, Set<Role> roles) {
    return Page.of("accounts/invite.jte", new Invite(name, email, roles, grantable(viewer)));
  }

  static List<Role> grantable(Viewer viewer) {
    return List.copyOf(EnumSet.copyOf(Authority.grantable(viewer)));
  }

  /** The roles ticked in a form; a word that is no role is none. */
  static Set<Role> roles(Set<String> wires) {
    return wires.stream().flatMap(wire -> Role.ofWire(wire).stream()).collect(Collectors.toSet());
  }

  @POST
  @Path("invitations")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page invite(
      @Auth Viewer viewer,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("roles") Set<String> roles,
      @Context UriInfo request) {
    try {
      String path = invitations.invite(viewer, name, email, roles(roles));
      return link(request, path, Shown.INVITATION, name, "/people");
    } catch (Problem problem) {
      return inviteForm(viewer, name, email, roles(roles)).with(problem);
    }
  }

  private Page link(UriInfo request, String path, Shown shown, String name, String back) {
    String whole = address.of(request, path);
    return Page.of("accounts/link.jte", new Link(shown, name, whole, QrCode.of(whole), back));
  }

  @POST
  @Path("invitations/{id}/taking-back")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther takeBack(@Auth Viewer viewer, @PathParam("id") UUID id) {
    invitations.takeBack(viewer, id);
    return SeeOther.to("/people").with("accounts.notice.invitation_taken_back");
  }

  /**
   * @param days 1, 7 or 30; anything else is taken for 7
   */
  @POST
  @Path("codes")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther openCode(@Auth Viewer viewer, @FormParam("days") @Nullable Integer days) {
    int lasts = days != null && DAYS.contains(days) ? days : 7;
    return SeeOther.to("/people/codes/" + joining.open(viewer, Duration.ofDays(lasts)));
  }

  @GET
  @Path("codes/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page code(@Auth Viewer viewer, @PathParam("id") UUID id, @Context UriInfo request) {
    JoinCode code = joining.code(viewer, id);
    String whole = address.of(request, "/join/" + code.code());
    return Page.of(
        "accounts/code.jte",
        new Code(
            code, joining.isOpen(code), whole, QrCode.of(whole), organizations.of(viewer).zone()));
  }

  @POST
  @Path("codes/{id}/closing")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther closeCode(@Auth Viewer viewer, @PathParam("id") UUID id) {
    joining.close(viewer, id);
    return SeeOther.to("/people").with("accounts.notice.code_closed");
  }

  @POST
  @Path("{id}/reset-link")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page resetLink(@Auth Viewer viewer, @PathParam("id") UUID id, @Context UriInfo request) {
    String path = invitations.reset(viewer, id);
    User user = users.toChange(viewer, id);
    return link(request, path, Shown.RESET, user.name(), "/people/" + id);
  }
}
