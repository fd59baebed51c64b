package org.polyphony;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/**
 * What other features own and a test starts from: somebody who asks, and rows. Every one is valid;
 * the times do not matter.
 */
public final class Given {

  private static final Instant LONG_AGO = Instant.parse("2026-01-05T18:00:00Z");
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private Given() {}

  /** Somebody who may do all that a coordinator of an organization may. */
  public static Viewer coordinator(UUID organization) {
    return new Viewer(
        Ids.next(),
        organization,
        "Chue Lor",
        Set.of(Role.COORDINATOR),
        Set.of("hmn", "en"),
        Set.of("en"),
        null,
        null,
        false);
  }

  /** A line that nobody else has. */
  public static UUID line(Handle handle) {
    UUID id = Ids.next();
    handle.execute(
        "INSERT INTO contacts.lines (id, tel, time_zones, created_at) VALUES (?, ?, '{America/Los_Angeles}', ?)",
        id,
        "+1916555%04d".formatted(NUMBERS.incrementAndGet()),
        LONG_AGO);
    return id;
  }

  /** A person whose language nobody knows, without a line. */
  public static UUID contact(Handle handle, UUID organization, String name) {
    UUID id = Ids.next();
    handle.execute(
        "INSERT INTO contacts.contacts (id, organization, full_name, name_folded, created_at, updated_at)"
            + " VALUES (?, ?, ?, lower(?), ?, ?)",
        id,
        organization,
        name,
        name,
        LONG_AGO,
        LONG_AGO);
    return id;
  }

  /** A person behind a line. */
  public static UUID contactOn(Handle handle, UUID organization, String name, UUID line) {
    UUID id = contact(handle, organization, name);
    handle.execute("INSERT INTO contacts.contact_lines (contact, line) VALUES (?, ?)", id, line);
    return id;
  }
}
