package org.polyphony.contacts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What pages and API ask about lists and people, each in a transaction of its own. */
final class ContactDesk {

  private static final int ENTRIES = 100;
  private static final int LOOKS = 5;

  /** So many of what each feature above knows; hardly anybody has as many. */
  private static final int LOOKED_THROUGH = 200;

  private final Jdbi jdbi;
  private final Lists lists;
  private final Contacts contacts;
  private final Timeline timeline;
  private final Clock clock;
  private final List<Aspect> aspects = new CopyOnWriteArrayList<>();
  private final ContactSearch search = new ContactSearch(aspects);

  ContactDesk(Jdbi jdbi, Lists lists, Contacts contacts, Timeline timeline, Clock clock) {
    this.jdbi = jdbi;
    this.lists = lists;
    this.contacts = contacts;
    this.timeline = timeline;
    this.clock = clock;
  }

  void show(Aspect aspect) {
    aspects.add(aspect);
  }

  /** What features above know of people. */
  List<Aspect> aspects() {
    return aspects;
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

  /** Those whose purpose is over. */
  List<ContactList> endedLists(Viewer viewer) {
    return jdbi.withHandle(handle -> lists.ended(handle, viewer));
  }

  /**
   * @param over whether its purpose is; false where it goes on after all
   * @throws Problem 404 where the viewer has no such list
   */
  void endList(Viewer viewer, UUID id, boolean over) {
    jdbi.useTransaction(handle -> lists.end(handle, viewer, id, over));
  }

  UUID createList(Viewer viewer, NewList list) {
    return jdbi.inTransaction(
        handle -> lists.create(handle, viewer.organization(), viewer.user(), list));
  }

  List<ContactSearch.Found> search(ContactSearch.Query query) {
    return jdbi.inTransaction(handle -> search.find(handle, query));
  }

  /** As {@link #search}, and where nobody fits, who comes close; no further than one page. */
  List<ContactSearch.Found> searchOrNearly(ContactSearch.Query query) {
    return jdbi.inTransaction(
        handle -> {
          List<ContactSearch.Found> found = search.find(handle, query);
          return found.isEmpty() && query.after() == null
              ? search.alike(handle, query).stream().limit(query.limit() - 1L).toList()
              : found;
        });
  }

  /**
   * Somebody with what happened, and where the clock of their organization stands.
   *
   * @param facts what features above know of them
   * @param since since when the main languages stand
   * @param looks who else has looked at them, the newest first
   * @param names of our users, by their ids
   */
  record History(
      Contact contact,
      List<Aspect.Fact> facts,
      Timeline.Asked asked,
      List<Timeline.Entry> entries,
      List<EditsDao.Since> since,
      List<Look> looks,
      Map<UUID, String> names,
      ZoneId zone) {}

  /** Somebody who has looked at a person, and when last. */
  record Look(String name, Instant at) {}

  /**
   * @throws Problem 404 where the viewer has nobody of that id
   */
  History history(Viewer viewer, UUID id) {
    return jdbi.inTransaction(
        handle -> {
          Contact contact = contacts.find(handle, viewer, id).orElseThrow(Problem::notFound);
          // The entry of this very moment is in it.
          Instant until = clock.instant().plus(Duration.ofSeconds(1));
          UUID person = contact.person().id();
          Others others = handle.attach(Others.class);
          return new History(
              contact,
              aspects.stream().flatMap(one -> one.of(handle, viewer, person).stream()).toList(),
              timeline.asked(handle, person),
              entries(handle, viewer, person, until, ENTRIES),
              handle.attach(EditsDao.class).since(person),
              others.looks(viewer.organization(), person, viewer.user(), LOOKS),
              others.names(viewer.organization()),
              ZoneId.of(others.zone(viewer.organization())));
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
          Contact contact = contacts.find(handle, viewer, id).orElseThrow(Problem::notFound);
          Instant until = before == null ? clock.instant().plusSeconds(1) : before;
          return entries(handle, viewer, contact.person().id(), until, limit);
        });
  }

  /** What we have written down, and what the features above know. */
  private List<Timeline.Entry> entries(
      Handle handle, Viewer viewer, UUID person, Instant before, int limit) {
    return Stream.concat(
            timeline.of(handle, viewer, person, before, limit).stream(),
            aspects.stream()
                .flatMap(one -> one.happened(handle, viewer, person, LOOKED_THROUGH).stream()))
        .filter(entry -> entry.at().isBefore(before))
        .sorted(
            Comparator.comparing(Timeline.Entry::at).thenComparing(Timeline.Entry::id).reversed())
        .limit(limit)
        .toList();
  }

  /**
   * @param list the list to add to, one of the viewer's
   * @throws Problem 404 where it is not
   */
  UUID add(Viewer viewer, UUID list, NewContact contact) {
    check(contact.birth());
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
          NewContact changed = change.apply(Known.of(known));
          if (!changed.birth().equals(known.person().birth())) {
            check(changed.birth());
          }
          contacts.update(handle, viewer, known.person().id(), edited, changed);
        });
  }

  private void check(Birth birth) {
    if (!birth.isLikely(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
      throw Problem.invalid(
          FieldProblem.of(birth.date() == null ? "birth_year" : "birth_date", "unlikely_year"));
    }
  }

  /** The other features' views that pages need. */
  interface Others {
    @SqlQuery(
        "SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization")
    String zone(UUID organization);

    @KeyColumn("user_id")
    @ValueColumn("name")
    @SqlQuery("SELECT user_id, name FROM accounts.known_users WHERE organization = :organization")
    Map<UUID, String> names(UUID organization);

    // Not the one who looks now; of the newest fifty, since some pages are read all day.
    @SqlQuery(
        """
        SELECT u.name, max(l.at) AS at
        FROM (SELECT actor, at FROM platform.looks
              WHERE subject = :contact AND organization = :organization AND actor <> :viewer
              ORDER BY id DESC LIMIT 50) l
        JOIN accounts.known_users u ON u.user_id = l.actor
        GROUP BY u.user_id, u.name
        ORDER BY 2 DESC
        LIMIT :limit
        """)
    List<Look> looks(UUID organization, UUID contact, UUID viewer, int limit);
  }
}
