package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyphony.contacts.ContactsFixture.phone;

import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

/** What the database asks of whole statements in place of foreign keys (ADR 9). */
class ReferencesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final ContactsFixture fixture = new ContactsFixture(TestClock.at("2026-06-06T17:00:00Z"));
  private UUID contact;

  @BeforeEach
  void addSomebody() {
    database
        .jdbi()
        .useTransaction(
            h -> {
              UUID list =
                  fixture.lists.create(h, fixture.organization, null, NewList.of("A", "", "any"));
              contact =
                  fixture.contacts.add(
                      h,
                      fixture.organization,
                      null,
                      list,
                      NewContact.named("Mai", "Vang").phone(phone(1), "").identifier("van", "7"));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "list_members, list", "list_members, contact", "list_members, import",
    "contact_lines, contact", "contact_lines, line", "identifiers, contact"
  })
  void aRowPointsToOneThatIsThere(String table, String column) {
    String elsewhere =
        "UPDATE contacts.%s SET %s = :nobody WHERE contact = :contact".formatted(table, column);

    assertThatThrownBy(() -> execute(elsewhere)).hasMessageContaining(column + " points to no row");
  }

  @ParameterizedTest
  @CsvSource({"list_members, list", "contact_lines, line", "identifiers, system"})
  void soDoAllRowsOfAStatement(String table, String column) {
    String copied =
        "INSERT INTO contacts.%1$s SELECT (jsonb_populate_record(r, jsonb_build_object('contact', c, 'value', c))).*"
            + " FROM contacts.%1$s r, unnest(ARRAY[:contact, :nobody]) c"
            + " WHERE r.contact = :contact AND r.%2$s IS NOT NULL ON CONFLICT DO NOTHING";

    assertThatThrownBy(() -> execute(copied.formatted(table, column)))
        .hasMessageContaining("contact points to no row");
  }

  @ParameterizedTest
  @CsvSource({
    "contacts, id = :contact",
    "lines, id IN (SELECT line FROM contacts.contact_lines WHERE contact = :contact)",
    "lists, id IN (SELECT list FROM contacts.list_members WHERE contact = :contact)"
  })
  void nothingGoesThatIsPointedTo(String table, String which) {
    assertThatThrownBy(() -> execute("DELETE FROM contacts.%s WHERE %s".formatted(table, which)))
        .hasMessageContaining("is still pointed to");
  }

  @Test
  void somebodyLivesBehindADoorThatIsThereAndItStaysAsLongAsTheyDo() {
    String moves = "UPDATE contacts.contacts SET door = :nobody WHERE id = :contact";
    String copied =
        "INSERT INTO contacts.contacts SELECT (jsonb_populate_record(c, jsonb_build_object('id', :nobody, 'door', :nobody))).*"
            + " FROM contacts.contacts c WHERE id = :contact";
    assertThatThrownBy(() -> execute(moves)).hasMessageContaining("door points to no row");
    assertThatThrownBy(() -> execute(copied)).hasMessageContaining("door points to no row");

    execute(
        "INSERT INTO contacts.doors (id, address_key, street, created_at) VALUES (:contact, '1 a st||95815', '1 A St', now());"
            + " UPDATE contacts.contacts SET door = :contact WHERE id = :contact");
    assertThatThrownBy(() -> execute("DELETE FROM contacts.doors WHERE id = :contact"))
        .hasMessageContaining("is still pointed to");
  }

  @Test
  void whatNobodyPointsToGoes() {
    execute("DELETE FROM contacts.list_members WHERE contact = :contact");
    execute("DELETE FROM contacts.contact_lines WHERE contact = :contact");
    execute("DELETE FROM contacts.identifiers WHERE contact = :contact");

    assertThatCode(() -> execute("DELETE FROM contacts.contacts WHERE id = :contact"))
        .doesNotThrowAnyException();
  }

  @Test
  void aTransactionThatSaysThatAllIsThereIsNotAskedAndTheNextOneIs() {
    String elsewhere = "UPDATE contacts.identifiers SET contact = :nobody WHERE contact = :contact";

    assertThatCode(() -> execute("SET LOCAL polyphony.pointing = 'known'; " + elsewhere))
        .doesNotThrowAnyException();
    String back = "UPDATE contacts.identifiers SET contact = gen_random_uuid() WHERE value = '7'";
    assertThatThrownBy(() -> execute(back)).hasMessageContaining("contact points to no row");
  }

  private void execute(String sql) {
    database
        .jdbi()
        .useTransaction(
            h ->
                h.createUpdate(sql)
                    .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
                    .bind("contact", contact)
                    .bind("nobody", Ids.next())
                    .execute());
  }
}
