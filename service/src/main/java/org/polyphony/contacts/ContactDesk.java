package org.polyphony.contacts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What pages and API ask about lists and people, each in a transaction of its own. */
final class ContactDesk {

  private static final int ENTRIES = 100;

  private final Jdbi jdbi;
  private final Lists lists;
  private final Contacts contacts;
  private final Timeline timeline;
  private final Clock clock;
  private final ContactSearch search = new ContactSearch();

  ContactDesk(Jdbi jdbi, Lists lists, Contacts contacts, Timeline timeline, Clock clock) {
    this.jdbi = jdbi;
    this.lists = lists;
    this.contacts = contacts;
    this.timeline = timeline;
    this.clock = clock;
  }

  List<ContactList.Counted> lists(Viewer viewer) {
    return jdbi.withHandle(handle -> lists.counted(handle, viewer));
  }

  /**
   * @throws Problem 404 where the viewer has no such list
   */
  ContactList.Counted list(Viewer viewer, UUID id) {
    return jdbi.withHandle(handle -> lists.findCounted(handle, viewer, id))
        .orElseThrow(Problem::notFound);
  }

  UUID createList(Viewer viewer, NewList list) {
    return jdbi.inTransaction(
        handle -> lists.create(handle, viewer.organization(), viewer.user(), list));
  }

  List<ContactSearch.Found> search(ContactSearch.Query query) {
    return jdbi.withHandle(handle -> search.find(handle, query));
  }

  /** Somebody with what happened, and where the clock of their organization stands. */
  record History(Contact contact, List<Timeline.Entry> entries, ZoneId zone) {}

  /**
   * @throws Problem 404 where the viewer has nobody of that id
   */
  History history(Viewer viewer, UUID id) {
    return jdbi.inTransaction(
        handle -> {
          Contact contact = contacts.find(handle, viewer, id).orElseThrow(Problem::notFound);
          // The entry of this very moment is in it.
          Instant until = clock.instant().plus(Duration.ofSeconds(1));
          return new History(
              contact,
              timeline.of(handle, viewer, id, until, ENTRIES),
              ZoneId.of(handle.attach(Zones.class).of(viewer.organization())));
        });
  }

  /**
   * @throws Problem 404 where the viewer has nobody of that id
   */
  Contact find(Viewer viewer, UUID id) {
    return jdbi.inTransaction(handle -> contacts.find(handle, viewer, id))
        .orElseThrow(Problem::notFound);
  }

  /** What happened with somebody before an instant, the newest first. */
  List<Timeline.Entry> timeline(Viewer viewer, UUID id, @Nullable Instant before, int limit) {
    return jdbi.inTransaction(
        handle -> {
          if (contacts.find(handle, viewer, id).isEmpty()) {
            throw Problem.notFound();
          }
          Instant until = before == null ? clock.instant().plusSeconds(1) : before;
          return timeline.of(handle, viewer, id, until, limit);
        });
  }

  /**
   * @param list the list to add to, one of the viewer's
   * @throws Problem 404 where it is not
   */
  UUID add(Viewer viewer, UUID list, NewContact contact) {
    return jdbi.inTransaction(
        handle -> {
          if (lists.find(handle, viewer, list).isEmpty()) {
            throw Problem.notFound();
          }
          return contacts.add(handle, viewer.organization(), viewer.user(), list, contact);
        });
  }

  /**
   * @param revision of the state that was edited
   * @param change from the state that is known to the one that is to be
   */
  void change(
      Viewer viewer, UUID id, @Nullable Integer revision, UnaryOperator<NewContact> change) {
    jdbi.useTransaction(
        handle -> {
          Contact known =
              contacts.load(handle, viewer.organization(), id).orElseThrow(Problem::notFound);
          int edited = revision == null ? known.person().revision() : revision;
          contacts.update(handle, viewer, id, edited, change.apply(Known.of(known)));
        });
  }

  /** The other features' views that pages need. */
  interface Zones {
    @SqlQuery(
        "SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization")
    String of(UUID organization);
  }
}
