package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

/** Who has said no to the system from which a file comes is left alone here too. */
class RefusalsInFilesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private ImportsFixture fixture;

  @BeforeEach
  void makeAList() {
    fixture = new ImportsFixture(database, TestClock.at("2026-06-06T17:00:00Z"));
  }

  @Test
  void comeInAsThePersonsOwnWithTheFileAndTheRowAsEvidence() {
    Import done =
        fixture.bringIn(
            "nationbuilder_id,first_name,last_name,phone_number,do_not_call,federal_donotcall\n"
                + "77,Mai,Lor,9165550671,Y,N\n78,Pa,Lor,9165550671,N,N\n79,Ka,Lor,9165550672,,Y\n");

    assertThat(done.rows().created()).isEqualTo(3);
    assertThat(standing())
        .containsExactly("Ka Lor phone people.csv:4", "Mai Lor phone people.csv:2");
  }

  @Test
  void aColumnForAllWaysNamesThemOrSaysYes() {
    fixture.bringIn(
        "name,phone,do not contact\nMai,9165550673,texts and calls\nPa,9165550674,sms; calls\n"
            + "Ka,9165550675,Y\nBo,9165550676,\nYer,9165550677,email\n");

    assertThat(standing())
        .containsExactly(
            "Ka all people.csv:4",
            "Pa phone people.csv:3",
            "Pa text people.csv:3",
            "Yer email people.csv:6");
  }

  @Test
  void whatNobodyUnderstandsIsLookedAtAndAPersonMaySayWhatItMeans() {
    Import review =
        fixture.review("name,phone,do not contact\nMai,9165550673,ask the son\nPa,9165550674,no\n");

    assertThat(fixture.notes(review.id(), "review")).containsExactly("2 channel unknown_channel");
    assertThat(review.rows().review()).isEqualTo(1);
    Import said = fixture.meaning(review, Map.of("channel", Map.of("ask the son", "all")));
    fixture.commit(said);
    assertThat(standing()).containsExactly("Mai all people.csv:2");
  }

  @Test
  void areSaidOnceAndStandWhenTheFileIsTakenBack() {
    fixture.bringIn("name,phone\nMai Lor,9165550678\n");
    String file = "name,phone,do not call\nMai Lor,9165550678,Y\n";
    Import first = fixture.bringIn(file);
    Import second = fixture.bringIn(file);

    assertThat(standing()).containsExactly("Mai Lor phone people.csv:2");
    fixture.undo(second, "");
    fixture.undo(first, "");
    assertThat(standing()).containsExactly("Mai Lor phone people.csv:2");
  }

  @Test
  void goBeforeThePeopleWhoseTheyAreWhereAnImportBeginsAgain() {
    Import half = fixture.bringIn("name,phone,do not call\nMai Lor,9165550679,Y\n");

    fixture
        .imports
        .target("contacts")
        .begin(
            new ImportTarget.Work(
                half.id(),
                fixture.viewer.organization(),
                fixture.list,
                half.layout(),
                half.filename(),
                null));

    assertThat(standing()).isEmpty();
    assertThat(fixture.people()).isEmpty();
  }

  @Test
  void theDeadDoNotComeIn() {
    Import done =
        fixture.bringIn("name,phone,is_deceased\nMai Lor,9165550680,Y\nPa Lor,9165550681,N\n");

    assertThat(fixture.notes(done.id(), "rejected")).containsExactly("2 deceased deceased");
    assertThat(fixture.people()).containsExactly("Pa Lor und +19165550681");
  }

  private List<String> standing() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT p.full_name || ' ' || s.channel || ' ' || s.evidence
                        FROM consent.suppressions s JOIN contacts.people p ON p.contact = s.contact
                        WHERE s.organization = ? AND s.lifted_at IS NULL ORDER BY 1
                        """)
                    .bind(0, fixture.viewer.organization())
                    .mapTo(String.class)
                    .list());
  }
}
