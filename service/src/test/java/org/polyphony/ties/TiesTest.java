package org.polyphony.ties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyphony.Given.coordinator;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.contacts.Aspect;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.NewList;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

class TiesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Ties ties = new Ties(new Audit(clock), clock);
  private final Viewer viewer = coordinator(Ids.next());
  private ContactsModule contacts;
  private TieDesk desk;
  private UUID list;
  private UUID mai;

  @BeforeEach
  void addSomebody() {
    contacts =
        new ContactsModule(
            database.database(),
            SomePrivacy.over(database.jdbi()),
            new Journal(clock),
            new Audit(clock),
            clock);
    desk = new TieDesk(database.jdbi(), contacts.contacts(), ties);
    list =
        database
            .jdbi()
            .inTransaction(
                h ->
                    contacts
                        .lists()
                        .create(h, viewer.organization(), null, NewList.of("List", "", "any")));
    mai = add("Mai", "Vang");
  }

  @Test
  void aTagIsPutOnOnceHoweverItIsSpelled() {
    desk.tag(viewer, mai, " Tình nguyện ");
    desk.tag(viewer, mai, "tinh NGUYEN");
    desk.tag(viewer, mai, "elder");

    assertThat(tags(mai)).containsExactly("elder", "Tình nguyện");

    desk.untag(viewer, mai, "TINH NGUYEN");
    assertThat(tags(mai)).containsExactly("elder");
  }

  @Test
  void aTagHasAWordAndNoMoreThanFortyCharacters() {
    for (String wrong : List.of("  ", "x".repeat(41))) {
      assertThatThrownBy(() -> desk.tag(viewer, mai, wrong))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    }
    desk.tag(viewer, mai, "x".repeat(40));
    assertThat(tags(mai)).hasSize(1);
  }

  @Test
  void otherProgramsReplaceAllTagsAtOnce() {
    desk.tag(viewer, mai, "elder");
    desk.tag(viewer, mai, "host");

    desk.retag(viewer, mai, List.of("host", "driver"));

    assertThat(tags(mai)).containsExactly("driver", "host");
  }

  @Test
  void whoeverBelongsSomewhereHasSomebodyOfUsWhoKnowsThem() {
    UUID holder = user(viewer.organization(), "Chue Lor");
    desk.affiliate(viewer, mai, new Ties.NewAffiliation("Vang Association", "elder", true, holder));

    Ties.Affiliation affiliation = desk.known(viewer, mai).ties().affiliations().get(0);
    assertThat(affiliation.partner()).isEqualTo("Vang Association");
    assertThat(affiliation.keyPerson()).isTrue();
    assertThat(affiliation.holderName()).isEqualTo("Chue Lor");

    desk.leave(viewer, mai, affiliation.id());
    assertThat(desk.known(viewer, mai).ties().affiliations()).isEmpty();
    assertThatThrownBy(() -> desk.leave(viewer, mai, affiliation.id()))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }

  @Test
  void nobodyOfAnotherOrganizationHoldsARelationship() {
    UUID stranger = user(Ids.next(), "Somebody");

    assertThatThrownBy(
            () ->
                desk.affiliate(viewer, mai, new Ties.NewAffiliation("Temple", "", false, stranger)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
  }

  @Test
  void thePersonOfAnotherOrganizationIsNotFound() {
    Viewer stranger = coordinator(Ids.next());

    assertThatThrownBy(() -> desk.tag(stranger, mai, "elder"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    assertThatThrownBy(() -> desk.known(stranger, mai))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }

  @Test
  void twoWhoBecomeOneKeepTheTiesOfBothAndTakeTheirOwnWhenTheyComeApart() {
    UUID other = add("Mai See", "Vang");
    desk.tag(viewer, mai, "elder");
    desk.tag(viewer, other, "Elder");
    desk.tag(viewer, other, "host");
    desk.affiliate(viewer, other, new Ties.NewAffiliation("Temple", "", false, null));

    UUID merge = database.jdbi().inTransaction(h -> contacts.merges().merge(h, viewer, mai, other));

    assertThat(tags(mai)).hasSize(2).contains("host");
    assertThat(tags(other)).hasSize(2);
    assertThat(desk.known(viewer, mai).ties().affiliations()).hasSize(1);
    database.jdbi().useTransaction(h -> contacts.merges().undo(h, viewer, merge));
    assertThat(tags(mai)).containsExactly("elder");
    assertThat(tags(other)).containsExactly("Elder", "host");
  }

  @Test
  void thePageOfThePersonSaysWhereTheyBelong() {
    desk.tag(viewer, mai, "elder");
    desk.affiliate(viewer, mai, new Ties.NewAffiliation("Temple", "", true, null));

    List<Aspect.Fact> facts =
        database.jdbi().inTransaction(h -> new TiesAspect(ties).of(h, viewer, mai));

    assertThat(facts)
        .extracting(Aspect.Fact::label)
        .containsExactly("ties.tags", "ties.affiliations");
    assertThat(facts.get(0).said()).containsExactly(Aspect.Said.of("elder"));
    assertThat(facts.get(1).said().get(0).arguments())
        .containsEntry("partner", "Temple")
        .containsEntry("key", "yes")
        .containsEntry("holder", "none");
  }

  private List<String> tags(UUID contact) {
    return desk.known(viewer, contact).ties().tags();
  }

  private UUID add(String given, String family) {
    return database
        .jdbi()
        .inTransaction(
            h ->
                contacts
                    .contacts()
                    .add(h, viewer.organization(), null, list, NewContact.named(given, family)));
  }

  private static UUID user(UUID organization, String name) {
    UUID id = Ids.next();
    database
        .jdbi()
        .useHandle(
            h -> {
              h.execute(
                  "INSERT INTO accounts.organizations (id, name, created_at) VALUES (?, 'One', now())"
                      + " ON CONFLICT DO NOTHING",
                  organization);
              h.execute(
                  "INSERT INTO accounts.users (id, organization, name, created_at) VALUES (?, ?, ?, now())",
                  id,
                  organization,
                  name);
            });
    return id;
  }
}
