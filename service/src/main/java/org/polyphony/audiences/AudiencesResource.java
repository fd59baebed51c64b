package org.polyphony.audiences;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** The audiences of an organization. Callers never see them. */
@Path("/audiences")
public final class AudiencesResource {

  /** All of them. */
  record ListPage(List<Audience> audiences) {}

  /**
   * The form.
   *
   * @param id null for a new one
   * @param count how many people it would be; null until somebody asks
   */
  record FormPage(
      @Nullable UUID id, AudienceForm form, List<FormField> fields, Matches.@Nullable Count count) {

    List<View.Choice> purposes(View view) {
      return Stream.of("any", "turnout", "events", "survey", "service")
          .map(
              purpose ->
                  View.Choice.of(
                      purpose,
                      view.t("contacts.purpose." + purpose),
                      purpose.equals(form.purpose())))
          .toList();
    }
  }

  /** One of them. */
  record AudiencePage(
      Audience audience,
      List<FormField> fields,
      List<AudiencesDao.LanguageCount> languages,
      Matches.Count now,
      ZoneId zone) {}

  private final AudienceDesk desk;

  AudiencesResource(AudienceDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page audiences(@Auth Viewer viewer) {
    return Page.of("audiences/audiences.jte", new ListPage(desk.of(viewer)));
  }

  @GET
  @Path("/new")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page blank(@Auth Viewer viewer) {
    return form(viewer, null, AudienceForm.empty(), null);
  }

  /** The form again, with how many people it would be now. */
  @POST
  @Path("/count")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page count(
      @Auth Viewer viewer,
      @QueryParam("id") @Nullable UUID id,
      MultivaluedMap<String, String> typed) {
    AudienceForm form = AudienceForm.of(typed, desk.criteria());
    try {
      Matches.Count count =
          desk.count(viewer, form.purpose(), new ArrayList<>(form.rules().values()));
      return form(viewer, id, form, count);
    } catch (Problem problem) {
      return form(viewer, id, form, null).with(problem);
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object create(@Auth Viewer viewer, MultivaluedMap<String, String> typed) {
    AudienceForm form = AudienceForm.of(typed, desk.criteria());
    try {
      Audience audience = desk.create(viewer, form.audience());
      return SeeOther.to("/audiences/" + audience.id())
          .with("audiences.created", "name", audience.name());
    } catch (Problem problem) {
      return form(viewer, null, form, null).with(problem);
    }
  }

  @GET
  @Path("/{id}")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page audience(@Auth Viewer viewer, @PathParam("id") UUID id) {
    Audience audience = desk.find(viewer, id);
    return Page.of(
        "audiences/audience.jte",
        new AudiencePage(
            audience,
            fields(viewer, AudienceForm.of(audience)).stream().filter(FormField::isChosen).toList(),
            desk.languages(audience),
            desk.count(viewer, audience.purpose(), audience.rules()),
            desk.zone(viewer)));
  }

  @GET
  @Path("/{id}/edit")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page edit(@Auth Viewer viewer, @PathParam("id") UUID id) {
    return form(viewer, id, AudienceForm.of(desk.find(viewer, id)), null);
  }

  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Object change(
      @Auth Viewer viewer, @PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
    AudienceForm form = AudienceForm.of(typed, desk.criteria());
    desk.find(viewer, id);
    try {
      Audience audience = desk.change(viewer, id, form.audience());
      return SeeOther.to("/audiences/" + id).with("audiences.changed", "name", audience.name());
    } catch (Problem problem) {
      return form(viewer, id, form, null).with(problem);
    }
  }

  @POST
  @Path("/{id}/archive")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther archive(@Auth Viewer viewer, @PathParam("id") UUID id) {
    Audience audience = desk.archive(viewer, id, true);
    return SeeOther.to("/audiences/" + id).with("audiences.archived", "name", audience.name());
  }

  @POST
  @Path("/{id}/restore")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public SeeOther restore(@Auth Viewer viewer, @PathParam("id") UUID id) {
    Audience audience = desk.archive(viewer, id, false);
    return SeeOther.to("/audiences/" + id).with("audiences.restored", "name", audience.name());
  }

  private Page form(
      Viewer viewer, @Nullable UUID id, AudienceForm form, Matches.@Nullable Count count) {
    return Page.of("audiences/form.jte", new FormPage(id, form, fields(viewer, form), count));
  }

  private List<FormField> fields(Viewer viewer, AudienceForm form) {
    Map<String, List<Option>> options = desk.options(viewer);
    return desk.criteria().stream()
        .map(
            criterion ->
                new FormField(
                    criterion,
                    options.getOrDefault(criterion.key(), List.of()),
                    form.rule(criterion.key()).orElse(null)))
        .filter(
            field ->
                field.criterion().kind() != Criterion.Kind.CHOICES || !field.options().isEmpty())
        .toList();
  }
}
