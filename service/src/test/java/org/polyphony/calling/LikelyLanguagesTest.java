package org.polyphony.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.PhoneBank;
import org.polyphony.queue.PhoneBank.Person;

/** Which phrase card to try first with somebody with whom nobody here shares a language. */
class LikelyLanguagesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  PhoneBank bank;
  LikelyLanguagesDao languages;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
    languages = bank.jdbi.onDemand(LikelyLanguagesDao.class);
  }

  @Test
  void theirOwnComeFirstWhatWasSaidBeforeWhatIsGuessed() {
    Person guessed = speaking("hmn", "inferred");
    Person told = speaking("vi", "imported");
    Person nobodyKnows = speaking("und", "none");

    assertThat(languages.own(List.of(guessed.contact(), told.contact(), nobodyKnows.contact())))
        .containsExactly("vi", "hmn");
  }

  @Test
  void thoseOfTheHouseholdMostPeopleFirstAndNotAnotherOrganizations() {
    UUID door = door("95815");
    Person person = behind(door, speaking("und", "none"));
    behind(door, speaking("hmn", "imported"));
    behind(door, speaking("vi", "inferred"));
    behind(door, speaking("vi", "imported"));
    bank = new PhoneBank(database);
    behind(door, speaking("es", "imported"));

    assertThat(languages.household(List.of(person.contact()), organizationOf(person)))
        .containsExactly("vi", "hmn");
  }

  @Test
  void thoseOfTheAreaWhereFivePeopleOrMoreAreKnownToSpeakThem() {
    Person person = behind(door("95838"), speaking("und", "none"));
    many(5, "hmn", "imported", "95838");
    many(6, "ru", "observed", "95838");
    many(4, "vi", "imported", "95838");
    many(9, "es", "inferred", "95838");
    many(9, "uk", "imported", "95864");

    assertThat(languages.area(List.of(person.contact()), bank.organization))
        .containsExactly("ru", "hmn");
  }

  @Test
  void whereNobodyKnowsTheAddressNothingIsCounted() {
    Person person = behind(door(""), speaking("und", "none"));
    many(9, "hmn", "imported", "");

    assertThat(languages.area(List.of(person.contact()), bank.organization)).isEmpty();
  }

  private Person speaking(String language, String source) {
    return bank.person(language, source, PhoneBank.PACIFIC, bank.line(PhoneBank.PACIFIC));
  }

  private void many(int people, String language, String source, String zip) {
    for (int i = 0; i < people; i++) {
      behind(door(zip), speaking(language, source));
    }
  }

  private UUID door(String zip) {
    UUID door = Ids.next();
    bank.sql(
        "INSERT INTO contacts.doors (id, address_key, street, zip, created_at) VALUES (?, ?, 'Main St', ?, now())",
        door,
        door.toString(),
        zip);
    return door;
  }

  private Person behind(UUID door, Person person) {
    bank.sql("UPDATE contacts.contacts SET door = ? WHERE id = ?", door, person.contact());
    return person;
  }

  private UUID organizationOf(Person person) {
    return bank.jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT organization FROM contacts.people WHERE contact = :contact")
                .bind("contact", person.contact())
                .mapTo(UUID.class)
                .one());
  }
}
