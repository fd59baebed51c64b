package org.polyphony.texting;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.LEADER;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.scripts.NewScript;
import org.polyphony.web.Allow;
import org.polyphony.web.Cursor;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** Sendings of texts to many, for those who write them. */
@Path("/messages")
@Produces(MediaType.TEXT_HTML)
public final class MessagesResource {
  private static final int ON_A_PAGE = 20;
  private static final int HELD_ON_A_PAGE = 50;

  /**
   * The list.
   *
   * @param unread texts that came in, in all languages, and that nobody has looked at
   * @param next where the next ones are; null where there are none
   */
  record ListPage(
      List<TextDesk.Listed> campaigns, boolean mayWrite, long unread, @Nullable String next) {}

  /**
   * The form.
   *
   * @param outlook what would go out; null where nobody has asked yet
   */
  record FormPage(TextForm form, TextDesk.Choices choices, @Nullable TextOutlook outlook) {

    List<View.Choice> audiences(View view) {
      return Stream.of("list", "registered", "not_registered", "no_shows")
          .map(
              code ->
                  View.Choice.of(
                      code, view.t("texting.audience." + code), code.equals(form.audience())))
          .toList();
    }

    List<View.Choice> lists() {
      return named(choices.lists(), form.list());
    }

    List<View.Choice> events() {
      return named(choices.events(), form.event());
    }

    private static List<View.Choice> named(List<TextDeskDao.Named> all, String chosen) {
      return all.stream()
          .map(
              one ->
                  View.Choice.of(
                      one.id().toString(), one.name(), one.id().toString().equals(chosen)))
          .toList();
    }

    List<View.Choice> sources(View view) {
      return NewScript.languages().stream()
          .map(tag -> view.language(tag, tag.equals(form.source())))
          .toList();
    }

    List<View.Choice> times(View view) {
      return Stream.of("now", "at", "before")
          .map(
              code ->
                  View.Choice.of(code, view.t("texting.when." + code), code.equals(form.when())))
          .toList();
    }

    List<View.Choice> smart(View view) {
      return List.of(View.Choice.of("on", view.t("texting.smart"), form.smart()));
    }

    /** The languages that are open to be written in: the first one, those written, the usual. */
    List<String> written(View view) {
      Set<String> tags = new LinkedHashSet<>();
      tags.add(form.source());
      form.bodies()
          .forEach(
              (tag, text) -> {
                if (!text.isEmpty()) {
                  tags.add(tag);
                }
              });
      tags.addAll(view.languages());
      tags.retainAll(NewScript.languages());
      return List.copyOf(tags);
    }

    /** All others. */
    List<String> others(View view) {
      List<String> others = new ArrayList<>(NewScript.languages());
      others.removeAll(written(view));
      return others;
    }
  }

  /**
   * Who gets no text for one reason.
   *
   * @param next where the next ones are; null where there are none
   */
  record HeldPage(
      TextCampaign campaign,
      String why,
      List<TextDeskDao.HeldPerson> people,
      @Nullable String next) {}

  private final TextCampaigns campaigns;
  private final TextDesk desk;
  private final Inbox inbox;

  MessagesResource(TextCampaigns campaigns, TextDesk desk, Inbox inbox) {
    this.campaigns = campaigns;
    this.desk = desk;
    this.inbox = inbox;
  }

  /** The newest first. */
  @GET
  @Allow({COORDINATOR, LEADER, ADMINISTRATOR})
  public Page list(@Auth Viewer viewer, @QueryParam("cursor") @Nullable String cursor) {
    Cursor.Slice<TextDesk.Listed> slice =
        Cursor.slice(
            desk.list(viewer, Cursor.id(cursor).orElse(null), ON_A_PAGE + 1),
            ON_A_PAGE,
            one -> one.campaign().id().toString());
    boolean mayWrite = mayWrite(viewer);
    long unread =
        mayWrite ? inbox.tongues(viewer).stream().mapToLong(InboundDao.Tongue::unread).sum() : 0;
    String next = slice.nextCursor();
    return Page.of(
        "texting/messages.jte",
        new ListPage(
            slice.items(), mayWrite, unread, next == null ? null : "/messages?cursor=" + next));
  }

  /**
   * To write a new one.
   *
   * @param from whose words it begins with; null for none
   */
  @GET
  @Path("/new")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page blank(@Auth Viewer viewer, @QueryParam("from") @Nullable UUID from) {
    return form(viewer, from == null ? TextForm.empty() : desk.like(viewer, from), null);
  }

  private Page form(Viewer viewer, TextForm form, @Nullable TextOutlook outlook) {
    return Page.of("texting/form.jte", new FormPage(form, desk.choices(viewer), outlook));
  }

  /** Looks at what would go out, or keeps it as a draft. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object create(@Auth Viewer viewer, MultivaluedMap<String, String> typed) {
    TextForm form = TextForm.of(typed);
    try {
      NewTextCampaign made = form.read();
      if ("look".equals(typed.getFirst("step"))) {
        return form(viewer, form, desk.outlook(viewer, made));
      }
      return SeeOther.to("/messages/" + campaigns.create(viewer, made))
          .with("texting.kept", "name", made.name());
    } catch (Problem problem) {
      return form(viewer, form, null).with(problem);
    }
  }

  @GET
  @Path("/{id}")
  @Allow({COORDINATOR, LEADER, ADMINISTRATOR})
  public Page find(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return page(viewer, id, "");
  }

  private Page page(Viewer viewer, UUID id, String reason) {
    boolean mayChange = mayWrite(viewer);
    return Page.of(
        "texting/message.jte",
        new TextPage(desk.find(viewer, id, mayChange), viewer, mayChange, reason));
  }

  /** Who gets no text for a reason. */
  @GET
  @Path("/{id}/held")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page held(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @QueryParam("why") @DefaultValue("no_consent") String why,
      @QueryParam("cursor") @Nullable String cursor) {
    TextCampaign campaign = campaigns.find(viewer, id);
    if (!TextPage.REASONS.contains(why)) {
      throw Problem.notFound();
    }
    Cursor.Slice<TextDeskDao.HeldPerson> slice =
        Cursor.slice(
            desk.held(viewer, campaign, why, Cursor.id(cursor).orElse(null), HELD_ON_A_PAGE + 1),
            HELD_ON_A_PAGE,
            person -> person.id().toString());
    String next = slice.nextCursor();
    return Page.of(
        "texting/held.jte",
        new HeldPage(
            campaign,
            why,
            slice.items(),
            next == null ? null : "/messages/" + id + "/held?why=" + why + "&cursor=" + next));
  }

  private static boolean mayWrite(Viewer viewer) {
    return viewer.is(COORDINATOR, ADMINISTRATOR);
  }

  /** Opens, pauses or closes it. */
  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object move(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @FormParam("state") @DefaultValue("") String state,
      @FormParam("override_reason") @DefaultValue("") String reason) {
    try {
      switch (state) {
        case "open" -> campaigns.open(viewer, id, reason);
        case "paused" -> campaigns.pause(viewer, id);
        case "closed" -> campaigns.close(viewer, id);
        default -> throw Problem.unreadable("unreadable");
      }
    } catch (Problem problem) {
      if (problem.status() == 409) {
        return page(viewer, id, reason).with(problem);
      }
      throw problem;
    }
    return SeeOther.to("/messages/" + id).with("texting.moved." + state);
  }

  /** The word of a second person, for a large one. */
  @POST
  @Path("/{id}/approval")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther approve(@Auth Viewer viewer, @PathParam("id") UUID id) {
    campaigns.approve(viewer, id);
    return SeeOther.to("/messages/" + id).with("texting.moved.open");
  }

  /** The viewer, who reads the language, has found its text right. */
  @POST
  @Path("/{id}/reviews/{tag}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther review(
      @Auth Viewer viewer, @PathParam("id") UUID id, @PathParam("tag") String tag) {
    campaigns.review(viewer, id, tag);
    return SeeOther.to("/messages/" + id).with("texting.reviewed.done");
  }
}
