package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;

/** How somebody is addressed is learnt on an attempt, and forgotten with it. */
class AddressFormsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final People people =
      new ContactsModule(
              database.database(),
              SomePrivacy.over(database.jdbi()),
              new Journal(clock),
              new Audit(clock),
              clock)
          .people();
  private final UUID first = Ids.next();
  private final UUID second = Ids.next();
  private Handle handle;
  private UUID hoa;

  @BeforeEach
  void somebody() {
    handle = database.jdbi().open();
    hoa = Given.contact(handle, Ids.next(), "Nguyễn Thị Hoa");
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void undoPutsBackWhatStoodBefore() {
    chosen(first, "bác");
    chosen(second, "cô");

    people.takeBack(handle, second);
    assertThat(form()).isEqualTo("bác");
    people.takeBack(handle, first);
    assertThat(form()).isEmpty();
  }

  @Test
  void undoLeavesWhatALaterAttemptHasChosen() {
    chosen(first, "bác");
    chosen(second, "cô");

    people.takeBack(handle, first);
    assertThat(form()).isEqualTo("cô");
    people.takeBack(handle, second);
    assertThat(form()).isEmpty();
  }

  @Test
  void undoLeavesWhatALaterAttemptHasSaidOnceMore() {
    chosen(first, "bác");
    chosen(second, "bác");

    people.takeBack(handle, first);

    assertThat(form()).isEqualTo("bác");
  }

  @Test
  void undoLeavesWhatSomebodyHasChangedByHand() {
    chosen(first, "bác");
    handle.execute("UPDATE contacts.contacts SET address_form = 'chị' WHERE id = ?", hoa);

    people.takeBack(handle, first);

    assertThat(form()).isEqualTo("chị");
  }

  private void chosen(UUID attempt, String form) {
    people.setAddressForm(handle, hoa, form, attempt, null, clock.instant());
  }

  private String form() {
    return handle
        .select("SELECT address_form FROM contacts.contacts WHERE id = ?", hoa)
        .mapTo(String.class)
        .one();
  }
}
