package org.polyphony.friends;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.ORGANIZER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.queue.OwnLine;
import org.polyphony.queue.OwnLines;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** A caller's own people for a campaign: one at a time, by forms alone. */
@Path("/friends/{campaign}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class FriendsResource {

  private static final String TEMPLATE = "friends/friends.jte";

  private final Friends friends;
  private final TypingIn typingIn;
  private final Allowances allowances;

  FriendsResource(Friends friends, TypingIn typingIn, Allowances allowances) {
    this.friends = friends;
    this.typingIn = typingIn;
    this.allowances = allowances;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Page friends(@Auth Viewer viewer, @PathParam("campaign") UUID campaign) {
    return Page.of(TEMPLATE, page(viewer, campaign, null, false, null));
  }

  private FriendsPage page(
      Viewer viewer,
      UUID campaign,
      @Nullable FriendForm typed,
      boolean removed,
      @Nullable Friend refused) {
    Friends.Own own = friends.of(viewer, campaign);
    boolean runs = viewer.is(COORDINATOR);
    return new FriendsPage(
        own,
        typed == null ? FriendForm.empty(viewer, own.campaign().languages()) : typed,
        removed,
        refused,
        runs ? allowances.figures(viewer, campaign) : null,
        runs);
  }

  /** Takes one person in. */
  @POST
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Object add(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      MultivaluedMap<String, String> typed) {
    FriendForm form = FriendForm.of(typed);
    try {
      TypingIn.Added added = typingIn.add(viewer, campaign, form.friend());
      return SeeOther.to("/friends/" + campaign + "#" + added.friend().row().id())
          .with("friends.added", "name", added.friend().row().name());
    } catch (Problem problem) {
      if (problem.status() == 404) {
        throw problem;
      }
      return Page.of(TEMPLATE, page(viewer, campaign, form, false, null)).with(problem);
    }
  }

  /** Opens the console with one of them on it, or says why not. */
  @POST
  @Path("/{friend}/call")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Object call(
      @Auth Viewer viewer, @PathParam("campaign") UUID campaign, @PathParam("friend") UUID id) {
    OwnLines.Call call = friends.call(viewer, campaign, id);
    if (call.claim() != null) {
      return SeeOther.to("/call/" + campaign + "#own");
    }
    Friend friend = friends.find(viewer, campaign, id);
    OwnLine line = call.line();
    return Page.of(TEMPLATE, page(viewer, campaign, null, false, new Friend(friend.row(), line)))
        .status(409);
  }

  /** Takes one of them out; what was typed stands in the form, so that it can be sent again. */
  @POST
  @Path("/{friend}/removal")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public Page remove(
      @Auth Viewer viewer, @PathParam("campaign") UUID campaign, @PathParam("friend") UUID id) {
    Friend friend = friends.remove(viewer, campaign, id);
    return Page.of(TEMPLATE, page(viewer, campaign, FriendForm.of(friend.row()), true, null));
  }

  /** Lets others call one of them. */
  @POST
  @Path("/{friend}/sharing")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public SeeOther share(
      @Auth Viewer viewer, @PathParam("campaign") UUID campaign, @PathParam("friend") UUID id) {
    Friend friend = friends.share(viewer, campaign, id);
    return SeeOther.to("/friends/" + campaign + "#" + id)
        .with("friends.now-shared", "name", friend.row().name());
  }

  /** Keeps one of them whom others might have called. */
  @POST
  @Path("/{friend}/keeping")
  @Allow({ORGANIZER, COORDINATOR, ADMINISTRATOR})
  public SeeOther keep(
      @Auth Viewer viewer, @PathParam("campaign") UUID campaign, @PathParam("friend") UUID id) {
    Friend friend = friends.keep(viewer, campaign, id);
    return SeeOther.to("/friends/" + campaign + "#" + id)
        .with("friends.now-kept", "name", friend.row().name());
  }

  /** How many each caller may bring. */
  @POST
  @Path("/allowance")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object allow(
      @Auth Viewer viewer,
      @PathParam("campaign") UUID campaign,
      @FormParam("at_most") @DefaultValue("") String atMost) {
    try {
      int most = number(atMost);
      allowances.allow(viewer, campaign, most);
      return SeeOther.to("/friends/" + campaign).with("friends.allowed", "most", most);
    } catch (Problem problem) {
      if (problem.status() == 404) {
        throw problem;
      }
      return Page.of(TEMPLATE, page(viewer, campaign, null, false, null)).with(problem);
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw Problem.invalid(FieldProblem.of("at_most", "unreadable_value"));
    }
  }
}
