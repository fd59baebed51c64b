package org.polyphony.starters;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.polyphony.preview.SamplePeople;
import org.polyphony.scripts.NewScript;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** What a new script can begin with, one of them closer, and the beginning itself. */
@Path("/scripts/new")
public final class NewScriptResource {
  private final Beginnings beginnings;
  private final Function<Viewer, ScriptArguments> samples;

  NewScriptResource(Beginnings beginnings, Function<Viewer, ScriptArguments> samples) {
    this.beginnings = beginnings;
    this.samples = samples;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page choose(@Auth Viewer viewer) {
    return page(viewer, "", Beginnings.EMPTY, "en");
  }

  /**
   * A starter as callers would read it.
   *
   * @param bundle the tag of the language to read it in; its own where it does not have that
   * @param address the form of address that is tried; empty for none
   */
  @GET
  @Path("/starter")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page starter(
      @Auth Viewer viewer,
      @QueryParam("key") @DefaultValue("") String key,
      @QueryParam("bundle") @DefaultValue("") String bundle,
      @QueryParam("address") @DefaultValue("") String address) {
    return starterPage(viewer, key, bundle, address, null);
  }

  /**
   * @param from {@code starter:KEY}, {@code copy:VERSION} or {@code empty}
   */
  @POST
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Object create(
      @Auth Viewer viewer,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("from") @DefaultValue(Beginnings.EMPTY) String from,
      @FormParam("source_language") @DefaultValue("en") String source) {
    try {
      var script = beginnings.begin(viewer, NewScript.name(name), from, source);
      return SeeOther.to("/scripts/" + script).with("scripts.notice.created");
    } catch (Problem problem) {
      if (problem.status() != 422) {
        throw problem;
      }
      Page page =
          from.startsWith(Beginnings.STARTER)
              ? starterPage(
                  viewer, from.substring(Beginnings.STARTER.length()), "", "", name.strip())
              : page(viewer, name, from, source);
      return page.with(problem);
    }
  }

  private Page page(Viewer viewer, String name, String from, String source) {
    return Page.of(
        "starters/new.jte",
        new NewScriptPage(Starter.all(), beginnings.own(viewer), name, from, source));
  }

  private Page starterPage(
      Viewer viewer, String key, String bundle, String address, @Nullable String name) {
    Starter starter = Starter.find(key).orElseThrow(Problem::notFound);
    String read = starter.states().containsKey(bundle) ? bundle : starter.read(viewer);
    ScriptArguments sample = SamplePeople.of(read, 0).in(samples.apply(viewer), read, address);
    return Page.of("starters/starter.jte", new StarterPage(starter, read, address, sample, name));
  }
}
