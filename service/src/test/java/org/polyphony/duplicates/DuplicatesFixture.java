package org.polyphony.duplicates;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.polyphony.Given;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.IntakeStage;
import org.polyphony.contacts.NewList;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.web.Viewer;

/** The desk with a coordinator and a list of an organization of their own. */
final class DuplicatesFixture {

  private static final AtomicInteger NEIGHBOURHOODS = new AtomicInteger();

  private final int neighbourhood = NEIGHBOURHOODS.incrementAndGet();
  final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  final TestDatabase database;
  final ContactsModule contacts;
  final Finder finder;
  final DuplicateDesk desk;

  /** Two people at once. */
  final Sweeper sweeper;

  final UUID organization;
  final Viewer viewer;
  UUID list;

  DuplicatesFixture(TestDatabase database) {
    this.database = database;
    Audit audit = new Audit(clock);
    contacts =
        new ContactsModule(
            database.database(),
            SomePrivacy.over(database.jdbi()),
            new Journal(clock),
            audit,
            clock);
    finder = new Finder(database.jdbi(), clock);
    desk =
        new DuplicateDesk(
            database.jdbi(),
            contacts.contacts(),
            contacts.merges(),
            contacts.timeline(),
            finder,
            audit,
            clock);
    sweeper = new Sweeper(2, database.jdbi(), finder, audit, clock);
    organization = Ids.next();
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "INSERT INTO accounts.organizations (id, name, locale, time_zone, created_at)"
                        + " VALUES (?, 'Alliance', 'en', 'America/Los_Angeles', now())",
                    organization));
    viewer = Given.coordinator(organization);
    list = newList();
  }

  UUID newList() {
    return in(
        h -> contacts.lists().create(h, organization, null, NewList.of("Sign-ups", "", "any")));
  }

  /** Brings people in by a file, and looks at them as is done after it. */
  Map<IntakeStage.Verdict, Long> bringIn(Somebody... people) {
    UUID importId = Ids.next();
    contacts.intakes().begin(organization, list, importId);
    Map<IntakeStage.Verdict, Long> counts;
    try (Handle handle = database.jdbi().open();
        IntakeStage stage = contacts.intakes().stage(handle, organization, list, importId)) {
      for (int i = 0; i < people.length; i++) {
        stage.add(people[i].row(i + 1L, neighbourhood));
      }
      counts = stage.resolve();
      stage.write(done -> {});
      handle.useTransaction(h -> contacts.intakes().done(h, importId));
    }
    finder.look(importId);
    return counts;
  }

  /** The one entry under this name. */
  UUID entry(String name) {
    return in(
        h ->
            h.createQuery(
                    "SELECT id FROM contacts.contacts WHERE organization = ? AND full_name = ?")
                .bind(0, organization)
                .bind(1, name)
                .mapTo(UUID.class)
                .one());
  }

  int entries() {
    return in(
        h ->
            h.createQuery("SELECT count(*) FROM contacts.contacts WHERE organization = ?")
                .bind(0, organization)
                .mapTo(Integer.class)
                .one());
  }

  List<Pair> open() {
    return desk.open(viewer, null, 100);
  }

  <T> T in(Function<Handle, T> work) {
    return database.jdbi().inTransaction(work::apply);
  }
}
