package org.polyphony.optouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.consent.Channel;
import org.polyphony.consent.ConsentModule;
import org.polyphony.consent.NewSuppression;
import org.polyphony.consent.OptOutIntake;
import org.polyphony.imports.Import;
import org.polyphony.imports.ImportState;
import org.polyphony.imports.ImportsFixture;
import org.polyphony.imports.Layout;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

/** What the columns of a file of opt-outs say: what is refused, and whose word it is. */
class OptOutColumnsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ConsentModule consent = new ConsentModule(clock);
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
            consent.optOutIntake(database.jdbi(), fixture.contacts, new Journal(clock))));
    return fixture;
  }

  @Test
  void onePersonsNoGoesOutAndComesInWithoutSilencingTheHousehold() throws IOException {
    household(here, "+19165550321");
    refuse(here, "Mai Vang", Channel.PHONE);
    String file = file(here);
    assertThat(file)
        .contains("+19165550321,phone,2026-06-06T17:00:00Z,asked,person,")
        .contains(",Mai Vang");

    assertThat(bringIn(file, true).rows()).isEqualTo(new Import.Rows(1, 0, 0, 1, 0, 0, 0));
    assertThat(standing(here)).hasSize(1);
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM consent.suppressions"));

    assertThat(bringIn(file, true).rows().created()).isEqualTo(1);

    assertThat(standing(here)).singleElement().asString().startsWith("phone Mai Vang asked");
    assertThat(withoutWhenAndWhy(file(here))).isEqualTo(withoutWhenAndWhy(file));
  }

  @Test
  void aLinesNoGoesOutAndComesInForEverybodyBehindIt() throws IOException {
    household(here, "+19165550322");
    bringIn("phone\n9165550322\n", true);
    String file = file(here);
    assertThat(file).contains("+19165550322,all,").contains(",line,,");
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM consent.suppressions"));

    bringIn(file, true);

    assertThat(standing(here)).singleElement().asString().startsWith("all +19165550322");
  }

  @Test
  void aDoorsNoGoesOutWithItsAddressAndComesInForEverybodyBehindIt() throws IOException {
    here.bringIn("name,address,city,zip\nMai Vang,12 Elder Street,Sacramento,95823\n");
    Import said =
        bringIn(
            "address,city,zip,do not knock\n12 Elder St,Sacramento,95823,Y\n12 elder st.,,95823,Y\n"
                + "40 Oak Ave,,95823,Y\n12 Elder St,,,Y\n",
            true);

    assertThat(said.rows()).isEqualTo(new Import.Rows(4, 2, 0, 0, 1, 0, 1));
    assertThat(here.notes(said.id(), "rejected")).containsExactly("5 phone nobody_named");
    String file = file(here);
    assertThat(file)
        .contains(",door,2026-06-06T17:00:00Z,imported,door,,,12 Elder Street,,Sacramento,,95823,")
        .contains("A letter · opt-outs.csv:2");
    assertThat(bringIn(file, true).rows()).isEqualTo(new Import.Rows(2, 0, 0, 2, 0, 0, 0));
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM consent.suppressions"));

    assertThat(bringIn(file, true).rows().created()).isEqualTo(2);

    assertThat(standing(here))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("door 12 Elder Street imported · A letter · opt-outs.csv:2 · ");
  }

  @Test
  void aDoorWithoutAnAddressIsTurnedAwayAndSilencesNobody() {
    Import review =
        bringIn("phone,whose,address,city\n9165550333,door,,\n,door,1 Oak St,\n", false);

    assertThat(here.notes(review.id(), "rejected"))
        .containsExactly("2 street door_without_address", "3 street door_without_address");
  }

  @Test
  void aPersonWithTwoNumbersIsOnePersonAndOneWithoutIsNotLost() throws IOException {
    here.bringIn("name,phone,phone,email\nKa Moua,9165550323,9165550324,\n");
    here.bringIn("name,email\nPa Kou,pa@example.invalid\n");
    refuse(here, "Ka Moua", Channel.TEXT);
    refuse(here, "Pa Kou", Channel.ALL);
    String file = file(here);
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM consent.suppressions"));

    assertThat(bringIn(file, true).rows()).isEqualTo(new Import.Rows(3, 2, 0, 0, 1, 0, 0));
    assertThat(standing(here)).hasSize(2).anyMatch(each -> each.startsWith("all Pa Kou"));
  }

  @Test
  void anotherPartnerFindsThePersonByNumberAndNameOrSilencesNobody() throws IOException {
    household(here, "+19165550325");
    refuse(here, "Mai Vang", Channel.ALL);
    String file = file(here);
    ImportsFixture partner = fixture();
    partner.bringIn("name,phone\nMai Vàng,9165550325\nTou Vang,9165550325\n");

    assertThat(bringIn(partner, file, true).rows().created()).isEqualTo(1);
    assertThat(standing(partner)).singleElement().asString().startsWith("all Mai Vàng");

    ImportsFixture stranger = fixture();
    Import turnedAway = bringIn(stranger, file, false);
    assertThat(stranger.notes(turnedAway.id(), "rejected"))
        .containsExactly("2 person person_unknown");
    assertThat(standing(stranger)).isEmpty();
  }

  @Test
  void aWordForWhoseItIsThatNobodyKnowsIsTurnedAwayAndNoneMeansTheLine() {
    Import review =
        bringIn(
            "phone,whose\n9165550326,\n9165550327,the cat\n9165550328,household\n,line\n", false);

    assertThat(review.rows().created()).isEqualTo(2);
    assertThat(here.notes(review.id(), "rejected"))
        .containsExactly("3 whose unknown_whose", "5 phone line_without_number");
  }

  @Test
  void aColumnOfWaysIsKnownByItsValuesWhateverItIsCalled() {
    Import review =
        bringIn(
            "phone,Wants no more\n9165550329,sms\n9165550330,calls\n9165550331,pigeons\n", false);

    assertThat(column(review, "Wants no more")).isEqualTo(new Found("channel", false));
    assertThat(here.notes(review.id(), "rejected")).containsExactly("4 channel unknown_channel");
    here.commit(review);
    assertThat(standing(here))
        .extracting(each -> each.split(" · ")[0])
        .containsExactlyInAnyOrder("text +19165550329 A letter", "phone +19165550330 A letter");
  }

  @Test
  void wordsThatNobodyKnowsAreCountedAndCountAsSaidOnceAPersonHasSaid() {
    Import review =
        bringIn(
            "phone,channel\n9165550332,pigeons\n9165550333,Pigeons\n9165550334,owls\n9165550335,sms\n",
            false);

    assertThat(review.rows()).isEqualTo(new Import.Rows(4, 1, 0, 0, 0, 0, 3));
    assertThat(here.values(review.id()))
        .contains("channel Pigeons 2", "channel owls 1", "channel sms 1");

    Import again =
        here.meaning(review, Map.of("channel", Map.of("pigeons", "door", "owls", "none")));

    assertThat(again.rows()).isEqualTo(new Import.Rows(4, 3, 0, 0, 0, 0, 1));
    assertThat(here.notes(again.id(), "rejected")).containsExactly("4 channel not_opted_out");
    here.commit(again);
    assertThat(standing(here)).filteredOn(each -> each.startsWith("door ")).hasSize(2);
  }

  @Test
  void aColumnOfOneWaySpeaksOfThatWayAlone() {
    Import done =
        bringIn(
            "phone,Do not call,do_not_text\n9165550336,Y,\n9165550337,,Y\n9165550338,Y,yes\n9165550339,N,\n9165550340,,\n",
            true);

    assertThat(standing(here))
        .extracting(each -> each.split(" A letter")[0])
        .containsExactlyInAnyOrder(
            "phone +19165550336", "text +19165550337", "phone +19165550338", "text +19165550338");
    assertThat(here.notes(done.id(), "rejected"))
        .containsExactly("5 channel not_opted_out", "6 channel not_opted_out");
  }

  @Test
  void aRowThatDoesNotSayCountsAsChosenAndIsNamed() {
    Import review = bringIn("phone,channel\n9165550341,sms\n9165550342,\n", false);

    assertThat(review.rows().created()).isEqualTo(2);
    assertThat(here.notes(review.id(), "review")).containsExactly("3 channel channel_assumed");
  }

  @Test
  void aNationBuilderFileKeepsItsColumnOfOptOutsAndOneNumberOfVanMakesNoFileOfVan() {
    Import nation =
        bringIn(
            "nationbuilder_id,first_name,phone_number,mobile_opt_in,tag_list,do_not_call\n1,Mai,9165550343,N,,Y\n",
            false);
    assertThat(nation.layout()).extracting(Layout::known).isEqualTo("nationbuilder");
    assertThat(column(nation, "do_not_call")).isEqualTo(new Found("channel", true));

    Import one = bringIn("VANID,phone,channel\n900,9165550344,sms\n", false);
    assertThat(one.layout()).extracting(Layout::known).isEqualTo("");
    assertThat(column(one, "VANID")).isEqualTo(new Found("id_van", true));
  }

  /** Three people with one telephone. */
  private static void household(ImportsFixture of, String tel) {
    of.bringIn("name,phone\nMai Vang,%1$s\nTou Vang,%1$s\nGrandmother Vang,%1$s\n".formatted(tel));
  }

  private void refuse(ImportsFixture of, String name, Channel channel) {
    UUID contact =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            "SELECT contact FROM contacts.people WHERE organization = ? AND full_name = ?")
                        .bind(0, of.viewer.organization())
                        .bind(1, name)
                        .mapTo(UUID.class)
                        .one());
    database
        .jdbi()
        .useTransaction(
            handle ->
                consent
                    .suppressions()
                    .add(
                        handle,
                        new NewSuppression(
                            channel,
                            null,
                            null,
                            contact,
                            of.viewer.organization(),
                            "asked",
                            "",
                            null,
                            of.viewer.user(),
                            clock.instant())));
  }

  private static String withoutWhenAndWhy(String file) {
    return file.replaceAll("(?m),[^,\r\n]*$", "").replaceAll("20\\d\\d-[^,]*,[^,]*", "");
  }

  private static String file(ImportsFixture of) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OptOutIntake.write(database.jdbi(), of.viewer.organization(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private Import bringIn(String file, boolean commit) {
    return bringIn(here, file, commit);
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
    Import read = fixture.bringIn(OptOutsTarget.KEY, subject, "opt-outs.csv", file, commit);
    assertThat(read.state()).isEqualTo(commit ? ImportState.DONE : ImportState.REVIEW);
    return read;
  }

  /** A column as it is read. */
  private record Found(String field, boolean sure) {}

  private static Found column(Import one, String header) {
    return Objects.requireNonNull(one.layout()).columns().stream()
        .filter(column -> column.header().equals(header))
        .map(column -> new Found(column.field(), column.sure()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> standing(ImportsFixture of) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT s.channel || ' ' || coalesce(l.tel, p.full_name, d.street) || ' ' || s.evidence
                        FROM consent.suppressions s
                        LEFT JOIN contacts.known_lines l ON l.line = s.line
                        LEFT JOIN contacts.people p ON p.contact = s.contact
                        LEFT JOIN contacts.known_doors d ON d.door = s.door
                        WHERE s.organization = ? AND s.lifted_at IS NULL ORDER BY s.id
                        """)
                    .bind(0, of.viewer.organization())
                    .mapTo(String.class)
                    .list());
  }
}
