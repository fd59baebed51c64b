package org.polyphony.texting;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;

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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Languages;
import org.polyphony.platform.Ids;
import org.polyphony.web.Allow;
import org.polyphony.web.Cursor;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** What people have written back, for those who answer. */
@Path("/messages/inbox")
@Produces(MediaType.TEXT_HTML)
public final class InboxResource {
  private static final int ON_A_PAGE = 30;
  private static final int TO_DECIDE = 50;

  /**
   * The inbox.
   *
   * @param undecided sentences that may be a stop, the likely ones first
   * @param chosen the language that is looked at; null for those of the viewer
   * @param mine the languages of the viewer
   * @param next the cursor of the next ones; null where there are none
   */
  record InboxPage(
      List<InboundDao.Arrived> undecided,
      List<InboundDao.Conversation> threads,
      List<InboundDao.Tongue> tongues,
      @Nullable String chosen,
      Set<String> mine,
      @Nullable String next,
      ZoneId zone) {

    /** How many in the languages of the viewer nobody has looked at. */
    long unread() {
      return tongues.stream()
          .filter(tongue -> mine.contains(tongue.language()))
          .mapToLong(InboundDao.Tongue::unread)
          .sum();
    }

    /** Where the next ones are; null where there are none. */
    @Nullable String nextPath() {
      return next == null
          ? null
          : "/messages/inbox?cursor=" + next + (chosen == null ? "" : "&language=" + chosen);
    }
  }

  /**
   * What was said with one line, the oldest first.
   *
   * @param key of the reply that is written
   * @param typed what was written and could not be taken
   * @param reachable whether they want texts at all
   */
  record ThreadPage(
      InboundDao.Conversation who,
      List<InboundDao.Said> said,
      UUID key,
      String typed,
      boolean reachable,
      ZoneId zone) {}

  private final Inbox inbox;
  private final TextDesk desk;

  InboxResource(Inbox inbox, TextDesk desk) {
    this.inbox = inbox;
    this.desk = desk;
  }

  @GET
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page inbox(
      @Auth Viewer viewer,
      @QueryParam("language") @Nullable String language,
      @QueryParam("cursor") @Nullable String cursor) {
    String chosen = language == null || language.isBlank() ? null : language;
    Set<String> mine = languages(viewer);
    Cursor.Slice<InboundDao.Conversation> threads =
        Cursor.slice(
            inbox.threads(
                viewer,
                chosen == null ? mine : Set.of(chosen),
                Cursor.id(cursor).orElse(null),
                ON_A_PAGE + 1),
            ON_A_PAGE,
            thread -> thread.id().toString());
    return Page.of(
        "texting/inbox.jte",
        new InboxPage(
            inbox.undecided(viewer, TO_DECIDE),
            threads.items(),
            inbox.tongues(viewer),
            chosen,
            mine,
            threads.nextCursor(),
            desk.zone(viewer)));
  }

  /** What somebody speaks and reads, and what is written to those who speak it. */
  private static Set<String> languages(Viewer viewer) {
    Set<String> tags = new TreeSet<>();
    for (Set<String> known : List.of(viewer.speaks(), viewer.reads())) {
      for (String tag : known) {
        tags.add(tag);
        tags.addAll(Languages.standard().bundlesFor(tag));
      }
    }
    return tags;
  }

  /** Somebody has read a sentence and says whether it is a stop. */
  @POST
  @Path("/undecided/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public SeeOther decide(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @FormParam("decision") @DefaultValue("") String decision) {
    if (!List.of("stop", "go_on").contains(decision)) {
      throw Problem.unreadable("unreadable");
    }
    boolean stop = decision.equals("stop");
    inbox.decide(viewer, id, stop);
    return SeeOther.to("/messages/inbox")
        .with(stop ? "texting.decided.stop" : "texting.decided.go-on");
  }

  @GET
  @Path("/{line}")
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Page thread(@Auth Viewer viewer, @PathParam("line") UUID line) {
    return thread(viewer, line, Ids.next(), "");
  }

  private Page thread(Viewer viewer, UUID line, UUID key, String typed) {
    InboundDao.Conversation who = inbox.who(viewer, line);
    List<InboundDao.Said> said = new ArrayList<>(inbox.thread(viewer, line));
    Collections.reverse(said);
    return Page.of(
        "texting/thread.jte",
        new ThreadPage(who, said, key, typed, inbox.isReachable(line), desk.zone(viewer)));
  }

  /** A person writes back. */
  @POST
  @Path("/{line}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({COORDINATOR, ADMINISTRATOR})
  public Object reply(
      @Auth Viewer viewer,
      @PathParam("line") UUID line,
      @FormParam("key") @Nullable UUID key,
      @FormParam("body") @DefaultValue("") String body) {
    InboundDao.Conversation who = inbox.who(viewer, line);
    if (key == null) {
      throw Problem.unreadable("unreadable");
    }
    try {
      inbox.reply(viewer, who.id(), key, body);
      return SeeOther.to("/messages/inbox/" + line).with("texting.replied");
    } catch (Problem problem) {
      return thread(viewer, line, key, body).with(problem);
    }
  }
}
