package org.polyphony.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.polyphony.contacts.Names;
import org.polyphony.contacts.NewContact;
import org.polyphony.contacts.NewList;
import org.polyphony.contacts.Phone;
import org.polyphony.platform.Ids;
import org.polyphony.privacy.DoNotContact;
import org.polyphony.privacy.ErasureReason;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Somebody who was erased asks to be reached again. */
class LiftingsTest extends ErasureCase {

  private final LiftingDesk desk = new LiftingDesk(database.jdbi(), privacy.liftings());

  @BeforeEach
  void setUpTheOrganization() {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "INSERT INTO accounts.organizations (id, name, time_zone, created_at) VALUES (?, 'S', 'America/Los_Angeles', now())",
                    viewer.organization()));
  }

  @Test
  void theyMayBeAddedAgainUntilItIsTakenBack() {
    erasures.erase(viewer, add("Mai", phone), ErasureReason.ASKED);
    assertThatThrownBy(() -> add("Mai", phone))
        .isInstanceOfSatisfying(Problem.class, this::isListed);

    UUID lifting = desk.lift(viewer, phone.tel(), "", "She called the office");

    UUID again = add("Mai", phone);
    assertThat(find(again)).isTrue();
    assertThat(desk.lifted(viewer).liftings())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id()).isEqualTo(lifting);
              assertThat(one.reason()).isEqualTo("She called the office");
            });

    desk.undo(viewer, lifting);
    desk.undo(viewer, lifting);

    assertThat(desk.lifted(viewer).liftings()).isEmpty();
    assertThat(find(again)).isTrue();
    DoNotContact.Word word =
        database
            .jdbi()
            .withHandle(h -> privacy.doNotContact().of(h, phone.tel(), Names.folded("Mai Vang")));
    assertThat(word).isEqualTo(DoNotContact.Word.PERSON);
  }

  @Test
  void whatWasDoneStandsInTheAuditTrailWithoutNumberAndName() {
    erasures.erase(viewer, add("Mai", phone), ErasureReason.ASKED);
    UUID lifting = desk.lift(viewer, phone.tel(), "Mai Vang", "She called the office");
    desk.undo(viewer, lifting);

    assertThat(
            one(
                "SELECT string_agg(action || ' ' || detail::text, ', ' ORDER BY id) FROM platform.audit WHERE subject = ?",
                lifting))
        .isEqualTo("do_not_contact.lifted {}, do_not_contact.put_back {}");
  }

  @Test
  void otherNumbersOfTheirsStayOnTheList() {
    Phone other = phone();
    UUID mai =
        database
            .jdbi()
            .inTransaction(
                h ->
                    contacts
                        .contacts()
                        .add(
                            h,
                            viewer.organization(),
                            viewer.user(),
                            list,
                            NewContact.named("Mai", "Vang").phone(phone, "").phone(other, "")));
    erasures.erase(viewer, mai, ErasureReason.ASKED);

    desk.lift(viewer, phone.tel(), "", "She called the office");

    assertThat(find(add("Mai", phone))).isTrue();
    assertThatThrownBy(() -> add("Mai", other))
        .isInstanceOfSatisfying(Problem.class, this::isListed);
  }

  @Test
  void ofSeveralWhoHadTheNumberTheNameTellsWhoAsks() {
    UUID mai = add("Mai", phone);
    UUID pao = add("Pao", phone);
    erasures.erase(viewer, mai, ErasureReason.ASKED);
    erasures.erase(viewer, pao, ErasureReason.ASKED);

    assertThatThrownBy(() -> desk.lift(viewer, phone.tel(), "", "She called"))
        .isInstanceOfSatisfying(Problem.class, problem -> says(problem, "name several_erased"));
    assertThatThrownBy(() -> desk.lift(viewer, phone.tel(), "Xue Vang", "She called"))
        .isInstanceOfSatisfying(Problem.class, problem -> says(problem, "name not_listed_so"));

    desk.lift(viewer, phone.tel(), "MAI VANG", "She called");

    assertThat(find(add("Mai", phone))).isTrue();
    assertThatThrownBy(() -> add("Pao", phone))
        .isInstanceOfSatisfying(Problem.class, this::isListed);
  }

  @Test
  void whoIsErasedOnceMoreIsOnTheListOnceMore() {
    erasures.erase(viewer, add("Mai", phone), ErasureReason.ASKED);
    desk.lift(viewer, phone.tel(), "", "She called");

    erasures.erase(viewer, add("Mai", phone), ErasureReason.ASKED);

    assertThatThrownBy(() -> add("Pao", phone))
        .isInstanceOfSatisfying(Problem.class, this::isListed);
  }

  @Test
  void onlyTheOrganizationThatHasErasedThemTakesThemOff() {
    Viewer partner = viewer(Ids.next());
    UUID theirs =
        database
            .jdbi()
            .inTransaction(
                h ->
                    contacts
                        .lists()
                        .create(h, partner.organization(), null, NewList.of("P", "", "any")));
    erasures.erase(partner, add(partner, theirs, "Mai", phone), ErasureReason.ASKED);

    assertThatThrownBy(() -> desk.lift(viewer, phone.tel(), "", "She called"))
        .isInstanceOfSatisfying(Problem.class, problem -> says(problem, "number listed_elsewhere"));

    UUID lifting = desk.lift(partner, phone.tel(), "", "She called");
    assertThat(desk.lifted(viewer).liftings()).isEmpty();
    assertThatThrownBy(() -> desk.undo(viewer, lifting))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> desk.lift(viewer, "", "", "She called"))
        .isInstanceOfSatisfying(Problem.class, problem -> says(problem, "number required"));
    assertThatThrownBy(() -> desk.lift(viewer, "12", "", "She called"))
        .isInstanceOfSatisfying(Problem.class, problem -> says(problem, "number no_number"));
    assertThatThrownBy(() -> desk.lift(viewer, phone.tel(), "", " "))
        .isInstanceOfSatisfying(Problem.class, problem -> says(problem, "reason required"));
    assertThatThrownBy(() -> desk.lift(viewer, phone.tel(), "", "She called"))
        .isInstanceOfSatisfying(Problem.class, problem -> says(problem, "number not_listed"));
  }

  private static void says(Problem problem, String what) {
    assertThat(problem.fields())
        .singleElement()
        .satisfies(field -> assertThat(field.field() + " " + field.code()).isEqualTo(what));
  }
}
