package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyphony.contacts.ContactsFixture.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.HandleCallback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Viewer;

class ContactSearchTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final ContactsFixture fixture = new ContactsFixture(TestClock.at("2026-06-06T17:00:00Z"));
  private final Viewer viewer = fixture.coordinator;
  private UUID list;

  @BeforeEach
  void bringPeople() {
    list =
        in(
            handle ->
                fixture.lists.create(
                    handle,
                    viewer.organization(),
                    viewer.user(),
                    NewList.of("Flier table", "test", "any")));
    add(
        NewContact.named("Hoa", "Nguyễn")
            .speaking("vi", LanguageSource.SELF_DECLARED)
            .phone(phone(1), "mobile")
            .living(
                new Address("3271 Marysville Boulevard", "Apt 4", "Sacramento", "CA", "95815")));
    add(NewContact.named("Đức Anh", "Vũ").phone(phone(2), ""));
    add(NewContact.named("明", "李").identifier("van", "700123"));
    add(NewContact.named("Pa Kou", "Vang").phone(phone(3), ""));
    add(
        NewContact.named("美玲", "陳")
            .living(new Address("5 First St", "", "San José", "CA", "95112-0001")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nguyen                    | Nguyễn Hoa
          HOA nguy                  | Nguyễn Hoa
          hoa nguyễn                | Nguyễn Hoa
          Vu                        | Đức Anh Vũ
          vu duc                    | Đức Anh Vũ
          李                        | 明 李
          vang pa                   | Pa Kou Vang
          916-555-0101              | Nguyễn Hoa
          +1 (916) 555.0101         | Nguyễn Hoa
          9165550103                | Pa Kou Vang
          700123                    | 明 李
          3271 Marysville           | Nguyễn Hoa
          3271 marysville blvd      | Nguyễn Hoa
          3271 Mary                 | Nguyễn Hoa
          3271 Marysville, 95815    | Nguyễn Hoa
          95815                     | Nguyễn Hoa
          sacramento                | Nguyễn Hoa
          SACRAM                    | Nguyễn Hoa
          Sacramento, CA            | Nguyễn Hoa
          San Jose                  | 美玲 陳
          san josé                  | 美玲 陳
          95112-0001                | 美玲 陳
          95112                     | 美玲 陳
          """)
  void findsSomebodyByWhateverOneKnowsOfThem(String typed, String name) {
    assertThat(found(viewer, typed, null)).containsExactly(name);
  }

  @Test
  void findsNobodyByWhatIsInTheMiddleOfNothing() {
    assertThat(found(viewer, "zzz", null)).isEmpty();
    assertThat(found(viewer, "?!", null)).isEmpty();
    assertThat(found(viewer, "916-555-0199", null)).isEmpty();
    assertThat(found(viewer, "' & | ! :*", null)).isEmpty();
  }

  @Test
  void findsEverybodyOfOneOrganizationOnly() {
    assertThat(found(viewer, "", null)).hasSize(5);
    Viewer stranger = ContactsFixture.viewer(Ids.next());
    for (String typed :
        List.of("", "nguyen", "916-555-0101", "700123", "3271 Marysville", "95815", "sacramento")) {
      assertThat(found(stranger, typed, null)).isEmpty();
    }
  }

  @Test
  void narrowsByLanguageAndList() {
    assertThat(found(viewer, "", "vi")).containsExactly("Nguyễn Hoa");
    assertThat(found(viewer, "vu", "vi")).isEmpty();
    assertThat(found(viewer, "vang", "und", list)).containsExactly("Pa Kou Vang");
    assertThat(found(viewer, "vang", null, Ids.next())).isEmpty();
  }

  @Test
  void goesOnAfterTheLastOfAPage() {
    List<ContactSearch.Found> first = page(null);
    List<ContactSearch.Found> second = page(first.get(1).place());

    assertThat(first).hasSize(2);
    assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
    List<ContactSearch.Found> third = page(second.get(1).place());
    assertThat(third).hasSize(1).doesNotContainAnyElementsOf(first);
    assertThat(page(third.get(0).place())).isEmpty();
  }

  @Test
  void wholeNamesComeBeforeBeginningsAndTheNewestFirstAmongThem() {
    add(NewContact.named("Tou", "Lee"));
    add(NewContact.named("Leeson", "Her"));
    add(NewContact.named("Pa", "Lee"));
    add(NewContact.named("Ana", "Leeward"));

    assertThat(found(viewer, "lee", null))
        .containsExactly("Pa Lee", "Tou Lee", "Ana Leeward", "Leeson Her");
    assertThat(everyPage("lee")).containsExactly("Pa Lee", "Tou Lee", "Ana Leeward", "Leeson Her");
  }

  @Test
  void theVeryHouseComesBeforeThoseWhoseNumbersBeginSo() {
    for (int number : new int[] {1700, 17, 170}) {
      Address there = new Address(number + " Meadow St", "", "Sacramento", "CA", "95823");
      add(NewContact.named("Of " + number, "Her").living(there));
    }

    assertThat(found(viewer, "17", null)).startsWith("Of 17 Her").hasSize(3);
    assertThat(found(viewer, "17 mea", null)).containsExactly("Of 17 Her");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Martin Luther King        | Ana King, Tou King
          MLK Blvd                  | Tou King
          martin luther king jr     | Tou King
          M.L.K. Boulevard          | Tou King
          dr. martin luther king    | Ana King, Tou King
          Marysville Blvd           | Nguyễn Hoa
          maryS                     | Nguyễn Hoa
          N Marysville              | Nguyễn Hoa
          12th Avenue               | Lia Twelve
          East 12th                 | Lia Twelve
          N Street                  | Bao Enn
          Marysville Ave            |
          mlk court                 |
          king                      | Ana King, Tou King
          """)
  void aStreetFindsWhoLivesInIt(String typed, String names) {
    living("Tou", "King", "1200 Martin Luther King Jr Blvd");
    living("Ana", "King", "77 MLK Way");
    living("Lia", "Twelve", "450 E 12th Ave");
    living("Bao", "Enn", "1100 N Street");

    assertThat(found(viewer, typed, null))
        .containsExactlyElementsOf(names == null ? List.of() : List.of(names.split(", ")));
    assertThat(found(ContactsFixture.viewer(Ids.next()), typed, null)).isEmpty();
  }

  @Test
  void whoIsCalledSoComesBeforeWhoLivesInTheStreet() {
    living("Tou", "Her", "9 Marysville Way");
    add(NewContact.named("Pa", "Marysville"));

    assertThat(found(viewer, "marysville", null))
        .containsExactly("Pa Marysville", "Tou Her", "Nguyễn Hoa");
    assertThat(everyPage("marysville")).containsExactly("Pa Marysville", "Tou Her", "Nguyễn Hoa");
  }

  private void living(String given, String family, String street) {
    add(
        NewContact.named(given, family)
            .living(new Address(street, "", "Sacramento", "CA", "95815")));
  }

  @Test
  void somebodyWhoFitsInTwoWaysIsThereOnce() {
    add(NewContact.named("Vang", "Vangson").identifier("van", "Vang 7"));

    assertThat(found(viewer, "vang", null)).containsExactly("Vang Vangson", "Pa Kou Vang");
  }

  @ParameterizedTest
  @CsvSource({
    "nguyne, Nguyễn Hoa",
    "hoa ngyuen, ",
    "hoa nguyan, Nguyễn Hoa",
    "nguyeen, Nguyễn Hoa",
    "pa vanq, Pa Kou Vang",
    "koo vang, "
  })
  void whoeverIsNearlyCalledThatIsFoundWhereNobodyIs(String typed, String name) {
    assertThat(found(viewer, typed, null)).isEmpty();
    assertThat(alike(viewer, typed)).isEqualTo(name == null ? List.of() : List.of(name));
    assertThat(alike(ContactsFixture.viewer(Ids.next()), typed)).isEmpty();
  }

  @Test
  void nobodyIsFoundWhoIsNotToBeSeen() {
    add(NewContact.named("Xeng", "Erased"));
    add(NewContact.named("Xeng", "Incoming"));
    add(NewContact.named("Xeng", "Guessed").speaking("hmn", LanguageSource.INFERRED));
    in(
        handle -> {
          UUID importId = Ids.next();
          handle.execute(
              "UPDATE contacts.contacts SET erased_at = now() WHERE full_name = 'Xeng Erased'");
          handle.execute(
              "INSERT INTO contacts.intakes (import, organization, list, started_at) VALUES (?, ?, ?, now())",
              importId,
              viewer.organization(),
              list);
          return handle.execute(
              "UPDATE contacts.contacts SET import = ? WHERE full_name = 'Xeng Incoming'",
              importId);
        });

    assertThat(found(viewer, "xeng", null)).containsExactly("Xeng Guessed");
    assertThat(found(viewer, "xeng", "hmn")).isEmpty();
    assertThat(alike(viewer, "xenq erased")).isEmpty();
  }

  /** Page by page, each of one person. */
  private List<String> everyPage(String typed) {
    List<String> names = new ArrayList<>();
    ContactSearch.Place after = null;
    while (true) {
      ContactSearch.Query query = ContactSearch.Query.of(viewer, typed, null, null, after, 1);
      List<ContactSearch.Found> page = in(handle -> new ContactSearch().find(handle, query));
      if (page.isEmpty()) {
        return names;
      }
      names.add(page.get(0).fullName());
      after = page.get(0).place();
    }
  }

  private List<String> alike(Viewer by, String typed) {
    ContactSearch.Query query = ContactSearch.Query.of(by, typed, null, null, null, 10);
    List<ContactSearch.Found> found = in(handle -> new ContactSearch().alike(handle, query));
    return found.stream().map(ContactSearch.Found::fullName).toList();
  }

  private List<ContactSearch.Found> page(ContactSearch.Place after) {
    return in(
        handle ->
            new ContactSearch()
                .find(handle, ContactSearch.Query.of(viewer, "", null, null, after, 2)));
  }

  private List<String> found(Viewer by, String typed, String language) {
    return found(by, typed, language, null);
  }

  private List<String> found(Viewer by, String typed, String language, UUID on) {
    return in(
        handle ->
            new ContactSearch()
                .find(handle, ContactSearch.Query.of(by, typed, language, on, null, 10)).stream()
                    .map(ContactSearch.Found::fullName)
                    .toList());
  }

  private void add(NewContact contact) {
    in(handle -> fixture.contacts.add(handle, viewer.organization(), viewer.user(), list, contact));
  }

  private static <T> T in(HandleCallback<T, RuntimeException> work) {
    return database.jdbi().inTransaction(work);
  }
}
