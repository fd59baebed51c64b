package org.polyphony.accounts;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** The partners of the deployment. */
public final class Organizations {

  private final Jdbi jdbi;
  private final Audit audit;
  private final OneTimeLinks links;

  Organizations(Jdbi jdbi, Audit audit, OneTimeLinks links) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.links = links;
  }

  /** The viewer's own. */
  public Organization of(Handle handle, Viewer viewer) {
    return handle
        .attach(OrganizationDao.class)
        .find(viewer.organization())
        .orElseThrow(Problem::notFound);
  }

  /** As {@link #of(Handle, Viewer)}. */
  public Organization of(Viewer viewer) {
    return jdbi.withHandle(handle -> of(handle, viewer));
  }

  /** All partners' names, the one that set the deployment up first. */
  List<Organization> all() {
    return jdbi.withExtension(OrganizationDao.class, OrganizationDao::all);
  }

  /**
   * Changes the viewer's own.
   *
   * @param locale one of those the interface has
   * @throws Problem 422 where an entry cannot stand
   */
  void edit(Viewer viewer, String name, String locale, String timeZone) {
    Entries entries = new Entries();
    entries.name("name", name);
    if (locale.isBlank()) {
      entries.add(FieldProblem.required("locale"));
    }
    if (!isTimeZone(timeZone)) {
      entries.add(FieldProblem.of("time_zone", "time_zone_unknown"));
    }
    entries.check();
    jdbi.useTransaction(
        handle -> {
          handle
              .attach(OrganizationDao.class)
              .edit(viewer.organization(), name.strip(), locale, timeZone);
          record(handle, viewer, "organization.edited");
        });
  }

  /** A link by which a new partner sets its organization up. */
  String invitePartner(Viewer viewer) {
    return jdbi.inTransaction(
        handle -> {
          record(handle, viewer, "organization.partner_invited");
          return links.setUp(handle, viewer.user());
        });
  }

  private static boolean isTimeZone(String name) {
    try {
      return name.contains("/") && ZoneId.of(name) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private void record(Handle handle, Viewer viewer, String action) {
    UUID id = viewer.organization();
    audit.append(handle, viewer.user(), id, action, "organization", id, Map.of());
  }
}
