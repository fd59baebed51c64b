package org.polyphony.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.Address;
import org.polyphony.contacts.Birth;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.IntakeRow;
import org.polyphony.contacts.IntakeStage;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.NewList;
import org.polyphony.contacts.Phone;
import org.polyphony.contacts.Phones;
import org.polyphony.imports.ImportsModule;
import org.polyphony.imports.ImportsSettings;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.PrivacyModule;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.profile.ProfileModule;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** An organization with somebody in it who may be erased, and what else knows them. */
abstract class ErasureCase {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static int numbers = 5550110;

  final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  final Journal journal = new Journal(clock);
  final Audit audit = new Audit(clock);
  final PrivacyModule privacy = SomePrivacy.over(database.jdbi());
  final ContactsModule contacts =
      new ContactsModule(database.database(), privacy, journal, audit, clock);
  final ConsentModule consent = new ConsentModule(clock);
  final Jobs jobs = new Jobs(database.database(), clock);
  final ImportsModule imports =
      new ImportsModule(
          database.database(),
          jobs,
          contacts,
          consent,
          new ProfileModule(database.jdbi(), contacts, consent, journal, audit, clock),
          journal,
          audit,
          clock,
          ImportsSettings.usual());
  final Erasures erasures =
      new Erasures(
          database.jdbi(),
          contacts,
          imports.imports(),
          consent.suppressions(),
          privacy.erasures(),
          journal,
          audit,
          clock);
  final Viewer viewer = viewer(Ids.next());
  final Phone phone = phone();
  UUID list;

  @BeforeEach
  void makeAList() {
    erasures.offer(consent.erasing());
    erasures.offer(imports.erasing());
    list =
        database
            .jdbi()
            .inTransaction(
                h ->
                    contacts
                        .lists()
                        .create(h, viewer.organization(), null, NewList.of("L", "", "any")));
  }

  static void note(Handle handle, UUID importId, int line, String cells) {
    handle.execute(
        "INSERT INTO imports.noted_rows (import, line, verdict, field, reason, cells)"
            + " VALUES (?, ?, 'rejected', 'phone', 'phone_too_short', ?::jsonb)",
        importId,
        line,
        cells);
  }

  void isListed(Problem problem) {
    assertThat(problem.fields())
        .singleElement()
        .satisfies(field -> assertThat(field.code()).isEqualTo("do_not_contact"));
  }

  void bringIn(UUID importId, String name, Phone number, String email) {
    contacts.intakes().begin(viewer.organization(), list, importId);
    try (Handle handle = database.jdbi().open();
        IntakeStage stage =
            contacts.intakes().stage(handle, viewer.organization(), list, importId)) {
      stage.add(
          new IntakeRow(
              1,
              name,
              "Mai",
              "Vang",
              "",
              "",
              email,
              Birth.UNKNOWN,
              "hmn",
              "und",
              null,
              false,
              null,
              Address.NONE,
              Map.of(),
              List.of(new NewContact.LabelledPhone(number, "")),
              false));
      stage.resolve();
      stage.write(done -> {});
    }
    database.jdbi().useTransaction(h -> contacts.intakes().done(h, importId));
  }

  boolean find(UUID contact) {
    return database
        .jdbi()
        .inTransaction(h -> contacts.contacts().find(h, viewer, contact))
        .isPresent();
  }

  boolean isReachable(Phone number) {
    return one(
            "SELECT count(*)::text FROM consent.reachable_lines r JOIN contacts.known_lines l ON l.line = r.line"
                + " WHERE l.tel = ? AND r.channel = 'phone'",
            number.tel())
        .equals("1");
  }

  static List<String> tels() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT tel FROM contacts.known_lines WHERE tel IS NOT NULL")
                    .mapTo(String.class)
                    .list());
  }

  static String one(String sql, Object... arguments) {
    return database
        .jdbi()
        .withHandle(h -> h.select(sql, arguments).mapTo(String.class).findOne().orElse(""));
  }

  UUID add(String given, Phone number) {
    return add(viewer, list, given, number);
  }

  UUID add(Viewer to, UUID of, String given, Phone number) {
    return database
        .jdbi()
        .inTransaction(
            h ->
                contacts
                    .contacts()
                    .add(
                        h,
                        to.organization(),
                        to.user(),
                        of,
                        NewContact.named(given, "Vang")
                            .speaking("hmn", org.polyphony.contacts.LanguageSource.SELF_DECLARED)
                            .phone(number, "mobile")));
  }

  static synchronized Phone phone() {
    return Phones.parse("+1916" + numbers++).orElseThrow();
  }

  static Viewer viewer(UUID organization) {
    return new Viewer(
        Ids.next(),
        organization,
        "Chue Lor",
        Set.of(Role.ADMINISTRATOR),
        Set.of(),
        Set.of(),
        null,
        null,
        false);
  }
}
