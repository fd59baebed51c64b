package org.polyphony.contacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Holding;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * Everything that is kept about one person, from every feature that keeps something: for the person
 * who asks what we know of them.
 */
public final class PersonFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What one feature keeps.
   *
   * @param rows the oldest first, those of entries that became part of theirs after them; columns
   *     without a value are left out
   */
  record Kept(Holding holding, List<Map<String, Object>> rows) {}

  /** A whole file. */
  record Whole(String name, List<Kept> kept) {

    /** Without the name, since this may reach a log. */
    @Override
    public String toString() {
      return "Whole[REDACTED]";
    }
  }

  private final Jdbi jdbi;
  private final Contacts contacts;
  private final Audit audit;
  private final List<Holding> holdings = new ArrayList<>(HeldByContacts.ALL);

  PersonFile(Jdbi jdbi, Contacts contacts, Audit audit) {
    this.jdbi = jdbi;
    this.contacts = contacts;
    this.audit = audit;
    holdings.add(Audit.OF_A_PERSON);
  }

  /** Adds what the features above keep; before the first request. */
  public void offer(Collection<Holding> more) {
    holdings.addAll(more);
  }

  /** Everything that is asked for it, in order. */
  public List<Holding> holdings() {
    return List.copyOf(holdings);
  }

  /**
   * The file; that it was taken is in the audit trail.
   *
   * @throws Problem 404 where the viewer has nobody of that id; 403 for a minor
   */
  Whole of(Viewer viewer, UUID contact) {
    if (viewer.minor()) {
      throw Problem.forbidden();
    }
    return jdbi.inTransaction(
        handle -> {
          Contact person =
              contacts.load(handle, viewer.organization(), contact).orElseThrow(Problem::notFound);
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "contact.exported",
              "contact",
              contact,
              Map.of());
          return new Whole(
              person.person().fullName(),
              holdings.stream()
                  .map(holding -> new Kept(holding, rows(handle, holding, contact)))
                  .filter(kept -> !kept.rows().isEmpty())
                  .toList());
        });
  }

  private static List<Map<String, Object>> rows(Handle handle, Holding holding, UUID contact) {
    return handle
        .createQuery(
            """
            SELECT jsonb_strip_nulls(to_jsonb(held))
            FROM (
              SELECT id FROM contacts.contacts WHERE id = :person
              UNION ALL
              SELECT id FROM contacts.contacts WHERE merged_into = :person) entries
            CROSS JOIN LATERAL (%s) held
            """
                .formatted(holding.sql().replace(":contact", "entries.id")))
        .bind("person", contact)
        .mapTo(String.class)
        .map(PersonFile::read)
        .list();
  }

  private static Map<String, Object> read(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database writes JSON", e);
    }
  }
}
