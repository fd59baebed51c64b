package org.polyphony.privacy;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.Page;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.SeeOther;
import org.polyphony.web.Viewer;

/** For how long the organization keeps what it does not need for good. */
@Path("/settings/privacy/retention")
public final class RetentionResource {

  private static final String DAYS = "days_";

  /**
   * The form.
   *
   * @param typed by rule
   */
  record RetentionPage(List<Retention.Rule> rules, Map<String, String> typed) {

    /** What stands in the field of a rule: days, or nothing. */
    String days(Retention.Rule rule) {
      return typed.getOrDefault(rule.name(), rule.days() == null ? "" : rule.days().toString());
    }
  }

  /** What saving it would come to, before it is saved. */
  record ConfirmPage(List<Retention.Change> changes, Map<String, String> typed) {

    boolean isMany(Retention.Change change) {
      return change.due() >= Retention.COUNTED;
    }
  }

  private final Retention retention;

  RetentionResource(Retention retention) {
    this.retention = retention;
  }

  @GET
  @Allow(Role.ADMINISTRATOR)
  public Page retention(@Auth Viewer viewer) {
    return page(viewer, Map.of());
  }

  /** Shows what would go, and does it only where it was seen. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allow(Role.ADMINISTRATOR)
  public Object set(
      @Auth Viewer viewer,
      @FormParam("seen") @Nullable String seen,
      MultivaluedMap<String, String> form) {
    Map<String, String> typed = new HashMap<>();
    form.forEach(
        (name, values) -> {
          if (name.startsWith(DAYS)) {
            typed.put(name.substring(DAYS.length()), values.get(0));
          }
        });
    try {
      if (seen == null) {
        List<Retention.Change> changes = retention.changes(viewer, typed);
        if (!changes.isEmpty()) {
          return Page.of("privacy/confirm.jte", new ConfirmPage(changes, typed));
        }
      } else {
        retention.set(viewer, typed);
      }
      return SeeOther.to("/settings/privacy/retention").with("privacy.saved");
    } catch (Problem problem) {
      return page(viewer, typed).with(problem);
    }
  }

  private Page page(Viewer viewer, Map<String, String> typed) {
    return Page.of("privacy/retention.jte", new RetentionPage(retention.rules(viewer), typed));
  }
}
