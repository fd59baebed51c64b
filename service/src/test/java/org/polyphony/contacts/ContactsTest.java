package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyphony.contacts.ContactsFixture.phone;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

class ContactsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ContactsFixture fixture = new ContactsFixture(clock);
  private final Viewer viewer = fixture.coordinator;
  private UUID list;

  @BeforeEach
  void makeAList() {
    list = in(h -> fixture.lists.create(h, viewer.organization(), viewer.user(), aList()));
  }

  @Test
  void keepsAPersonAsTheyWereWritten() {
    UUID id =
        add(
            NewContact.named("Hoa", "Nguyễn")
                .speaking("vi", LanguageSource.SELF_DECLARED)
                .phone(phone(1), "mobile")
                .phone(phone(2), "")
                .living(new Address("123 Main Street", "Apt 4", "Sacramento", "CA", "95815-1234"))
                .identifier("van", "1001")
                .fact("neighbourhood", "Hagginwood"));

    Contact found = in(h -> fixture.contacts.find(h, viewer, id)).orElseThrow();

    assertThat(found.person().fullName()).isEqualTo("Nguyễn Hoa");
    assertThat(found.person().spoken()).isEqualTo("vi");
    assertThat(found.person().spokenSource()).isEqualTo("self_declared");
    assertThat(found.person().facts()).containsEntry("neighbourhood", "Hagginwood");
    assertThat(found.phones())
        .extracting(Contact.PhoneOf::tel)
        .containsExactly(phone(1).tel(), phone(2).tel());
    assertThat(found.address().zip()).isEqualTo("95815-1234");
    assertThat(found.identifiers()).containsExactly(new NewContact.Identifier("van", "1001"));
    assertThat(found.lists()).extracting(Contact.OnList::id).containsExactly(list);
  }

  @Test
  void thePersonOfAnotherOrganizationIsNotFound() {
    UUID id = add(NewContact.named("Mai", "Vang").phone(phone(3), ""));
    Viewer stranger = ContactsFixture.viewer(Ids.next());

    Optional<Contact> contact = in(h -> fixture.contacts.find(h, stranger, id));
    Optional<ContactList> theList = in(h -> fixture.lists.find(h, stranger, list));
    assertThat(contact).isEmpty();
    assertThat(theList).isEmpty();
  }

  @Test
  void theSameNumberAndNameInOneOrganizationIsTheSamePerson() {
    UUID first = add(NewContact.named("Mai", "Vang").phone(phone(4), ""));
    UUID second = add(NewContact.named("MAI", "VANG").phone(phone(4), "").phone(phone(5), ""));

    assertThat(second).isEqualTo(first);
    Contact found = in(h -> fixture.contacts.find(h, viewer, first)).orElseThrow();
    assertThat(found.person().fullName()).isEqualTo("Mai Vang");
    assertThat(found.phones()).hasSize(2);
  }

  @Test
  void aFamilyNameAndNumberSharedDoNotMakeTwoPeopleOne() {
    UUID mother = add(NewContact.named("Mai", "Vang").phone(phone(6), ""));
    UUID son = add(NewContact.named("Pao", "Vang").phone(phone(6), ""));

    assertThat(son).isNotEqualTo(mother);
    Contact found = in(h -> fixture.contacts.find(h, viewer, mother)).orElseThrow();
    assertThat(found.phones()).singleElement().extracting(Contact.PhoneOf::others).isEqualTo(1);
  }

  @Test
  void aLineBelongsToTheDeploymentAndItsPeopleToTheirOrganizations() {
    UUID ours = add(NewContact.named("Mai", "Vang").phone(phone(7), ""));
    ContactsFixture partner = new ContactsFixture(clock);
    UUID theirs =
        in(
            h -> {
              UUID their = partner.lists.create(h, partner.organization, null, aList());
              return partner.contacts.add(
                  h,
                  partner.organization,
                  null,
                  their,
                  NewContact.named("Mai", "Vang").phone(phone(7), ""));
            });

    assertThat(theirs).isNotEqualTo(ours);
    Contact found = in(h -> fixture.contacts.find(h, viewer, ours)).orElseThrow();
    Contact elsewhere =
        in(h -> partner.contacts.find(h, partner.coordinator, theirs)).orElseThrow();
    assertThat(elsewhere.phones().get(0).line()).isEqualTo(found.phones().get(0).line());
    assertThat(found.phones().get(0).others()).isZero();
  }

  @Test
  void aLineWithMoreThanTwelvePeopleIsToBeLookedAt() {
    for (int i = 0; i < 12; i++) {
      add(NewContact.named("Person " + i, "Moua").phone(phone(8), ""));
    }
    UUID twelfth = add(NewContact.named("Person 11", "Moua").phone(phone(8), ""));
    assertThat(onlyPhone(twelfth).needsLook()).isFalse();

    UUID thirteenth = add(NewContact.named("Person 12", "Moua").phone(phone(8), ""));

    assertThat(onlyPhone(thirteenth).needsLook()).isTrue();
  }

  @Test
  void twoSpellingsOfAnAddressAreOneDoor() {
    Address one = new Address("123 N. Main Street", "Apt. 4", "Sacramento", "CA", "95815");
    Address other = new Address("123 North MAIN ST", "#4", "SACRAMENTO", "", "95815-0001");
    Address next = new Address("123 N Main St", "5", "Sacramento", "CA", "95815");

    assertThat(other.key()).isEqualTo(one.key());
    assertThat(next.key()).isNotEqualTo(one.key());
  }

  @Test
  void anEditOfAStateThatHasChangedMeanwhileIsRefused() {
    UUID id = add(NewContact.named("Mai", "Vang").phone(phone(9), ""));
    edit(id, 1, NewContact.named("Maiv", "Vang").phone(phone(10), "home"));

    Contact found = in(h -> fixture.contacts.find(h, viewer, id)).orElseThrow();
    assertThat(found.person().givenName()).isEqualTo("Maiv");
    assertThat(found.phones())
        .singleElement()
        .extracting(Contact.PhoneOf::tel)
        .isEqualTo(phone(10).tel());
    assertThatThrownBy(() -> edit(id, 1, NewContact.named("Other", "Name")))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("contact_stale"));
  }

  @Test
  void findsNamesWithoutDiacriticsByTheirBeginnings() {
    UUID id = add(NewContact.named("Đức", "Nguyễn").speaking("vi", LanguageSource.IMPORTED));
    add(NewContact.named("Duyen", "Tran"));

    assertThat(search("nguy duc", null)).containsExactly(id);
    assertThat(search("NGUYỄN", "vi")).containsExactly(id);
    assertThat(search("nguyen", "es")).isEmpty();
    assertThat(search("ng:*|!x", null)).isEmpty();
  }

  @Test
  void findsPeopleByTheirNumber() {
    UUID id = add(NewContact.named("Xue", "Her").phone(phone(11), ""));

    assertThat(search("(916) 555-0111", null)).containsExactly(id);
  }

  @Test
  void anInferredLanguageIsNeverShownAsAFact() {
    UUID id = add(NewContact.named("Zoua", "Kue").speaking("hmn", LanguageSource.INFERRED));

    assertThat(search("zoua", "hmn")).isEmpty();
    assertThat(search("zoua", "und")).containsExactly(id);
  }

  @Test
  void pagesThroughThePeopleFound() {
    UUID first = add(NewContact.named("Bee", "Thao"));
    UUID second = add(NewContact.named("Ger", "Thao"));

    assertThat(search("thao", null)).containsExactly(second, first);
    ContactSearch.Place after = page("thao", null, null, 1).get(0).place();
    assertThat(after.id()).isEqualTo(second);
    assertThat(page("thao", null, after, 1))
        .extracting(ContactSearch.Found::id)
        .containsExactly(first);
  }

  @Test
  void countsTheLanguagesOfAList() {
    add(NewContact.named("A", "Lor").speaking("hmn", LanguageSource.IMPORTED));
    add(NewContact.named("B", "Lor").speaking("hmn", LanguageSource.IMPORTED));
    add(NewContact.named("C", "Lor").speaking("vi", LanguageSource.INFERRED));

    ContactList.Counted counted = in(h -> fixture.lists.findCounted(h, viewer, list)).orElseThrow();

    assertThat(counted.people()).isEqualTo(3);
    assertThat(counted.languages()).containsEntry("hmn", 2L).containsEntry("und", 1L);
  }

  private UUID add(NewContact contact) {
    return in(h -> fixture.contacts.add(h, viewer.organization(), viewer.user(), list, contact));
  }

  private void edit(UUID id, int revision, NewContact contact) {
    in(
        h -> {
          fixture.contacts.update(h, viewer, id, revision, contact);
          return null;
        });
  }

  private Contact.PhoneOf onlyPhone(UUID id) {
    return in(h -> fixture.contacts.find(h, viewer, id)).orElseThrow().phones().get(0);
  }

  private List<UUID> search(String text, String language) {
    return page(text, language, null, 50).stream().map(ContactSearch.Found::id).toList();
  }

  private List<ContactSearch.Found> page(
      String text, String language, ContactSearch.Place after, int limit) {
    ContactSearch.Query query = ContactSearch.Query.of(viewer, text, language, null, after, limit);
    return in(h -> new ContactSearch().find(h, query));
  }

  private static NewList aList() {
    return NewList.of("Spring sign-ups", "festival table", "any");
  }

  private static <T> T in(Function<Handle, T> work) {
    return database.jdbi().inTransaction(work::apply);
  }
}
