package org.polyphony.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.contacts.Address;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;

class DetailsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Address OLD = new Address("1 Oak St", "", "Sacramento", "CA", "95815");
  private static final Address NEW = new Address("2 Elm St", "B", "Elk Grove", "CA", "95624");

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ProfileFixture here = new ProfileFixture(database, clock);
  private UUID person;

  @BeforeEach
  void bringIn() {
    person = here.person("Ming", "916-555-0421");
  }

  @Test
  void whatIsTakenAwayCanBePutBack() {
    here.details.addName(here.chue, person, "李明");
    UUID name = details().standing().names().get(0).id();

    here.details.remove(here.teresa, person, name);
    assertThat(details().standing().isEmpty()).isTrue();
    assertThat(details().removed().names()).extracting(Details.Name::name).containsExactly("李明");

    here.details.putBack(here.chue, person, name);
    assertThat(details().standing().names()).hasSize(1);
    assertThat(here.happened(person)).containsExactly("detail.name {name=李明}");
  }

  @Test
  void whatIsKnownOfALanguageNowTakesThePlaceOfWhatWasKnown() {
    here.details.addLanguage(here.chue, person, "yue", "well", "no", "self_declared");
    here.details.addLanguage(here.chue, person, "yue", "well", "some", "observed");
    here.details.addLanguage(here.chue, person, "en", "some", "unknown", "told");

    assertThat(details().standing().languages())
        .extracting(one -> one.tag() + " " + one.speaks() + " " + one.reads() + " " + one.source())
        .containsExactlyInAnyOrder("yue well some observed", "en some unknown told");
    assertThat(details().removed().languages()).hasSize(1);
    assertThatThrownBy(
            () -> here.details.addLanguage(here.chue, person, "xx", "well", "no", "told"))
        .isInstanceOf(Problem.class);
  }

  @Test
  void theOtherAddressBecomesTheOneToVisitAndTheFirstIsKept() {
    here.details.addAddress(here.chue, person, "mailing", OLD);
    here.details.makeFirst(here.chue, person, address(), revision());
    here.details.addAddress(here.chue, person, "home", NEW);

    here.details.makeFirst(here.chue, person, address(), revision());

    assertThat(here.details.known(here.chue, person).contact().address()).isEqualTo(NEW);
    assertThat(details().standing().addresses())
        .extracting(Details.Lives::whole)
        .containsExactly("1 Oak St Sacramento CA 95815");
  }

  @Test
  void whoSawAnOlderPersonIsToldAndNothingChanges() {
    here.details.addAddress(here.chue, person, "home", NEW);
    int seen = revision();
    here.details.makeFirst(here.teresa, person, address(), seen);
    here.details.addAddress(here.chue, person, "mailing", OLD);

    assertThatThrownBy(() -> here.details.makeFirst(here.chue, person, address(), seen))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("contact_stale"));

    assertThat(here.details.known(here.chue, person).contact().address()).isEqualTo(NEW);
    assertThat(details().standing().addresses()).hasSize(1);
  }

  @Test
  void nothingOfSomebodyElsesIsTakenAway() {
    here.details.addName(here.chue, person, "李明");
    UUID name = details().standing().names().get(0).id();
    UUID other = here.person("Other", "916-555-0422");

    here.details.remove(here.chue, other, name);

    assertThat(details().standing().names()).hasSize(1);
    assertThatThrownBy(() -> here.details.addName(here.chue, person, "  "))
        .isInstanceOf(Problem.class);
    assertThat(List.of(details().standing().names().get(0).mark().addedAt()))
        .containsExactly(clock.instant());
  }

  @Test
  void namesThatAFormHasWrittenOverCanBePutBack() {
    rename("Ming Li", "Ming");
    rename("Minh Ly", "");
    assertThat(former()).containsExactly("Ming Li (Ming)", "Ming");

    here.details.rename(here.chue, person, known().former().get(0).id(), revision());

    assertThat(known().contact().person().fullName()).isEqualTo("Ming Li");
    assertThat(known().contact().person().preferredName()).isEqualTo("Ming");
    assertThat(former()).containsExactly("Minh Ly", "Ming Li (Ming)", "Ming");
    assertThat(known().former().get(0).replacedAt()).isEqualTo(clock.instant());
  }

  @Test
  void whoSawAnOlderPersonPutsNoNameBackNorSomebodyElsesName() {
    rename("Ming Li", "");
    UUID edit = known().former().get(0).id();
    int seen = revision();
    rename("Minh Ly", "");
    UUID other = here.person("Other", "916-555-0423");

    assertThatThrownBy(() -> here.details.rename(here.chue, person, edit, seen))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("contact_stale"));
    assertThatThrownBy(() -> here.details.rename(here.chue, other, edit, 1))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    assertThat(known().contact().person().fullName()).isEqualTo("Minh Ly");
  }

  /** As the form does. */
  private void rename(String name, String preferred) {
    database
        .jdbi()
        .useTransaction(
            h -> {
              h.execute(
                  """
                  INSERT INTO contacts.edits (id, contact, kind, before, actor, at)
                  SELECT ?, id, 'name', to_jsonb(c), ?, ? FROM contacts.contacts c WHERE id = ?
                  """,
                  Ids.next(),
                  here.chue.user(),
                  clock.instant(),
                  person);
              h.execute(
                  "UPDATE contacts.contacts SET full_name = ?, preferred_name = ?, revision = revision + 1 WHERE id = ?",
                  name,
                  preferred,
                  person);
            });
  }

  private List<String> former() {
    return known().former().stream().map(Details.Former::whole).toList();
  }

  private DetailsDesk.Known known() {
    return here.details.known(here.chue, person);
  }

  private Details details() {
    return here.details.known(here.chue, person).details();
  }

  private UUID address() {
    return details().standing().addresses().get(0).id();
  }

  private int revision() {
    return here.details.known(here.chue, person).contact().person().revision();
  }
}
