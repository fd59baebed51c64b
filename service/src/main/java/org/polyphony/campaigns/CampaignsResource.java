package org.polyphony.campaigns;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.scripts.ScriptSummary;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** The campaigns of an organization, for those who set them up. */
@Path("/campaigns")
public final class CampaignsResource {

  private static final String PURPOSE_ASKED = "list_purpose";

  /** The list. */
  record ListPage(List<Campaign> campaigns, boolean mayAdd) {}

  /** The choice of a script, where there is one. */
  record ScriptsPage(List<ScriptSummary> scripts) {}

  /** The form; `before` is null for a new one. */
  record FormPage(
      @Nullable Campaign before,
      CampaignDesk.Parts parts,
      CampaignForm form,
      boolean purposeAsked) {

    CampaignChoices choices() {
      return new CampaignChoices(parts, form);
    }

    /** Goes with the form, so that a change of somebody else's is noticed; empty for a new one. */
    String seen() {
      return before == null ? "" : CampaignForm.of(before).mark();
    }
  }

  /**
   * One campaign.
   *
   * @param doubles calls with two results of which nobody has said which counts
   * @param overrides who opened it although lines were unreviewed
   * @param newer the number of the script's version that is newer than what is said; empty for none
   */
  record CampaignPage(
      CampaignDesk.Whole whole,
      CampaignDesk.Parts parts,
      boolean mayChange,
      int doubles,
      List<UnreviewedLines.Opened> overrides,
      OptionalInt newer) {
    /** The lines that nobody has reviewed, by bundle. */
    List<UnreviewedLines> unreviewed() {
      return UnreviewedLines.of(whole.campaign(), whole.script());
    }

    /** Where the lines of a bundle can be reviewed. */
    String lines(UnreviewedLines lines) {
      return "/scripts/" + whole.script().script() + "/translations/" + lines.bundle();
    }

    Campaign campaign() {
      return whole.campaign();
    }

    /** The languages that want a look, by the code of the reason. */
    Map<String, List<String>> languagesToLookAt() {
      Map<String, List<String>> byCode = new LinkedHashMap<>();
      for (CampaignProblem problem : whole.problems()) {
        String language = problem.language();
        if (language != null) {
          byCode.computeIfAbsent(problem.code(), code -> new ArrayList<>()).add(language);
        }
      }
      return byCode;
    }

    /** The slots that want a look. */
    List<CampaignProblem> slotsToLookAt() {
      return whole.problems().stream().filter(problem -> problem.language() == null).toList();
    }
  }

  private final CampaignDesk desk;

  CampaignsResource(CampaignDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR})
  public Page campaigns(@Auth Viewer viewer) {
    return Page.of("campaigns/campaigns.jte", new ListPage(desk.list(viewer), mayChange(viewer)));
  }

  @GET
  @Path("/new")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page blank(@Auth Viewer viewer, @QueryParam("script") @Nullable UUID script) {
    List<ScriptSummary> scripts = script == null ? desk.scripts(viewer) : List.of();
    if (script == null && scripts.size() != 1) {
      return Page.of("campaigns/scripts.jte", new ScriptsPage(scripts));
    }
    CampaignDesk.Parts parts = desk.parts(viewer, script == null ? scripts.get(0).id() : script);
    return form(null, parts, CampaignForm.empty(parts), false);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object create(
      @Auth Viewer viewer,
      @QueryParam("script") @Nullable UUID script,
      MultivaluedMap<String, String> typed) {
    if (script == null) {
      throw Problem.notFound();
    }
    CampaignForm form = CampaignForm.of(typed, null);
    try {
      Campaign campaign = desk.create(viewer, form.campaign(script, false)).campaign();
      return SeeOther.to("/campaigns/" + campaign.id())
          .with("campaigns.created", "name", campaign.name());
    } catch (Problem problem) {
      return again(null, desk.parts(viewer, script), form, problem);
    }
  }

  @GET
  @Path("/{id}")
  @Allow({Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR})
  public Page campaign(@Auth Viewer viewer, @PathParam("id") UUID id) {
    CampaignDesk.Whole whole = desk.find(viewer, id);
    return Page.of(
        "campaigns/campaign.jte",
        new CampaignPage(
            whole,
            desk.parts(viewer, whole),
            mayChange(viewer),
            desk.doubles(whole),
            desk.overrides(whole),
            desk.newerScript(viewer, whole)));
  }

  @GET
  @Path("/{id}/edit")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page edit(@Auth Viewer viewer, @PathParam("id") UUID id) {
    CampaignDesk.Whole whole = desk.find(viewer, id);
    return form(
        whole.campaign(), desk.parts(viewer, whole), CampaignForm.of(whole.campaign()), false);
  }

  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object change(
      @Auth Viewer viewer, @PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
    CampaignDesk.Whole before = desk.find(viewer, id);
    CampaignForm form = CampaignForm.of(typed, before.campaign());
    try {
      checkNobodyElseChanged(before.campaign(), typed.getFirst("seen"));
      NewCampaign said = form.campaign(before.script().script(), before.campaign().sample());
      desk.change(viewer, id, said);
      return SeeOther.to("/campaigns/" + id).with("campaigns.changed", "name", said.name());
    } catch (Problem problem) {
      return again(before.campaign(), desk.parts(viewer, before), form, problem);
    }
  }

  @POST
  @Path("/{id}/state")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther setState(
      @Auth Viewer viewer,
      @PathParam("id") UUID id,
      @FormParam("state") @Nullable String code,
      @FormParam("override_reason") @DefaultValue("") String override) {
    CampaignState state =
        CampaignState.of(code == null ? "" : code)
            .orElseThrow(() -> Problem.unreadable("unreadable"));
    String name = desk.setState(viewer, id, state, override).campaign().name();
    return SeeOther.to("/campaigns/" + id).with("campaigns.now." + state.code(), "name", name);
  }

  /** Gives it the newest published version of its script. */
  @POST
  @Path("/{id}/script")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther takeNewestScript(@Auth Viewer viewer, @PathParam("id") UUID id) {
    int number = desk.takeNewestScript(viewer, id).script().number();
    return SeeOther.to("/campaigns/" + id).with("campaigns.newer.taken", "number", number);
  }

  /** A form that was opened before somebody else saved theirs is shown again, as it was typed. */
  private static void checkNobodyElseChanged(Campaign now, @Nullable String seen) {
    if (seen != null && !seen.equals(CampaignForm.of(now).mark())) {
      throw Problem.conflict("changed_meanwhile");
    }
  }

  private static Page form(
      @Nullable Campaign before,
      CampaignDesk.Parts parts,
      CampaignForm form,
      boolean purposeAsked) {
    return Page.of("campaigns/form.jte", new FormPage(before, parts, form, purposeAsked));
  }

  private static Page again(
      @Nullable Campaign before, CampaignDesk.Parts parts, CampaignForm form, Problem problem) {
    return form(before, parts, form, problem.code().equals(PURPOSE_ASKED)).with(problem);
  }

  private static boolean mayChange(Viewer viewer) {
    return viewer.is(Role.COORDINATOR, Role.ADMINISTRATOR);
  }
}
