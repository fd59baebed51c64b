package org.polyphony.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyphony.Given.coordinator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

class OptOutsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final UUID HERE = Ids.next();
  private static final UUID THERE = Ids.next();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Audit audit = new Audit(clock);
  private final OptOutDesk desk =
      new OptOutDesk(
          database.jdbi(),
          new ContactsModule(
                  database.database(),
                  SomePrivacy.over(database.jdbi()),
                  new Journal(clock),
                  audit,
                  clock)
              .lines(),
          new Suppressions(clock),
          audit,
          clock);
  private final Viewer viewer = coordinator(HERE);
  private final Viewer stranger = coordinator(THERE);

  @BeforeAll
  static void foundOrganizations() {
    for (UUID organization : List.of(HERE, THERE)) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "INSERT INTO accounts.organizations (id, name, created_at) VALUES (?, 'Somebody', now())",
                      organization));
    }
  }

  @Test
  void silencesEachNumberOfAPastedTableForEveryPartner() {
    OptOutDesk.Taken taken =
        desk.add(
            viewer,
            "name,phone\nMai Vang,(530) 555-0141\n\"Lor\";\"530-555-0142\";x\n5305550141\n\n",
            Channel.ALL,
            "A letter");

    assertThat(taken).isEqualTo(new OptOutDesk.Taken(2, 0, List.of("name,phone")));
    assertThat(reachable("+15305550141")).isEmpty();
    assertThat(reachable("+15305550142")).isEmpty();
    assertThat(desk.add(viewer, "530 555 0141", Channel.PHONE, "").known()).isEqualTo(1);
    assertThat(desk.standing(stranger, "+15305550141", null, 10).elsewhere()).isTrue();
    assertThat(desk.standing(stranger, "+15305550141", null, 10).found()).isEmpty();
  }

  @Test
  void refusesOneChannelAlone() {
    desk.add(viewer, "530-555-0143", Channel.TEXT, "");

    assertThat(reachable("+15305550143")).containsExactly("phone");
  }

  @Test
  void takesOneBackOnlyWithAReasonAndOnlyOnesOwn() {
    desk.add(viewer, "530-555-0144", Channel.ALL, "");
    UUID id = desk.standing(viewer, "+15305550144", null, 10).found().get(0).id();

    assertThatThrownBy(() -> desk.lift(viewer, id, "  ")).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> desk.lift(stranger, id, "Mine"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    assertThat(reachable("+15305550144")).isEmpty();

    desk.lift(viewer, id, "They wrote again");

    assertThat(reachable("+15305550144")).containsExactlyInAnyOrder("phone", "text");
    assertThat(desk.standing(viewer, "+15305550144", null, 10).found()).isEmpty();
    String reason =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT lifted_reason FROM consent.suppressions WHERE id = ?")
                        .bind(0, id)
                        .mapTo(String.class)
                        .one());
    assertThat(reason).isEqualTo("They wrote again");
  }

  @Test
  void anotherPartnersOptOutStandsWhateverIsTakenBack() {
    desk.add(viewer, "530-555-0145", Channel.ALL, "");
    desk.add(stranger, "530-555-0145", Channel.ALL, "");
    desk.lift(
        viewer, desk.standing(viewer, "+15305550145", null, 10).found().get(0).id(), "Said so");

    assertThat(reachable("+15305550145")).isEmpty();
    assertThat(desk.standing(viewer, "+15305550145", null, 10).elsewhere()).isTrue();
  }

  @Test
  void findsThePersonBehindANumberAndWritesBothIntoTheFile() throws IOException {
    UUID line = database.jdbi().withHandle(Given::line);
    UUID mother = database.jdbi().withHandle(h -> Given.contactOn(h, HERE, "Mai Vang", line));
    String tel =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT tel FROM contacts.known_lines WHERE line = ?")
                        .bind(0, line)
                        .mapTo(String.class)
                        .one());
    database
        .jdbi()
        .useTransaction(
            handle ->
                new Suppressions(clock)
                    .add(
                        handle,
                        new NewSuppression(
                            Channel.PHONE,
                            null,
                            null,
                            mother,
                            HERE,
                            "asked",
                            "",
                            null,
                            viewer.user(),
                            clock.instant())));

    assertThat(desk.standing(viewer, tel, null, 10).found())
        .extracting(Suppression::name)
        .containsExactly("Mai Vang");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    desk.file(viewer, out);
    String file = out.toString(StandardCharsets.UTF_8);
    assertThat(file).contains(tel + ",phone,").contains(",person," + mother + ",Mai Vang");

    String hers =
        file.lines().filter(row -> row.contains(mother.toString())).findFirst().orElseThrow();

    assertThat(desk.add(viewer, hers + "\n+15305550147,all\n", Channel.ALL, "").kept())
        .isEqualTo(1);
    assertThat(reachable(tel)).contains("text");
  }

  @Test
  void saysWhatIsWrongWithWhatWasPasted() {
    assertThatThrownBy(() -> desk.add(viewer, " \n", Channel.ALL, "")).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> desk.add(viewer, "call me\nnever", Channel.ALL, ""))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.fields().get(0).code()).isEqualTo("no_number"));
    assertThatThrownBy(() -> desk.add(viewer, "530-555-0146", Channel.ALL, "x".repeat(2001)))
        .isInstanceOf(Problem.class);
  }

  private static List<String> reachable(String tel) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT r.channel FROM consent.reachable_lines r
                        JOIN contacts.known_lines l ON l.line = r.line
                        WHERE l.tel = :tel
                        """)
                    .bind("tel", tel)
                    .mapTo(String.class)
                    .list());
  }
}
