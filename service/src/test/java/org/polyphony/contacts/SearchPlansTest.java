package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.platform.Plans;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Viewer;

/** That a search goes by its indexes, as the database says of the very statements it is sent. */
class SearchPlansTest {

  private static final int LIMIT = 51;

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final ManyPeople PEOPLE = new ManyPeople(25_000);
  private static final Viewer VIEWER = ContactsFixture.viewer(PEOPLE.organization);

  @BeforeAll
  static void bringPeople() {
    PEOPLE.fill(database.jdbi());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          vang           ; contacts_(pk|organization_idx)
          mai vang       ; contacts_(pk|organization_idx)
          n              ; contacts_(pk|organization_idx)
          sinanaa        ; contacts_(pk|organization_idx) contacts_name_idx
          vang sinanaa   ; contacts_(pk|organization_idx) contacts_name_idx
          明             ; contacts_(pk|organization_idx) contacts_name_idx
          (530) 200-0017 ; lines_tel_unique contact_lines_line_idx
          V17            ; identifiers_pk
          17 meadow      ; doors_key_unique contacts_door_idx
          meadow street  ; doors_street_idx contacts_door_idx
          mlk blvd       ; doors_street_idx contacts_door_idx
          95823          ; doors_zip_idx doors_zip4_idx contacts_door_idx
          95823-1234     ; doors_zip_idx contacts_door_idx
          sacramento     ; doors_city_idx contacts_door_idx
          """)
  void eachSearchGoesByItsIndex(String typed, String indexes) throws SQLException {
    String plans = plans(search(typed, null, null));

    for (String index : indexes.split(" ")) {
      assertThat(plans).containsPattern(index);
    }
    readsNoTableThrough(plans);
  }

  @Test
  void thoseWhoAreCommonAreNotAllGonePast() throws SQLException {
    // Of 25,000 people some thousands are Vangs: the index of words, which hands out all of them,
    // is not asked.
    assertThat(plans(search("vang", null, null))).doesNotContain("contacts_name_idx");
  }

  @Test
  void aShortListIsGoneAlongWhateverIsTyped() throws SQLException {
    for (String typed : List.of("", "vang", "sinanaa")) {
      String plans = plans(search(typed, null, PEOPLE.few));

      assertThat(plans).contains("list_members_pk").doesNotContain("contacts_name_idx");
      readsNoTableThrough(plans);
    }
  }

  @Test
  void aLanguageThatFewSpeakAndEverybodyGoByIndexesToo() throws SQLException {
    readsNoTableThrough(plans(search("", null, null)));
    readsNoTableThrough(plans(search("", "hmn", null)));
    readsNoTableThrough(plans(search("vang", "und", null)));
  }

  @Test
  void whoIsNearlyCalledThatIsLookedForAmongThoseWhoBeginSo() throws SQLException {
    String plans =
        plans(
            handle ->
                new ContactSearch()
                    .alike(
                        handle, ContactSearch.Query.of(VIEWER, "garcja", null, null, null, LIMIT)));

    assertThat(plans).contains("contacts_name_idx");
    readsNoTableThrough(plans);
  }

  /** What is asked of the database. */
  private interface Search {
    List<ContactSearch.Found> in(Handle handle);
  }

  private static Search search(String typed, String language, UUID list) {
    return handle ->
        new ContactSearch()
            .find(handle, ContactSearch.Query.of(VIEWER, typed, language, list, null, LIMIT));
  }

  private static void readsNoTableThrough(String plans) {
    assertThat(plans)
        .doesNotContain("Seq Scan on contacts")
        .doesNotContain("Seq Scan on doors")
        .doesNotContain("Seq Scan on lines")
        .doesNotContain("Seq Scan on contact_lines")
        .doesNotContain("Seq Scan on identifiers")
        .doesNotContain("Seq Scan on list_members");
  }

  private static String plans(Search search) throws SQLException {
    return Plans.of(database.jdbi(), search::in);
  }
}
