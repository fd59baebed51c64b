package org.polyphony.consent;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Phone;
import org.polyphony.contacts.Phones;
import org.polyphony.web.Allow;
import org.polyphony.web.Cursor;
import org.polyphony.web.Download;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** Who is not to be contacted, for those who answer for it. */
@Path("/suppressions")
public final class OptOutsResource {

  private static final int ROWS = 50;

  /** What the messages word; others are told by the first. */
  private static final Set<String> REASONS =
      Set.of("asked", "do_not_call", "do_not_knock", "deceased", "imported");

  /** What was typed into the form, to be shown again. */
  record Form(String numbers, String channel, String evidence) {
    static final Form EMPTY = new Form("", Channel.ALL.code(), "");

    List<View.Choice> channels(View view) {
      return Stream.of(Channel.ALL, Channel.PHONE, Channel.TEXT)
          .map(Channel::code)
          .map(
              code -> View.Choice.of(code, view.t("consent.channel." + code), code.equals(channel)))
          .toList();
    }
  }

  /**
   * The page.
   *
   * @param q what was looked for
   * @param taken what became of numbers that were just sent; null where none were
   * @param next the address of the next page, or null
   */
  record OptOutsPage(
      String q,
      boolean readable,
      OptOutDesk.Standing standing,
      Form form,
      OptOutDesk.@Nullable Taken taken,
      boolean masked,
      @Nullable String next) {

    String number(String tel) {
      return masked ? Phones.masked(tel) : Phones.display(tel);
    }

    String reason(View view, Suppression suppression) {
      String code = REASONS.contains(suppression.reason()) ? suppression.reason() : "asked";
      return view.t("consent.reason." + code);
    }
  }

  private final OptOutDesk desk;

  OptOutsResource(OptOutDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page standing(
      @Auth Viewer viewer,
      @QueryParam("q") @Nullable String q,
      @QueryParam("cursor") @Nullable String cursor) {
    return page(viewer, q, cursor, Form.EMPTY, null);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page add(
      @Auth Viewer viewer,
      @FormParam("numbers") @Nullable String numbers,
      @FormParam("channel") @Nullable String channel,
      @FormParam("evidence") @Nullable String evidence) {
    Form form = new Form(text(numbers), text(channel), text(evidence));
    try {
      Channel refused =
          Stream.of(Channel.values())
              .filter(each -> each.code().equals(form.channel()))
              .findFirst()
              .orElse(Channel.ALL);
      OptOutDesk.Taken taken = desk.add(viewer, form.numbers(), refused, form.evidence().strip());
      return page(viewer, null, null, Form.EMPTY, taken);
    } catch (Problem problem) {
      return page(viewer, null, null, form, null).with(problem);
    }
  }

  @POST
  @Path("/{id}/lift")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object lift(
      @Auth Viewer viewer, @PathParam("id") UUID id, @FormParam("reason") @Nullable String reason) {
    try {
      desk.lift(viewer, id, text(reason));
      return SeeOther.to("/suppressions").with("consent.lifted");
    } catch (Problem problem) {
      if (problem.status() == 404) {
        throw problem;
      }
      return page(viewer, null, null, Form.EMPTY, null).with(problem);
    }
  }

  @GET
  @Path("/numbers.csv")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Download file(@Auth Viewer viewer) {
    desk.beginFile(viewer);
    return new Download(
        "do-not-contact.csv", "text/csv;charset=utf-8", (words, out) -> desk.file(viewer, out));
  }

  private Page page(
      Viewer viewer,
      @Nullable String q,
      @Nullable String cursor,
      Form form,
      OptOutDesk.@Nullable Taken taken) {
    String asked = text(q).strip();
    String tel = Phones.parse(asked).map(Phone::tel).orElse(null);
    boolean readable = asked.isEmpty() || tel != null;
    OptOutDesk.Standing all = desk.standing(viewer, tel, Cursor.id(cursor).orElse(null), ROWS + 1);
    Cursor.Slice<Suppression> slice =
        Cursor.slice(readable ? all.found() : List.of(), ROWS, each -> each.id().toString());
    return Page.of(
        "consent/suppressions.jte",
        new OptOutsPage(
            asked,
            readable,
            new OptOutDesk.Standing(slice.items(), all.elsewhere(), all.zone()),
            form,
            taken,
            viewer.minor(),
            slice.nextCursor() == null ? null : "/suppressions?cursor=" + slice.nextCursor()));
  }

  private static String text(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "");
  }
}
