package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyphony.contacts.ContactsFixture.phone;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.consent.ConsentModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.Plans;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.profile.NameIntake;
import org.polyphony.profile.ProfileModule;
import org.polyphony.web.Viewer;

/** Who is known under a name in its own script, beside the one by which lists call them. */
class OtherNamesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Audit audit = new Audit(clock);
  private final Journal journal = new Journal(clock);
  private final ContactsModule module =
      new ContactsModule(
          database.database(), SomePrivacy.over(database.jdbi()), journal, audit, clock);
  private final ProfileModule profile =
      new ProfileModule(database.jdbi(), module, new ConsentModule(clock), journal, audit, clock);
  private final Viewer viewer = ContactsFixture.viewer(Ids.next());
  private UUID list;
  private UUID ming;

  @BeforeEach
  void bringPeople() {
    list = module.desk().createList(viewer, NewList.of("Sign-ups", "", "any"));
    ming = add("Ming", "Li", 41);
    add("Ali", "Hasan", 42);
    called(viewer, ming, "李小明");
  }

  @Test
  void isFoundByIt() {
    assertThat(found(viewer, "李")).containsExactly("Ming Li");
    assertThat(found(viewer, "李小明")).containsExactly("Ming Li");
    assertThat(found(viewer, "小明")).isEmpty();
  }

  @Test
  void isFoundOnceAndAfterThoseWhoAreCalledSo() {
    called(viewer, ming, "Li Xiaoming");
    add("Li", "Xiaoming", 43);

    assertThat(found(viewer, "xiaoming li")).containsExactly("Li Xiaoming", "Ming Li");
    assertThat(found(viewer, "li")).hasSize(2);
  }

  @Test
  void isFoundByWhatAnEntryThatBecameTheirsWasCalled() {
    UUID other = add("Xiao", "Li", 44);
    called(viewer, other, "黎明");
    database.jdbi().useTransaction(h -> module.merges().merge(h, viewer, ming, other));

    assertThat(found(viewer, "黎")).containsExactly("Ming Li");
  }

  @Test
  void isFoundInTheirOwnOrganizationOnly() {
    assertThat(found(ContactsFixture.viewer(Ids.next()), "李")).isEmpty();
  }

  @Test
  void isFoundByAnIndex() throws SQLException {
    String plans =
        Plans.of(
            database.jdbi(),
            handle ->
                new ContactSearch(module.desk().aspects())
                    .find(handle, ContactSearch.Query.of(viewer, "李", null, null, null, 51)));

    assertThat(plans).contains("names_words_idx").doesNotContain("Seq Scan on names");
  }

  private UUID add(String given, String family, int number) {
    return module
        .desk()
        .add(viewer, list, NewContact.named(given, family).phone(phone(number), ""));
  }

  private void called(Viewer by, UUID contact, String name) {
    database
        .jdbi()
        .useTransaction(
            h ->
                profile
                    .names()
                    .add(
                        h,
                        new NameIntake.Source(Ids.next(), by.organization(), by.user()),
                        List.of(new NameIntake.Named(1, contact, name))));
  }

  private List<String> found(Viewer by, String typed) {
    return module.desk().search(ContactSearch.Query.of(by, typed, null, null, null, 51)).stream()
        .map(ContactSearch.Found::fullName)
        .toList();
  }
}
