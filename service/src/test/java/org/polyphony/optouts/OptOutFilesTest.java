package org.polyphony.optouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.audiences.AudiencesModule;
import org.polyphony.consent.Channel;
import org.polyphony.consent.ConsentModule;
import org.polyphony.imports.Import;
import org.polyphony.imports.ImportState;
import org.polyphony.imports.ImportsFixture;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.NothingToCall;
import org.polyphony.queue.PhoneBank;
import org.polyphony.web.Problem;

/** Opt-outs come in by the engine that brings people in, and hold wherever somebody is reached. */
class OptOutFilesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Journal journal = new Journal(clock);
  private ImportsFixture here;

  @BeforeEach
  void registerTarget() {
    // Lines are the deployment's: what one test silences would be silent in the next.
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM consent.suppressions"));
    here = fixture();
  }

  private ImportsFixture fixture() {
    ImportsFixture fixture = new ImportsFixture(database, clock);
    fixture.imports.register(
        new OptOutsTarget(
            database.jdbi(),
            new ConsentModule(clock).optOutIntake(database.jdbi(), fixture.contacts, journal)));
    return fixture;
  }

  @Test
  void numbersAddressesAndOtherSystemsNumbersAreReviewedThenCount() {
    here.bringIn(
        "name,phone,email,VANID\nMai Vang,9165550301,mai@example.invalid,900\nKa Moua,9165550302,,901\n");

    Import review =
        bringIn(
            here,
            """
            Phone,Email,VANID,Channel,Reason,Date
            (916) 555-0303,,,sms,Wrote STOP,2026-05-01
            ,mai@example.invalid,,,By mail,
            ,,901,calls,,
            9165550303,,,text,again,
            12345,,,,,
            ,nobody@example.invalid,,,,
            ,,,all,,
            9165550304,,,pigeons,,
            9165550305,,,no,,
            """,
            false);

    assertThat(review.state()).isEqualTo(ImportState.REVIEW);
    assertThat(review.rows()).isEqualTo(new Import.Rows(9, 3, 0, 0, 1, 0, 5));
    assertThat(here.notes(review.id(), "rejected"))
        .containsExactly(
            "6 phone phone_too_short",
            "7 email nobody_known",
            "8 phone nobody_named",
            "9 channel unknown_channel",
            "10 channel not_opted_out");
    assertThat(standing(here)).isEmpty();

    here.commit(review);

    assertThat(standing(here))
        .containsExactlyInAnyOrder(
            "text +19165550303 Wrote STOP · 2026-05-01 · A letter · opt-outs.csv:2",
            "all Mai Vang By mail · A letter · opt-outs.csv:3",
            "phone Ka Moua A letter · opt-outs.csv:4");
  }

  @Test
  void theSameFileAgainSaysNothingNew() {
    String file = "phone,do_not_contact\n9165550306,phone text\n9165550307,all\n";
    assertThat(bringIn(here, file, true).rows().created()).isEqualTo(2);

    assertThat(bringIn(here, file, true).rows()).isEqualTo(new Import.Rows(2, 0, 0, 2, 0, 0, 0));
    assertThat(standing(here)).hasSize(3);
  }

  @Test
  void oneIsTakenBackOnlyWithAReasonAndAloneWhatItBrought() {
    bringIn(here, "phone\n9165550308\n", true);
    Import second = bringIn(here, "phone\n9165550308\n9165550309\n", true);

    assertThatThrownBy(() -> here.undo(second, " "))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    assertThat(standing(here)).hasSize(2);

    here.undo(second, "The wrong file");

    assertThat(standing(here)).singleElement().asString().contains("+19165550308");
    assertThat(
            strings(
                "SELECT lifted_reason FROM consent.suppressions WHERE organization = ? AND lifted_at IS NOT NULL",
                here.viewer.organization()))
        .containsExactly("The wrong file");
  }

  @Test
  void aFileThatIsGivenUpInReviewNeedsNoReason() {
    Import review = bringIn(here, "phone\n9165550310\n", false);

    here.undo(review, "");

    assertThat(standing(here)).isEmpty();
  }

  @Test
  void aNumberIsSilentForEveryPartnerAtTheClaimAndInTheirFiles() throws IOException {
    PhoneBank bank = new PhoneBank(database);
    PhoneBank.Person person = bank.person("en");
    bank.feed();
    String tel = "+19165550399";
    bank.sql("UPDATE contacts.lines SET tel = ? WHERE id = ?", tel, person.line());
    ImportsFixture partner = fixture();
    partner.bringIn("name,phone\nSomebody Else," + tel + "\n");
    assertThat(people(partner)).contains(tel);

    Import done = bringIn(here, "phone\n" + tel + "\n", true);

    assertThat(bank.queue.claim(bank.caller("en"), bank.campaign))
        .isInstanceOf(NothingToCall.class);
    assertThat(bank.entry(person.line())).isEqualTo("parked suppressed");
    assertThat(people(partner)).doesNotContain(tel);

    here.undo(done, "They have called us");
    assertThat(people(partner)).contains(tel);
    assertThat(
            strings(
                "SELECT type FROM platform.journal WHERE subject = ? AND type = 'line.changed'",
                person.line()))
        .hasSize(1);
  }

  @Test
  void aNumberThatNobodyHasYetIsSilentForWhoeverBringsItInLater() throws IOException {
    bringIn(here, "phone\n9165550311\n", true);
    ImportsFixture partner = fixture();

    partner.bringIn("name,phone\nPa Kou,9165550311\n");

    assertThat(people(partner)).contains("Pa Kou").doesNotContain("0311");
  }

  @Test
  void ourOwnFileOfOptOutsComesInAgain() {
    assertThat(
            bringIn(
                    here,
                    "phone,do_not_contact,since,reason\n+19165550312,phone,2026-06-01T00:00:00Z,asked\n",
                    true)
                .rows()
                .created())
        .isEqualTo(1);
    assertThat(standing(here)).singleElement().asString().startsWith("phone +19165550312 asked");
  }

  private Import bringIn(ImportsFixture fixture, String file, boolean commit) {
    UUID subject = Ids.next();
    database
        .jdbi()
        .useExtension(
            OptOutFilesDao.class,
            dao ->
                dao.insert(
                    subject,
                    fixture.viewer.organization(),
                    Channel.ALL.code(),
                    "A letter",
                    fixture.viewer.user(),
                    clock.instant()));
    return fixture.bringIn(OptOutsTarget.KEY, subject, "opt-outs.csv", file, commit);
  }

  private String people(ImportsFixture of) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AudiencesModule(database.jdbi(), of.contacts, journal, new Audit(clock), clock)
        .file()
        .write(of.viewer, of.list, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> standing(ImportsFixture of) {
    return strings(
        """
        SELECT s.channel || ' ' || coalesce(l.tel, p.full_name) || ' ' || s.evidence
        FROM consent.suppressions s
        LEFT JOIN contacts.known_lines l ON l.line = s.line
        LEFT JOIN contacts.people p ON p.contact = s.contact
        WHERE s.organization = ? AND s.lifted_at IS NULL ORDER BY s.id
        """,
        of.viewer.organization());
  }

  private static List<String> strings(String sql, UUID bound) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery(sql).bind(0, bound).mapTo(String.class).list());
  }
}
