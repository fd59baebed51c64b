package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.contacts.IntakeKept;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

/**
 * Files that name the same people, taken back in every order: each time there is what there would
 * be had those files never been.
 */
class UndoneFilesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-10T19:00:00Z");

  /** A file that goes to one of two lists. */
  private record Sheet(int list, String rows) {}

  /** Files in the order in which they come in. */
  private record Files(String what, List<Sheet> sheets) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Sheet first(String rows) {
    return new Sheet(0, rows);
  }

  private static Sheet second(String rows) {
    return new Sheet(1, rows);
  }

  static Stream<Files> files() {
    return Stream.of(
        new Files(
            "the same file again and again",
            List.of(
                first("name,phone,language\nMai Vang,9165550140,Hmong\nPao Her,9165550141,\n"),
                first("name,phone,language\nMai Vang,9165550140,Hmong\nPao Her,9165550141,\n"),
                first("name,phone,language\nMai Vang,9165550140,Hmong\nPao Her,9165550141,\n"))),
        new Files(
            "the same file to two lists",
            List.of(
                first("name,phone\nMai Vang,9165550140\nPao Her,9165550141\n"),
                second("name,phone\nMai Vang,9165550140\n"),
                first("name,phone\nMai Vang,9165550140\nKa Moua,9165550142\n"))),
        new Files(
            "each says something else",
            List.of(
                first(
                    """
                    name,phone,language,email,nickname,address,city,zip
                    Mai Vang,9165550140,Hmong,mai@old.invalid,May,12 Elm St,Sacramento,95815
                    """),
                first(
                    """
                    name,phone,phone2,language,email,written language
                    Mai Vang,9165550140,9165550143,Vietnamese,,Vietnamese
                    """),
                second(
                    """
                    name,phone,phone2,email,dob,address,city,zip
                    Mai Vang,9165550140,9165550144,mai@new.invalid,1970-03-01,9 Oak Ave,Sacramento,95816
                    """))),
        new Files(
            "one changes it and another only says it again",
            List.of(
                first("name,phone,email,custom_ward\nMai Vang,9165550140,a@x.invalid,1\n"),
                second(
                    "name,phone,email,custom_ward,custom_union\nMai Vang,9165550140,b@x.invalid,2,yes\n"),
                first(
                    "name,phone,email,custom_ward,custom_union\nMai Vang,9165550140,b@x.invalid,2,yes\n"))),
        new Files(
            "known by another system under another name and number",
            List.of(
                first(
                    "VANID,first name,middle name,last name,phone,custom_ward\n77,Mai,Kaying,Vang,9165550140,1\n"),
                first(
                    "VANID,first name,middle name,last name,phone,custom_ward\n77,Mai,Nou,Yang,9165550145,\n"),
                second(
                    "VANID,first name,middle name,last name,phone,custom_ward\n77,Mai,Nou,Yang,9165550146,3\n"))),
        new Files(
            "several rows of one person in a file",
            List.of(
                first("name,phone\nMai Vang,9165550140\nMai Vang,9165550140\n"),
                second("name,phone,phone2\nMai Vang,9165550140,\nMai Vang,9165550140,9165550147\n"),
                first("name,phone\nMai Vang,9165550140\nMai Vang,9165550140\n"))));
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatIsLeftIsWhatTheOthersBring(Files files) {
    int all = files.sheets().size();
    Map<Set<Integer>, List<String>> withoutThem = new HashMap<>();
    for (List<Integer> undone : orders(all)) {
      List<String> expected =
          withoutThem.computeIfAbsent(
              Set.copyOf(undone), gone -> new World(without(files.sheets(), gone)).state());

      World oneByOne = new World(files.sheets());
      undone.forEach(
          which -> {
            oneByOne.undo(which);
            oneByOne.clear();
          });
      assertThat(oneByOne.state()).as("undone one by one: %s", undone).isEqualTo(expected);

      if (undone.size() == all - 1) {
        World atOnce = new World(files.sheets());
        undone.forEach(atOnce::undo);
        atOnce.clear();
        assertThat(atOnce.state()).as("undone at once: %s", undone).isEqualTo(expected);
      }
    }
  }

  private static List<Sheet> without(List<Sheet> sheets, Set<Integer> gone) {
    return IntStream.range(0, sheets.size())
        .filter(which -> !gone.contains(which))
        .mapToObj(sheets::get)
        .toList();
  }

  @Test
  void whoWasKnownBeforeIsAsBefore() {
    List<Sheet> sheets =
        List.of(
            first("name,phone,email\nMai Vang,9165550140,before@x.invalid\n"),
            second("name,phone,email,nickname\nMai Vang,9165550140,a@x.invalid,May\n"),
            second("name,phone,email,nickname\nMai Vang,9165550140,a@x.invalid,Maiv\n"));
    World world = new World(sheets);
    List<String> before = new World(sheets.subList(0, 1)).state();

    world.undo(1);
    world.clear();
    assertThat(world.state()).singleElement().asString().contains("a@x.invalid", "Maiv");
    world.undo(2);
    world.clear();

    assertThat(world.state()).isEqualTo(before);
  }

  @Test
  void theUndoSaysWhichOtherFileHasBroughtThem() {
    World world =
        new World(
            List.of(
                first("name,phone\nMai Vang,9165550140\nPao Her,9165550141\n"),
                first("name,phone\nMai Vang,9165550140\n")));

    world.undo(0);
    assertThat(world.fixture.people()).containsExactly("Mai Vang und +19165550140");
    world.clear();

    IntakeKept kept = world.kept(0);
    assertThat(kept.cleared()).isTrue();
    assertThat(kept.reasons())
        .containsExactly(new IntakeKept.Reason("brought_again", world.imports.get(1).id(), 1));
    assertThat(kept.people()).extracting(IntakeKept.Person::name).containsExactly("Mai Vang");
    assertThat(world.fixture.people()).containsExactly("Mai Vang und +19165550140");
  }

  @Test
  void whomSomebodyHasChangedByHandStaysAsTheyAre() {
    World world =
        new World(
            List.of(
                first("name,phone\nMai Vang,9165550140\n"),
                second("name,phone,email\nMai Vang,9165550140,mai@x.invalid\n")));
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE contacts.contacts SET preferred_name = 'May', revision = revision + 1"
                        + " WHERE organization = ?",
                    world.fixture.viewer.organization()));

    world.undo(0);
    world.undo(1);
    world.clear();

    assertThat(world.state()).singleElement().asString().contains("mai@x.invalid", "May", "0140");
    assertThat(world.kept(1).reasons())
        .extracting(IntakeKept.Reason::why)
        .containsExactly("changed_since");
  }

  @Test
  void nothingIsTakenOutWhileAFileIsWritten() {
    World world = new World(List.of(first("name,phone\nMai Vang,9165550140\n")));
    world.undo(0);

    database
        .jdbi()
        .useHandle(
            other -> {
              ImportsDao dao = other.attach(ImportsDao.class);
              String name = Imports.writing("contacts", world.fixture.viewer.organization());
              assertThat(dao.tryLock(name)).isTrue();
              world.clear();
              assertThat(world.kept(0).cleared()).isFalse();
              dao.unlock(name);
            });
    world.clear();

    assertThat(world.kept(0).cleared()).isTrue();
    assertThat(world.state()).isEmpty();
  }

  /** Every order in which some of so many can be taken, one at least. */
  private static List<List<Integer>> orders(int of) {
    List<List<Integer>> orders = new ArrayList<>();
    extend(orders, List.of(), of);
    return orders;
  }

  private static void extend(List<List<Integer>> orders, List<Integer> taken, int of) {
    for (int i = 0; i < of; i++) {
      if (!taken.contains(i)) {
        List<Integer> longer = new ArrayList<>(taken);
        longer.add(i);
        orders.add(longer);
        extend(orders, longer, of);
      }
    }
  }

  /** An organization with two lists, into which files have come. */
  private final class World {
    private final ImportsFixture fixture = new ImportsFixture(database, clock);
    private final List<UUID> lists = List.of(fixture.list, fixture.list("Festival"));
    private final List<Import> imports;

    World(List<Sheet> sheets) {
      imports =
          sheets.stream()
              .map(
                  sheet -> {
                    clock.advance(Duration.ofMinutes(1));
                    return fixture.bringIn(lists.get(sheet.list()), sheet.rows());
                  })
              .toList();
      assertThat(imports).allMatch(one -> one.state() == ImportState.DONE);
    }

    void undo(int which) {
      clock.advance(Duration.ofMinutes(1));
      fixture.undo(imports.get(which), "");
    }

    void clear() {
      fixture.runner.runAll();
    }

    IntakeKept kept(int which) {
      return database
          .jdbi()
          .withHandle(h -> fixture.imports.target("contacts").kept(h, imports.get(which).id()));
    }

    /** All that stands of everybody, by what they are called. */
    List<String> state() {
      return database
          .jdbi()
          .withHandle(
              h ->
                  h.createQuery(
                          """
                          SELECT concat_ws(' | ', c.full_name, c.given_name, c.additional_name, c.family_name, c.preferred_name,
                                   c.email, c.birth_date, c.spoken, c.spoken_source, c.written, c.written_source, d.address_key, c.facts,
                                   (SELECT string_agg(l.tel, ' ' ORDER BY l.tel) FROM contacts.contact_lines cl
                                    JOIN contacts.lines l ON l.id = cl.line WHERE cl.contact = c.id),
                                   (SELECT string_agg(i.system || i.value, ' ' ORDER BY i.system, i.value)
                                    FROM contacts.identifiers i WHERE i.contact = c.id),
                                   (SELECT string_agg(CASE m.list WHEN :first THEN 'first' ELSE 'second' END, ' '
                                                      ORDER BY m.list)
                                    FROM contacts.active_members m WHERE m.contact = c.id))
                          FROM contacts.contacts c
                          LEFT JOIN contacts.doors d ON d.id = c.door
                          WHERE c.organization = :organization AND c.erased_at IS NULL
                          ORDER BY 1
                          """)
                      .bind("first", lists.get(0))
                      .bind("organization", fixture.viewer.organization())
                      .mapTo(String.class)
                      .list());
    }
  }
}
