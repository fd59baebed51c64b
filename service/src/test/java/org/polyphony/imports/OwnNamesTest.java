package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

/** Names in their own script, by files. */
class OwnNamesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private ImportsFixture fixture;

  @BeforeEach
  void makeAList() {
    fixture = new ImportsFixture(database, clock);
  }

  @Test
  void areKeptBesideTheNameByWhichSomebodyIsCalled() {
    Import done =
        fixture.bringIn(
            "name,phone,中文姓名\nMing Li,9165550120,李明\nMai Vang,9165550121,\nAli Hasan,9165550122,علي حسن; 阿里\n");

    assertThat(done.rows().created()).isEqualTo(3);
    assertThat(own()).containsExactly("Ali Hasan علي حسن", "Ali Hasan 阿里", "Ming Li 李明");
  }

  @Test
  void areTheNameWhereAFileHasNoOther() {
    Import done = fixture.bringIn("Name in own script,phone\n李明,9165550120\n");

    assertThat(done.problem()).isNull();
    assertThat(fixture.people()).containsExactly("李明 und +19165550120");
    assertThat(own()).isEmpty();
  }

  @Test
  void areNewsOfWhoIsKnownAndNoneTheSecondTime() {
    fixture.bringIn("name,phone\nMing Li,9165550120\n");
    String file = "name,phone,own name\nMing Li,9165550120,李明\n";

    Import review = fixture.review(file);
    assertThat(review.rows()).isEqualTo(new Import.Rows(1, 0, 1, 0, 0, 0, 0));
    assertThat(
            database
                .jdbi()
                .withExtension(ImportsDao.class, dao -> dao.previewed(review.id()))
                .examples()
                .get(0)
                .changes())
        .containsExactly(new Preview.Change("own_name", "", "", "李明"));
    fixture.commit(review);

    assertThat(own()).containsExactly("Ming Li 李明");
    assertThat(fixture.bringIn(file).rows().unchanged()).isEqualTo(1);
    assertThat(own()).containsExactly("Ming Li 李明");
  }

  @Test
  void goWithTheImportThatBroughtThem() {
    fixture.bringIn("name,phone\nMing Li,9165550120\n");
    Import done = fixture.bringIn("name,phone,own name\nMing Li,9165550120,李明\n");

    fixture.undo(done, "");

    assertThat(own()).isEmpty();
  }

  @Test
  void goWithTheLastOfTheFilesThatSayThem() {
    fixture.bringIn("name,phone\nMing Li,9165550120\n");
    Import first = fixture.bringIn("name,phone,own name\nMing Li,9165550120,李明\n");
    Import second = fixture.bringIn("name,phone,own name\nMing Li,9165550120,李明\n");

    fixture.undo(first, "");

    assertThat(own()).containsExactly("Ming Li 李明");
    fixture.undo(second, "");
    assertThat(own()).isEmpty();
  }

  @Test
  void stayWhereTheSecondOfTheFilesThatSayThemIsTakenBack() {
    Import first = fixture.bringIn("name,phone,own name\nMing Li,9165550120,李明\n");
    Import second = fixture.bringIn("name,phone,own name\nMing Li,9165550120,李明\n");

    fixture.undo(second, "");

    assertThat(own()).containsExactly("Ming Li 李明");
    fixture.undo(first, "");
    assertThat(own()).isEmpty();
  }

  @Test
  void goBeforeThePeopleWhoseTheyAreWhereAnImportBeginsAgain() {
    Import half = fixture.bringIn("name,phone,own name\nMing Li,9165550120,李明\n");

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

    assertThat(own()).isEmpty();
    assertThat(fixture.people()).isEmpty();
  }

  private List<String> own() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT p.full_name || ' ' || o.name
                        FROM profile.own_names o JOIN contacts.people p ON p.contact = o.contact
                        WHERE p.organization = ? ORDER BY 1
                        """)
                    .bind(0, fixture.viewer.organization())
                    .mapTo(String.class)
                    .list());
  }
}
