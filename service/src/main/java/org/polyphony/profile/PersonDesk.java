package org.polyphony.profile;

import java.time.ZoneId;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.polyphony.contacts.Contact;
import org.polyphony.contacts.Contacts;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Somebody whom a viewer works on, in a transaction. */
final class PersonDesk {

  private final Jdbi jdbi;
  private final Contacts contacts;

  PersonDesk(Jdbi jdbi, Contacts contacts) {
    this.jdbi = jdbi;
    this.contacts = contacts;
  }

  /**
   * Does something with a person, whoever the entry of this id has become.
   *
   * @throws Problem 404 where the viewer has nobody of that id
   */
  <T> T with(Viewer viewer, UUID contact, BiFunction<Handle, Contact, T> work) {
    return jdbi.inTransaction(
        handle ->
            work.apply(
                handle, contacts.find(handle, viewer, contact).orElseThrow(Problem::notFound)));
  }

  /** By whose clock the viewer is told times. */
  static ZoneId zone(Handle handle, Viewer viewer) {
    return ZoneId.of(handle.attach(Zones.class).of(viewer.organization()));
  }

  /** The other features' views that pages need. */
  interface Zones {
    @SqlQuery(
        "SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization")
    String of(UUID organization);
  }
}
