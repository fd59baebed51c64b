package org.polyphony.audiences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyphony.Given.coordinator;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.consent.Channel;
import org.polyphony.consent.ConsentModule;
import org.polyphony.consent.NewConsent;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.NewList;
import org.polyphony.events.EventsModule;
import org.polyphony.events.NewRegistration;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.events.SomeEvent;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.Plans;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.turnout.CommitmentKind;
import org.polyphony.turnout.NewCommitment;
import org.polyphony.turnout.NewElection;
import org.polyphony.turnout.TurnoutModule;
import org.polyphony.web.Viewer;

/** What people are chosen by that they have said: of channels, of invitations, of elections. */
class OfferedCriteriaTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Journal journal = new Journal(clock);
  private final Audit audit = new Audit(clock);
  private final ContactsModule contacts =
      new ContactsModule(
          database.database(), SomePrivacy.over(database.jdbi()), journal, audit, clock);
  private final EventsModule events = new EventsModule(database.jdbi(), audit, clock);
  private final TurnoutModule turnout = new TurnoutModule(database.jdbi(), audit, clock);
  private final Criteria criteria = new Criteria();
  private final Viewer viewer = coordinator(Ids.next());
  private UUID list;

  @BeforeEach
  void offer() {
    criteria.offer(PeopleCriteria.all(contacts.lists()));
    criteria.offer(ConsentCriteria.all());
    criteria.offer(events.criteria());
    criteria.offer(turnout.criteria());
    list =
        in(
            h ->
                contacts
                    .lists()
                    .create(h, viewer.organization(), viewer.user(), NewList.of("All", "", "any")));
  }

  @Test
  void choosesByWhatSomebodyAnsweredToAnInvitation() {
    UUID event = event();
    UUID comes = person("Mai Vang");
    UUID maybe = person("Tou Lor");
    UUID not = person("Pa Xiong");
    answer(event, comes, RegistrationStatus.ACCEPTED);
    answer(event, maybe, RegistrationStatus.TENTATIVE);
    answer(event, not, RegistrationStatus.DECLINED);
    answer(event(), not, RegistrationStatus.ACCEPTED);

    assertThat(people(rule("registered", event))).containsExactly(comes);
    assertThat(people(rule("undecided", event))).containsExactly(maybe);
    assertThat(people(rule("declined", event))).containsExactly(not);
    assertThat(people(new Rule("registered", List.of(event.toString()), true)))
        .containsExactlyInAnyOrder(maybe, not);
  }

  @Test
  void choosesByTheElectionInWhichSomebodyPromisedToVote() {
    UUID primary = election("Primary");
    UUID november = election("November");
    UUID mai = person("Mai Vang");
    UUID tou = person("Tou Lor");
    promise(mai, CommitmentKind.VOTE, november);
    promise(tou, CommitmentKind.VOTE, primary);
    promise(tou, CommitmentKind.VOLUNTEER, november);

    assertThat(people(rule("will_vote", november))).containsExactly(mai);
    assertThat(people(new Rule("promised", List.of("volunteer"), false))).containsExactly(tou);
    in(h -> h.execute("UPDATE turnout.commitments SET undone_at = now() WHERE contact = ?", mai));
    assertThat(people(rule("will_vote", november))).isEmpty();
  }

  @Test
  void choosesByWhatSomebodyAllowsNoLongerAllowsAndWasNeverAsked() {
    UUID allows = person("Mai Vang");
    UUID noLonger = person("Tou Lor");
    UUID unasked = person("Pa Xiong");
    say(allows, Channel.EMAIL, true, 1);
    say(noLonger, Channel.EMAIL, true, 1);
    say(noLonger, Channel.EMAIL, false, 2);
    say(unasked, Channel.DOOR, true, 1);

    assertThat(people(said("allows", "email"))).containsExactly(allows);
    assertThat(people(said("withdrew", "email"))).containsExactly(noLonger);
    assertThat(people(said("unasked", "email"))).containsExactly(unasked);
    assertThat(people(said("allows", "email", "door"))).containsExactlyInAnyOrder(allows, unasked);
    assertThat(people(said("unasked", "text"))).hasSize(3);
    assertThat(criteria.rules(List.of(said("allows", "all")))).hasSize(1);
  }

  @Test
  void aYesThatStandsForAnotherPartnerIsNone() {
    UUID mai = person("Mai Vang");
    in(
        handle ->
            handle.execute(
                """
                INSERT INTO consent.consents
                  (id, organization, channel, contact, given, purpose, source, evidence, given_at, recorded_at)
                VALUES (?, ?, 'email', ?, true, 'any', 'form', 'x', now(), now())
                """,
                Ids.next(),
                Ids.next(),
                mai));

    assertThat(people(said("allows", "email"))).isEmpty();
    assertThat(people(said("unasked", "email"))).containsExactly(mai);
  }

  @Test
  void eachCanGoByAnIndexAlongAShortList() throws SQLException {
    Map<String, Rule> rules =
        Map.of(
            "consents",
            said("allows", "text", "email"),
            "consents ",
            said("withdrew", "text"),
            "registrations",
            rule("undecided", Ids.next()),
            "commitments",
            rule("will_vote", Ids.next()));
    for (Map.Entry<String, Rule> each : rules.entrySet()) {
      String plans =
          Plans.of(
              database.jdbi(),
              handle -> {
                // Of so few rows, the database would rather read all.
                handle.execute("SET LOCAL enable_seqscan = off");
                query(handle, rule("list", list), each.getValue());
              });

      String table = each.getKey().strip();
      assertThat(plans).contains(" on " + table).doesNotContain("Seq Scan on " + table);
    }
  }

  private void say(UUID contact, Channel channel, boolean given, int day) {
    in(
        handle ->
            new ConsentModule(clock)
                .consents()
                .record(
                    handle,
                    new NewConsent(
                        viewer.organization(),
                        contact,
                        null,
                        channel,
                        given,
                        "form",
                        "Sheet 1",
                        "",
                        Instant.parse("2026-05-0" + day + "T17:00:00Z"),
                        viewer.user())));
  }

  private UUID person(String name) {
    return in(
        h -> {
          UUID id = Given.contact(h, viewer.organization(), name);
          h.execute("INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)", list, id);
          return id;
        });
  }

  private UUID event() {
    return in(
        h ->
            events
                .events()
                .create(h, viewer.organization(), viewer.user(), SomeEvent.session())
                .id());
  }

  private UUID election(String name) {
    return in(
        h ->
            turnout
                .elections()
                .create(
                    h, viewer.organization(), NewElection.on(LocalDate.parse("2026-11-03"), name)));
  }

  private void answer(UUID event, UUID contact, RegistrationStatus status) {
    in(
        h -> {
          events
              .registrations()
              .record(
                  h,
                  new NewRegistration(
                      event,
                      contact,
                      status,
                      "phone",
                      "und",
                      Map.of(),
                      null,
                      null,
                      clock.instant()));
          return true;
        });
  }

  private void promise(UUID contact, CommitmentKind kind, UUID election) {
    in(
        h -> {
          turnout
              .commitments()
              .record(
                  h,
                  new NewCommitment(
                      viewer.organization(),
                      contact,
                      kind,
                      election,
                      null,
                      Ids.next(),
                      clock.instant()));
          return true;
        });
  }

  private List<UUID> people(Rule rule) {
    return in(h -> query(h, rule));
  }

  private List<UUID> query(Handle handle, Rule... rules) {
    return new Matches(criteria, clock)
        .query(
            handle,
            new Matches.Wanted(viewer.organization(), "any", List.of(rules)),
            "",
            " ORDER BY p.contact")
        .mapTo(UUID.class)
        .list();
  }

  private static Rule said(String criterion, String... channels) {
    return new Rule(criterion, List.of(channels), false);
  }

  private static Rule rule(String criterion, UUID value) {
    return new Rule(criterion, List.of(value.toString()), false);
  }

  private static <T> T in(HandleCallback<T, RuntimeException> work) {
    return database.jdbi().inTransaction(work);
  }
}
