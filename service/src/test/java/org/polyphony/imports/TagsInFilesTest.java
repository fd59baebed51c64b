package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

/** The words by which other programs have tagged their people. */
class TagsInFilesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private ImportsFixture fixture;

  @BeforeEach
  void makeAList() {
    fixture = new ImportsFixture(database, TestClock.at("2026-06-06T17:00:00Z"));
  }

  @Test
  void arePutOnThePeopleOfTheFile() {
    fixture.bringIn(
        "nationbuilder_id,first_name,last_name,phone_number,tag_list\n"
            + "77,Mai,Lor,9165550671,\"Volunteer, elder\"\n78,Pa,Lor,9165550672,\n");

    assertThat(tags()).containsExactly("Mai Lor: Volunteer", "Mai Lor: elder");
  }

  @Test
  void ofGoogleAreThoseThatSomebodyHasGiven() {
    fixture.bringIn(
        "First Name,Last Name,Phone 1 - Label,Phone 1 - Value,Labels\n"
            + "Mai,Chue,Mobile,9165550681,* myContacts ::: Elders\n");

    assertThat(tags()).containsExactly("Mai Chue: Elders");
  }

  @Test
  void areNewsOnce() {
    fixture.bringIn("name,phone\nMing Li,9165550120\n");
    String file = "name,phone,tags\nMing Li,9165550120,elder\n";

    Import review = fixture.review(file);

    assertThat(review.rows()).isEqualTo(new Import.Rows(1, 0, 1, 0, 0, 0, 0));
    assertThat(tags()).isEmpty();
    fixture.commit(review);
    assertThat(tags()).containsExactly("Ming Li: elder");
    assertThat(fixture.bringIn(file).rows().unchanged()).isEqualTo(1);
  }

  @Test
  void goWithTheLastOfTheFilesThatSayThem() {
    fixture.bringIn("name,phone\nMing Li,9165550120\n");
    Import first = fixture.bringIn("name,phone,tags\nMing Li,9165550120,elder\n");
    Import second = fixture.bringIn("name,phone,tags\nMing Li,9165550120,Elder; driver\n");

    fixture.undo(first, "");
    assertThat(tags()).containsExactly("Ming Li: Elder", "Ming Li: driver");

    fixture.undo(second, "");
    assertThat(tags()).isEmpty();
  }

  @Test
  void thatSomebodyOfUsHasGivenStaysWhateverFileGoes() {
    fixture.bringIn("name,phone\nMing Li,9165550120\n");
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO ties.tags (contact, folded, tag, organization, created_at)
                    SELECT contact, 'elder', 'Elder', organization, now() FROM contacts.people
                    WHERE organization = ?
                    """,
                    fixture.viewer.organization()));
    Import file = fixture.bringIn("name,phone,tags\nMing Li,9165550120,elder\n");

    fixture.undo(file, "");

    assertThat(file.rows().unchanged()).isEqualTo(1);
    assertThat(tags()).containsExactly("Ming Li: Elder");
  }

  @Test
  void aTextThatIsNoTagStaysWithThePersonAsItIsWritten() {
    String sentence = "Came with her three daughters and the neighbour from the temple";
    fixture.bringIn("name,phone,tags\nMing Li,9165550120," + sentence + "\n");

    assertThat(tags()).isEmpty();
    assertThat(
            strings(
                "SELECT facts ->> 'tags_as_written' FROM contacts.people WHERE organization = ?"))
        .containsExactly(sentence);
  }

  @Test
  void goBeforeThePeopleWhoseTheyAreWhereAnImportBeginsAgain() {
    Import half = fixture.bringIn("name,phone,tags\nMing Li,9165550120,elder\n");

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

    assertThat(tags()).isEmpty();
    assertThat(fixture.people()).isEmpty();
  }

  private List<String> tags() {
    return strings(
        """
        SELECT DISTINCT p.full_name || ': ' || t.tag COLLATE "C"
        FROM ties.known_tags t JOIN contacts.people p ON p.contact = t.contact
        WHERE p.organization = ? ORDER BY 1
        """);
  }

  private List<String> strings(String sql) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(sql)
                    .bind(0, fixture.viewer.organization())
                    .mapTo(String.class)
                    .list());
  }
}
