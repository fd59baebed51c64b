package org.polyphony.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;

class NewcomersTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Audit audit = new Audit(clock);
  private final ContactsModule contacts =
      new ContactsModule(
          database.database(), SomePrivacy.over(database.jdbi()), new Journal(clock), audit, clock);
  private final Newcomers newcomers =
      new EventsModule(database.jdbi(), audit, clock)
          .newcomers(contacts, Messages.load(getClass().getClassLoader()));
  private final UUID organization = Ids.next();
  private Handle handle;

  @BeforeEach
  void open() {
    handle = database.jdbi().open();
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void makesAContactOnAListThatIsThereForThem() {
    UUID mai = person("Mai Vang", "(916) 555-0111", "", "hmn");
    UUID tou = person("Tou Her", "", "tou@example.invalid", "und");

    assertThat(known(mai))
        .containsEntry("full_name", "Mai Vang")
        .containsEntry("spoken", "hmn")
        .containsEntry("spoken_source", "self_declared");
    assertThat(known(tou)).containsEntry("spoken", "und").containsEntry("spoken_source", "none");
    assertThat(lists(mai))
        .isEqualTo(lists(tou))
        .isEqualTo("People who registered themselves, events");
  }

  @Test
  void findsThePersonWhoHasTheNameAndTheNumber() {
    UUID mai = person("Mai Vang", "916-555-0112", "", "und");

    assertThat(person("vang MAI", "+1 916 555 0112", "", "hmn")).isEqualTo(mai);
    assertThat(known(mai)).containsEntry("full_name", "Mai Vang").containsEntry("spoken", "hmn");
  }

  @Test
  void findsThePersonWhoHasTheNameAndTheAddress() {
    UUID mai = person("Mai Vang", "", "Mai.Vang@example.invalid", "und");

    assertThat(person("Mai Vang", "", "mai.vang@EXAMPLE.invalid", "und")).isEqualTo(mai);
    assertThat(person("Pa Vang", "", "mai.vang@example.invalid", "und")).isNotEqualTo(mai);
  }

  @Test
  void leavesWhoeverElseHasTheNumberAsTheyAre() {
    UUID grandmother = person("Yer Moua", "916-555-0113", "", "hmn");
    Map<String, Object> before = known(grandmother);

    UUID son = person("Tou Moua", "916-555-0113", "", "en");

    assertThat(son).isNotEqualTo(grandmother);
    assertThat(known(grandmother)).isEqualTo(before);
  }

  @Test
  void keepsTheNumberThatIsNewOfSomebodyKnownByTheirAddress() {
    UUID mai = person("Mai Vang", "", "mai.v@example.invalid", "und");

    person("Mai Vang", "916-555-0114", "mai.v@example.invalid", "und");

    assertThat(person("Mai Vang", "916-555-0114", "", "und")).isEqualTo(mai);
  }

  @Test
  void makesAnotherListWhereSomebodyHasEndedTheOne() {
    UUID mai = person("Mai Vang", "916-555-0115", "", "und");
    handle.execute(
        "UPDATE contacts.lists SET archived_at = now() WHERE organization = ?", organization);

    UUID tou = person("Tou Her", "916-555-0116", "", "und");

    assertThat(listOf(tou)).isNotEqualTo(listOf(mai));
  }

  @Test
  void belongsToItsOrganizationAlone() {
    UUID mai = person("Mai Vang", "916-555-0117", "", "und");

    UUID another =
        newcomers.person(
            handle, new Newcomer(Ids.next(), "Mai", "Vang", "916-555-0117", "", "und"));

    assertThat(another).isNotEqualTo(mai);
  }

  @Test
  void neverPrintsWhoItIs() {
    assertThat(new Newcomer(organization, "Mai", "Vang", "916-555-0118", "", "hmn").toString())
        .doesNotContain("Mai", "555");
  }

  private UUID person(String name, String phone, String email, String language) {
    return handle.inTransaction(
        one -> newcomers.person(one, new Newcomer(organization, name, "", phone, email, language)));
  }

  private Map<String, Object> known(UUID contact) {
    return handle
        .createQuery(
            "SELECT full_name, spoken, spoken_source FROM contacts.people WHERE contact = :contact")
        .bind("contact", contact)
        .mapToMap()
        .one();
  }

  private String lists(UUID contact) {
    return handle
        .createQuery(
            """
            SELECT string_agg(l.name || ', ' || l.purpose, '; ') FROM contacts.active_members m
            JOIN contacts.known_lists l ON l.list = m.list WHERE m.contact = :contact
            """)
        .bind("contact", contact)
        .mapTo(String.class)
        .one();
  }

  private UUID listOf(UUID contact) {
    return handle
        .createQuery("SELECT list FROM contacts.active_members WHERE contact = :contact")
        .bind("contact", contact)
        .mapTo(UUID.class)
        .one();
  }
}
