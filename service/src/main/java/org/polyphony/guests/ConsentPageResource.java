package org.polyphony.guests;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.SignedLinks;
import org.polyphony.web.Anyone;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.SeeOther;

/** The page of a guardian, by the link that only they have: yes or no for somebody under 18. */
@Path("/g")
public final class ConsentPageResource {

  /** The page. */
  record ConsentPage(Consenting.Question question, Tongue tongue, String token) {

    PublicEvent shown() {
      return question.shown();
    }

    /** What they have said; null before. */
    @Nullable Boolean consented() {
      return question.guardian().consented();
    }

    /** Whether it can still be said. */
    boolean ahead() {
      return shown().state() != PublicEvent.State.OVER
          && shown().state() != PublicEvent.State.CANCELLED;
    }
  }

  private final Consenting consenting;
  private final PublicLanguages languages;
  private final SignedLinks links;

  ConsentPageResource(Consenting consenting, PublicLanguages languages, SignedLinks links) {
    this.consenting = consenting;
    this.languages = languages;
    this.links = links;
  }

  @GET
  @Path("/{token}")
  @Anyone
  public Page page(
      @PathParam("token") String token,
      @QueryParam("lang") @DefaultValue("") String asked,
      @HeaderParam("Accept-Language") @Nullable String accepted) {
    Consenting.Question question = consenting.find(guardian(token));
    Tongue tongue =
        Tongue.choose(
            languages.offered(question.shown().event().organization()), asked, accepted, languages);
    return Page.of("guests/consent.jte", new ConsentPage(question, tongue, token)).in(tongue.tag());
  }

  private UUID guardian(String token) {
    return links.read(token).orElseThrow(Problem::notFound);
  }

  @POST
  @Path("/{token}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Anyone
  public SeeOther answer(
      @PathParam("token") String token,
      @QueryParam("lang") @DefaultValue("") String asked,
      @FormParam("answer") @DefaultValue("") String answer) {
    if (answer.equals("yes") || answer.equals("no")) {
      consenting.answer(guardian(token), answer.equals("yes"));
    }
    boolean tag = asked.matches("[A-Za-z-]{1,20}");
    return SeeOther.to("/g/" + token + (tag ? "?lang=" + asked : ""));
  }
}
