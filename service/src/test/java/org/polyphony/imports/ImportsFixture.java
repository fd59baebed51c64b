package org.polyphony.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.NewList;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestDatabase;
import org.polyphony.platform.Uploads;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.profile.ProfileModule;
import org.polyphony.ties.TagIntake;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** The engine with a coordinator and a list, its work cranked by hand. */
public final class ImportsFixture {

  final TestDatabase database;
  public final ContactsModule contacts;
  public final Imports imports;
  final ImportRunner runner;
  final Uploads uploads;
  public final Viewer viewer = viewer(Ids.next());
  public final UUID list;

  public ImportsFixture(TestDatabase database, Clock clock) {
    this.database = database;
    Journal journal = new Journal(clock);
    Audit audit = new Audit(clock);
    contacts =
        new ContactsModule(
            database.database(), SomePrivacy.over(database.jdbi()), journal, audit, clock);
    uploads = new Uploads(database.jdbi(), clock);
    imports = new Imports(uploads, (handle, id) -> {}, audit, clock);
    ConsentModule consent = new ConsentModule(clock);
    ProfileModule profile =
        new ProfileModule(database.jdbi(), contacts, consent, journal, audit, clock);
    imports.register(
        new ContactsTarget(
            contacts,
            consent.consentIntake(),
            profile.names(),
            new TagIntake(database.jdbi(), clock),
            consent.optOutIntake(database.jdbi(), contacts, journal),
            clock));
    runner =
        new ImportRunner(database.jdbi(), uploads, imports, contacts.sensitive(), journal, clock);
    list = list("Sign-ups");
  }

  /** One more list of the same organization. */
  UUID list(String name) {
    return database
        .jdbi()
        .inTransaction(
            h ->
                contacts
                    .lists()
                    .create(h, viewer.organization(), null, NewList.of(name, "", "any")));
  }

  static Viewer viewer(UUID organization) {
    return new Viewer(
        Ids.next(),
        organization,
        "Chue Lor",
        Set.of(Role.COORDINATOR),
        Set.of("hmn"),
        Set.of("en"),
        null,
        null,
        false);
  }

  /** Brings a file in without a stop for review. */
  public Import bringIn(String text) {
    return bringIn(text.getBytes(StandardCharsets.UTF_8));
  }

  Import bringIn(String text, Charset encoding) {
    return bringIn(text.getBytes(encoding));
  }

  Import bringIn(byte[] file) {
    return run(start(file, Wishes.NONE, true));
  }

  Import bringIn(UUID to, String text) {
    return run(start(to, text.getBytes(StandardCharsets.UTF_8), Wishes.NONE, true));
  }

  /** Reads a file up to the review. */
  Import review(String text) {
    return run(start(text.getBytes(StandardCharsets.UTF_8), Wishes.NONE, false));
  }

  UUID start(byte[] file, Wishes wishes, boolean commit) {
    return start(list, file, wishes, commit);
  }

  private UUID start(UUID to, byte[] file, Wishes wishes, boolean commit) {
    try {
      Uploads.Upload upload =
          uploads.receive(
              viewer.organization(),
              viewer.user(),
              "people.csv",
              new ByteArrayInputStream(file),
              1L << 30);
      return database
          .jdbi()
          .inTransaction(h -> imports.start(h, viewer, "contacts", to, upload, wishes, commit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings a file of another kind in, through or up to the review. */
  public Import bringIn(String target, UUID subject, String filename, String text, boolean commit) {
    try {
      Uploads.Upload upload =
          uploads.receive(
              viewer.organization(),
              viewer.user(),
              filename,
              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
              1L << 30);
      return run(
          database
              .jdbi()
              .inTransaction(
                  h -> imports.start(h, viewer, target, subject, upload, Wishes.NONE, commit)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a reviewed file again, its values meaning what a person says. */
  public Import meaning(Import one, Map<String, Map<String, String>> meanings) {
    database
        .jdbi()
        .useTransaction(
            h -> imports.correct(h, viewer, one.id(), Wishes.NONE.meaning(meanings), ""));
    return run(one.id());
  }

  /** The values that were counted: field, value, and how many rows have it. */
  public List<String> values(UUID id) {
    return database
        .jdbi()
        .withExtension(ImportsDao.class, dao -> dao.seenValues(id).seenValues())
        .stream()
        .map(each -> each.field() + " " + each.value() + " " + each.rows())
        .toList();
  }

  /** Takes an import back. */
  public void undo(Import one, String reason) {
    database.jdbi().useTransaction(h -> imports.undo(h, viewer, one.id(), reason));
  }

  /** Carries a reviewed import out. */
  public Import commit(Import one) {
    database.jdbi().useTransaction(h -> imports.commit(h, viewer, one.id()));
    return run(one.id());
  }

  Import run(UUID id) {
    runner.run(id);
    return load(id);
  }

  Import load(UUID id) {
    return database.jdbi().inTransaction(h -> imports.find(h, viewer, id)).orElseThrow();
  }

  /** Name, spoken language and numbers of everybody on the list. */
  List<String> people() {
    return people(list);
  }

  List<String> people(UUID of) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT p.full_name || ' ' || p.spoken || ' ' || coalesce(
                                 (SELECT string_agg(l.tel, ' ' ORDER BY b.rank)
                                  FROM contacts.people_on_lines b JOIN contacts.known_lines l ON l.line = b.line
                                  WHERE b.contact = p.contact), '')
                        FROM contacts.active_members m JOIN contacts.people p ON p.contact = m.contact
                        WHERE m.list = :list
                        ORDER BY 1
                        """)
                    .bind("list", of)
                    .mapTo(String.class)
                    .list());
  }

  public List<String> notes(UUID id, String verdict) {
    return database
        .jdbi()
        .withExtension(ImportsDao.class, dao -> dao.notes(id, verdict, 100))
        .stream()
        .map(note -> note.line() + " " + note.field() + " " + note.reason())
        .toList();
  }
}
