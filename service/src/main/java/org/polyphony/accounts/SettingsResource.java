package org.polyphony.accounts;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyphony.i18n.ZoneNames;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.QrCode;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** The organization's own settings, and its partners. */
@Path("/settings")
public final class SettingsResource {

  // The zones of the United States and its territories stand before all others.
  private static final List<String> TIME_ZONES =
      List.of(
          "America/Los_Angeles",
          "America/Phoenix",
          "America/Denver",
          "America/Chicago",
          "America/New_York",
          "America/Anchorage",
          "Pacific/Honolulu",
          "America/Puerto_Rico",
          "Pacific/Guam",
          "Pacific/Pago_Pago");

  /** The page. */
  record Settings(String name, String locale, String timeZone, List<String> partners) {

    /** The zones to choose from: the likely ones, then all by name. */
    List<View.Choice> zones(View view) {
      Map<String, String> names = new LinkedHashMap<>();
      TIME_ZONES.forEach(zone -> names.put(zone, ZoneNames.name(view.locale(), zone)));
      ZoneNames.all(view.locale()).forEach(zone -> names.putIfAbsent(zone.id(), zone.name()));
      names.putIfAbsent(timeZone, ZoneNames.name(view.locale(), timeZone));
      return names.entrySet().stream()
          .map(
              zone ->
                  View.Choice.of(zone.getKey(), zone.getValue(), zone.getKey().equals(timeZone)))
          .toList();
    }
  }

  private final Organizations organizations;
  private final PublicAddress address;

  SettingsResource(Organizations organizations, PublicAddress address) {
    this.organizations = organizations;
    this.address = address;
  }

  @GET
  @Allow(Role.ADMINISTRATOR)
  public Page settings(@Auth Viewer viewer) {
    Organization own = organizations.of(viewer);
    return page(viewer, own.name(), own.locale(), own.timeZone());
  }

  private Page page(Viewer viewer, String name, String locale, String timeZone) {
    List<String> partners =
        organizations.all().stream()
            .filter(partner -> !partner.id().equals(viewer.organization()))
            .map(Organization::name)
            .toList();
    return Page.of("accounts/settings.jte", new Settings(name, locale, timeZone, partners));
  }

  @POST
  @Allow(Role.ADMINISTRATOR)
  public Object edit(
      @Auth Viewer viewer,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("locale") @DefaultValue("") String locale,
      @FormParam("time_zone") @DefaultValue("") String timeZone) {
    try {
      organizations.edit(viewer, name, locale, timeZone);
      return SeeOther.to("/settings").with("accounts.notice.saved");
    } catch (Problem problem) {
      return page(viewer, name, locale, timeZone).with(problem);
    }
  }

  @POST
  @Path("partners")
  @Allow(Role.ADMINISTRATOR)
  public Page invitePartner(@Auth Viewer viewer, @Context UriInfo request) {
    String whole = address.of(request, organizations.invitePartner(viewer));
    return Page.of(
        "accounts/link.jte",
        new PeopleResource.Link(
            PeopleResource.Shown.PARTNER, "", whole, QrCode.of(whole), "/settings"));
  }
}
