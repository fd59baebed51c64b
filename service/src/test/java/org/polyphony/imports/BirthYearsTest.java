package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

/** Files that say no more of somebody's birth than the year. */
class BirthYearsTest {

  private static final String HOME = "12 Elm St,Sacramento,95815";

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private ImportsFixture fixture;

  @BeforeEach
  void makeAList() {
    fixture = new ImportsFixture(database, TestClock.at("2026-06-06T17:00:00Z"));
  }

  @Test
  void areKeptAndAWholeDateGivesTheYearToo() {
    Import done =
        fixture.bringIn(
            "name,phone,year of birth,dob\nBee Lor,9165550120,1950,\nMai Vang,9165550121,,1961-02-03\n");

    assertThat(done.rows().created()).isEqualTo(2);
    assertThat(born()).containsExactly("Bee Lor 1950 null", "Mai Vang 1961 1961-02-03");
  }

  @Test
  void matchWhoIsKnownByAWholeDateOfThatYearAtTheSameAddress() {
    fixture.bringIn(people("1970-05-01"));

    assertThat(fixture.bringIn(people("1970")).rows())
        .isEqualTo(new Import.Rows(1, 0, 0, 1, 0, 0, 0));
    assertThat(born()).containsExactly("Bee Lor 1970 1970-05-01");
  }

  @Test
  void areFilledUpByAWholeDateOfThatYear() {
    fixture.bringIn(people("1970"));

    Import review = fixture.review(people("1970-05-01"));
    assertThat(examples(review)).containsExactly("birth_date []>[1970-05-01]");
    assertThat(fixture.commit(review).rows().updated()).isEqualTo(1);

    assertThat(born()).containsExactly("Bee Lor 1970 1970-05-01");
  }

  @Test
  void matchAYearAloneAndTellPeopleOfOtherYearsApart() {
    fixture.bringIn(people("1970"));

    assertThat(fixture.bringIn(people("1970")).rows().unchanged()).isEqualTo(1);
    assertThat(fixture.bringIn(people("1999")).rows().created()).isEqualTo(1);
    assertThat(fixture.bringIn(people("1980-05-01")).rows().created()).isEqualTo(1);
    assertThat(born())
        .containsExactly("Bee Lor 1970 null", "Bee Lor 1980 1980-05-01", "Bee Lor 1999 null");
  }

  @Test
  void areTwinsWithinAFileWhereTheYearIsTheSame() {
    Import done =
        fixture.bringIn(
            "name,phone,street,city,zip,birth year\n"
                + "Bee Lor,9165550120,%s,1970\nBee Lor,9165550121,%s,1970\nBee Lor,9165550122,%s,1971\n"
                    .formatted(HOME, HOME, HOME));

    assertThat(done.rows().created()).isEqualTo(2);
    assertThat(done.rows().duplicate()).isEqualTo(1);
  }

  @Test
  void tellAFatherFromASonOnOneTelephone() {
    fixture.bringIn("name,phone,dob\nPao Vang,9165550120,1960-05-01\n");

    assertThat(
            fixture
                .bringIn("name,phone,year of birth\nPao Vang,9165550120,1990\n")
                .rows()
                .created())
        .isEqualTo(1);
  }

  @Test
  void areShownInTheReviewAndGoWithTheImportThatBroughtThem() {
    fixture.bringIn("name,phone\nBee Lor,9165550120\n");

    Import review = fixture.review("name,phone,birth year\nBee Lor,9165550120,1970\n");
    assertThat(examples(review)).containsExactly("birth_year []>[1970]");
    fixture.undo(fixture.commit(review), "");
    fixture.runner.runAll();

    assertThat(born()).containsExactly("Bee Lor null null");
  }

  @Test
  void areRefusedInWordsWhereNobodyCanKnowWhichIsMeant() {
    Import done =
        fixture.bringIn(
            "name,phone,birth year\nBee Lor,9165550120,50\nMai Vang,9165550121,1850\nTou Xiong,9165550122,2041\n");

    assertThat(fixture.notes(done.id(), "review"))
        .containsExactly(
            "2 birth_year two_digit_year",
            "3 birth_year year_out_of_bounds",
            "4 birth_year year_out_of_bounds");
    List<String> asWritten =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            "SELECT facts ->> 'birth_as_written' FROM contacts.people_in_files"
                                + " WHERE organization = ? ORDER BY full_name")
                        .bind(0, fixture.viewer.organization())
                        .mapTo(String.class)
                        .list());
    assertThat(asWritten).containsExactly("50", "1850", "2041");
    assertThat(born())
        .containsExactly("Bee Lor null null", "Mai Vang null null", "Tou Xiong null null");
  }

  @Test
  void anAgeIsNoYear() {
    Import review = fixture.review("name,phone,Age\nBee Lor,9165550120,1950\n");

    assertThat(review.layout().columns().get(2).field()).isEqualTo(Layout.IGNORED);
  }

  private static String people(String birth) {
    return "name,street,city,zip,dob\nBee Lor,%s,%s\n".formatted(HOME, birth);
  }

  private List<String> born() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT concat_ws(' ', full_name, coalesce(birth_year::text, 'null'),
                                         coalesce(birth_date::text, 'null'))
                        FROM contacts.people_in_files WHERE organization = ? ORDER BY 1
                        """)
                    .bind(0, fixture.viewer.organization())
                    .mapTo(String.class)
                    .list());
  }

  private List<String> examples(Import review) {
    return database
        .jdbi()
        .withExtension(ImportsDao.class, dao -> dao.previewed(review.id()))
        .examples()
        .stream()
        .flatMap(example -> example.changes().stream())
        .map(change -> "%s [%s]>[%s]".formatted(change.field(), change.before(), change.after()))
        .toList();
  }
}
