package org.polyphony.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.calling.CallingModule;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.Address;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.IntakeRow;
import org.polyphony.contacts.IntakeStage;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.NewList;
import org.polyphony.contacts.Phone;
import org.polyphony.contacts.Phones;
import org.polyphony.duplicates.DuplicatesModule;
import org.polyphony.imports.ImportsModule;
import org.polyphony.imports.ImportsSettings;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.Erasure;
import org.polyphony.privacy.ErasureReason;
import org.polyphony.privacy.PrivacyModule;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.ties.TiesModule;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class ErasuresTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static int numbers = 5550110;

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Journal journal = new Journal(clock);
  private final Audit audit = new Audit(clock);
  private final PrivacyModule privacy = SomePrivacy.over(database.jdbi());
  private final ContactsModule contacts =
      new ContactsModule(database.database(), privacy, journal, audit, clock);
  private final ConsentModule consent = new ConsentModule(clock);
  private final Jobs jobs = new Jobs(database.database(), clock);
  private final ImportsModule imports =
      new ImportsModule(
          database.database(),
          jobs,
          contacts,
          consent,
          journal,
          audit,
          clock,
          ImportsSettings.usual());
  private final Erasures erasures =
      new Erasures(
          database.jdbi(),
          contacts,
          imports.imports(),
          consent.suppressions(),
          privacy.erasures(),
          journal,
          audit,
          clock);
  private final Viewer viewer = viewer(Ids.next());
  private final Phone phone = phone();
  private UUID list;

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

  @Test
  void aNumberThatNobodyElseHasIsClosedForEveryPartner() {
    UUID mai = add("Mai", phone);

    Erasure erasure = erasures.erase(viewer, mai, ErasureReason.ASKED);

    assertThat(erasure.numbers()).isEqualTo(1);
    assertThat(tels()).doesNotContain(phone.tel());
    assertThatThrownBy(() -> add("Mai", phone))
        .isInstanceOfSatisfying(Problem.class, this::isListed);
    assertThatThrownBy(() -> add("Pao", phone))
        .isInstanceOfSatisfying(Problem.class, this::isListed);
    Viewer partner = viewer(Ids.next());
    UUID theirs =
        database
            .jdbi()
            .inTransaction(
                h ->
                    contacts
                        .lists()
                        .create(h, partner.organization(), null, NewList.of("P", "", "any")));
    assertThatThrownBy(() -> add(partner, theirs, "Xue", phone))
        .isInstanceOfSatisfying(Problem.class, this::isListed);
  }

  @Test
  void aNumberThatOthersHaveStaysWithThem() {
    UUID mai = add("Mai", phone);
    UUID pao = add("Pao", phone);

    assertThat(erasures.erase(viewer, mai, ErasureReason.ASKED).numbers()).isZero();

    assertThat(tels()).contains(phone.tel());
    assertThat(isReachable(phone)).isTrue();
    assertThat(find(pao)).isTrue();
    assertThatThrownBy(() -> add("Mai", phone))
        .isInstanceOfSatisfying(Problem.class, this::isListed);
    assertThat(add("Xue", phone)).isNotNull();
  }

  @Test
  void whoIsKnownToAPartnerUnderTheSameNameIsNotCalledThereEither() {
    Viewer partner = viewer(Ids.next());
    UUID theirs =
        database
            .jdbi()
            .inTransaction(
                h ->
                    contacts
                        .lists()
                        .create(h, partner.organization(), null, NewList.of("P", "", "any")));
    add(partner, theirs, "Mai", phone);
    UUID mai = add("Mai", phone);

    erasures.erase(viewer, mai, ErasureReason.ASKED);

    assertThat(tels()).contains(phone.tel());
    assertThat(isReachable(phone)).isFalse();
  }

  @Test
  void whatCountsStaysAndErasingAgainChangesNothing() {
    UUID mai = add("Mai", phone);
    UUID other = add("Tou", phone());
    database.jdbi().useTransaction(h -> Known.everywhere(h, viewer.organization(), mai, other));

    Erasure first = erasures.erase(viewer, mai, ErasureReason.FAMILY);
    Erasure again = erasures.erase(viewer, mai, ErasureReason.ASKED);

    assertThat(again).isEqualTo(first);
    assertThat(find(mai)).isFalse();
    assertThat(one("SELECT spoken FROM contacts.languages_of_people WHERE contact = ?", mai))
        .isEqualTo("hmn");
    assertThat(one("SELECT result FROM campaigns.attempted_people WHERE contact = ?", mai))
        .isEqualTo("talked");
    assertThat(
            one(
                "SELECT count(*)::text FROM platform.audit WHERE action = 'contact.erased' AND subject = ?",
                mai))
        .isEqualTo("1");
    assertThatThrownBy(() -> erasures.look(viewer, mai))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }

  @Test
  void theUndoOfAMergeBringsNobodyBack() {
    UUID mai = add("Mai", phone);
    UUID maiSee = add("Mai See", phone());
    UUID merge =
        database.jdbi().inTransaction(h -> contacts.merges().merge(h, viewer, mai, maiSee));

    erasures.erase(viewer, maiSee, ErasureReason.ASKED);

    assertThat(find(mai)).isFalse();
    assertThat(find(maiSee)).isFalse();
    assertThatThrownBy(
            () -> database.jdbi().useTransaction(h -> contacts.merges().undo(h, viewer, merge)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    assertThat(
            one(
                "SELECT string_agg(full_name, '') FROM contacts.contacts WHERE id IN (?, ?)",
                mai,
                maiSee))
        .isEmpty();
  }

  @Test
  void theUndoOfAnImportBringsNobodyBack() {
    UUID mai = add("Mai", phone);
    UUID importId = Ids.next();
    bringIn(importId, "Mai Vang", phone, "mai@example.invalid");
    assertThat(
            one(
                "SELECT before ->> 'full_name' FROM contacts.intake_changes WHERE contact = ?",
                mai))
        .isEqualTo("Mai Vang");

    erasures.erase(viewer, mai, ErasureReason.ASKED);
    database.jdbi().useTransaction(h -> contacts.intakes().undo(h, importId));
    contacts.intakes().clear();

    assertThat(find(mai)).isFalse();
    assertThat(
            one(
                "SELECT full_name || email || name_folded FROM contacts.contacts WHERE id = ?",
                mai))
        .isEmpty();
  }

  @Test
  void whatComesInLateIsForgottenAtNight() {
    UUID mai = add("Mai", phone);
    UUID other = add("Tou", phone());
    database.jdbi().useTransaction(h -> Known.everywhere(h, viewer.organization(), mai, other));
    erasures.erase(viewer, mai, ErasureReason.ASKED);
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "INSERT INTO contacts.timeline (id, contact, at, kind, payload) VALUES (?, ?, now(), 'attempt',"
                        + " '{\"note\": \"late\"}')",
                    Ids.next(),
                    mai));

    erasures.again();

    assertThat(one("SELECT count(*)::text FROM contacts.timeline WHERE contact = ?", mai))
        .isEqualTo("0");
  }

  @Test
  void nobodyIsErasedWhileTheyAreOnThePhoneOrWhileAFileComesIn() {
    UUID mai = add("Mai", phone);
    UUID other = add("Tou", phone());
    database
        .jdbi()
        .useTransaction(
            h -> {
              Known.everywhere(h, viewer.organization(), mai, other);
              Known.onThePhone(h, mai);
            });
    assertThatThrownBy(() -> erasures.erase(viewer, mai, ErasureReason.ASKED))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("erasure_on_a_call"));

    try (Handle writing = database.jdbi().open()) {
      writing.begin();
      imports.imports().holdOff(writing, viewer.organization());
      assertThatThrownBy(() -> erasures.erase(viewer, other, ErasureReason.ASKED))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo("erasure_while_importing"));
      writing.rollback();
    }
    assertThat(find(mai)).isTrue();
    assertThat(find(other)).isTrue();
  }

  @Test
  void nobodyErasesThePeopleOfAnother() {
    UUID mai = add("Mai", phone);

    assertThatThrownBy(() -> erasures.erase(viewer(Ids.next()), mai, ErasureReason.ASKED))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    assertThat(find(mai)).isTrue();
  }

  @Test
  void rowsOfFilesThatWereTurnedAwayGoWithTheNumberOrTheNameThatStandsInThem() {
    UUID mai = add("Mai", phone);
    UUID importId = Ids.next();
    database
        .jdbi()
        .useTransaction(
            h -> {
              UUID upload = Ids.next();
              h.execute(
                  "INSERT INTO platform.uploads (id, organization, filename, created_at) VALUES (?, ?, 'a.csv', now())",
                  upload,
                  viewer.organization());
              h.execute(
                  "INSERT INTO imports.imports (id, organization, target, subject, upload, filename, state, created_at,"
                      + " layout) VALUES (?, ?, 'contacts', ?, ?, 'a.csv', 'done', now(), ?::jsonb)",
                  importId,
                  viewer.organization(),
                  list,
                  upload,
                  "{\"encoding\": \"UTF-8\", \"columns\": [{\"header\": \"Name\", \"field\": \"full_name\","
                      + " \"sure\": true, \"samples\": [\"Mai Vang\"]}]}");
              note(h, importId, 1, "[\"MAI VANG\", \"12\"]");
              note(
                  h,
                  importId,
                  2,
                  "[\"X\", \"(%s) %s\", \"%s\"]"
                      .formatted(
                          phone.tel().substring(2, 5),
                          phone.tel().substring(5, 8),
                          phone.tel().substring(8)));
              note(h, importId, 3, "[\"Tou Vang\", \"916\"]");
            });

    erasures.erase(viewer, mai, ErasureReason.ASKED);

    assertThat(
            one(
                "SELECT string_agg(line::text, ',') FROM imports.noted_rows WHERE import = ?",
                importId))
        .isEqualTo("3");
    assertThat(one("SELECT layout #>> '{columns,0}' FROM imports.imports WHERE id = ?", importId))
        .contains("full_name")
        .doesNotContain("Mai");
  }

  @Test
  void everyStatementIsOfAFeatureThatKnowsPeople() {
    List<Erasing> all = new ArrayList<>(CallingModule.erasing());
    all.addAll(new TiesModule(database.jdbi(), contacts, audit, clock).erasing());
    all.addAll(new DuplicatesModule(database.jdbi(), jobs, contacts, audit, clock).erasing());
    erasures.offer(all);
    UUID mai = add("Mai", phone);
    UUID other = add("Tou", phone());
    database.jdbi().useTransaction(h -> Known.everywhere(h, viewer.organization(), mai, other));

    erasures.erase(viewer, mai, ErasureReason.ASKED);

    assertThat(one("SELECT count(*)::text FROM ties.tags WHERE contact = ?", mai)).isEqualTo("0");
    assertThat(one("SELECT count(*)::text FROM duplicates.pairs WHERE ? IN (one, other)", mai))
        .isEqualTo("0");
  }

  private static void note(Handle handle, UUID importId, int line, String cells) {
    handle.execute(
        "INSERT INTO imports.noted_rows (import, line, verdict, field, reason, cells)"
            + " VALUES (?, ?, 'rejected', 'phone', 'phone_too_short', ?::jsonb)",
        importId,
        line,
        cells);
  }

  private void isListed(Problem problem) {
    assertThat(problem.fields())
        .singleElement()
        .satisfies(field -> assertThat(field.code()).isEqualTo("do_not_contact"));
  }

  private void bringIn(UUID importId, String name, Phone number, String email) {
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
              null,
              "hmn",
              "und",
              null,
              false,
              Address.NONE,
              Map.of(),
              List.of(new NewContact.LabelledPhone(number, "")),
              false));
      stage.resolve();
      stage.write(done -> {});
    }
    database.jdbi().useTransaction(h -> contacts.intakes().done(h, importId));
  }

  private boolean find(UUID contact) {
    return database
        .jdbi()
        .inTransaction(h -> contacts.contacts().find(h, viewer, contact))
        .isPresent();
  }

  private boolean isReachable(Phone number) {
    return one(
            "SELECT count(*)::text FROM consent.reachable_lines r JOIN contacts.known_lines l ON l.line = r.line"
                + " WHERE l.tel = ? AND r.channel = 'phone'",
            number.tel())
        .equals("1");
  }

  private static List<String> tels() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT tel FROM contacts.known_lines WHERE tel IS NOT NULL")
                    .mapTo(String.class)
                    .list());
  }

  private static String one(String sql, Object... arguments) {
    return database
        .jdbi()
        .withHandle(h -> h.select(sql, arguments).mapTo(String.class).findOne().orElse(""));
  }

  private UUID add(String given, Phone number) {
    return add(viewer, list, given, number);
  }

  private UUID add(Viewer to, UUID of, String given, Phone number) {
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

  private static synchronized Phone phone() {
    return Phones.parse("+1916" + numbers++).orElseThrow();
  }

  private static Viewer viewer(UUID organization) {
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
