package org.polyphony.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.polyphony.calling.CallingModule;
import org.polyphony.contacts.NewList;
import org.polyphony.duplicates.DuplicatesModule;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Ids;
import org.polyphony.privacy.Erasure;
import org.polyphony.privacy.ErasureReason;
import org.polyphony.ties.TiesModule;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

class ErasuresTest extends ErasureCase {

  @Test
  void aNumberThatNobodyElseHasIsClosedForEveryPartner() {
    UUID mai = add("Mai", phone);

    Erasure erasure = erasures.erase(viewer, mai, ErasureReason.ASKED);

    assertThat(erasure.numbers()).isEqualTo(1);
    assertThat(tels()).doesNotContain(phone.tel());
    assertThatThrownBy(() -> add("Mai", phone))
        .isInstanceOfSatisfying(Problem.class, this::isListed);
    assertThatThrownBy(() -> add("Pao", phone))
        .isInstanceOfSatisfying(Problem.class, this::isListed);
    Viewer partner = viewer(Ids.next());
    UUID theirs =
        database
            .jdbi()
            .inTransaction(
                h ->
                    contacts
                        .lists()
                        .create(h, partner.organization(), null, NewList.of("P", "", "any")));
    assertThatThrownBy(() -> add(partner, theirs, "Xue", phone))
        .isInstanceOfSatisfying(Problem.class, this::isListed);
  }

  @Test
  void aNumberThatOthersHaveStaysWithThem() {
    UUID mai = add("Mai", phone);
    UUID pao = add("Pao", phone);

    assertThat(erasures.erase(viewer, mai, ErasureReason.ASKED).numbers()).isZero();

    assertThat(tels()).contains(phone.tel());
    assertThat(isReachable(phone)).isTrue();
    assertThat(find(pao)).isTrue();
    assertThatThrownBy(() -> add("Mai", phone))
        .isInstanceOfSatisfying(Problem.class, this::isListed);
    assertThat(add("Xue", phone)).isNotNull();
  }

  @Test
  void whoIsKnownToAPartnerUnderTheSameNameIsNotCalledThereEither() {
    Viewer partner = viewer(Ids.next());
    UUID theirs =
        database
            .jdbi()
            .inTransaction(
                h ->
                    contacts
                        .lists()
                        .create(h, partner.organization(), null, NewList.of("P", "", "any")));
    add(partner, theirs, "Mai", phone);
    UUID mai = add("Mai", phone);

    erasures.erase(viewer, mai, ErasureReason.ASKED);

    assertThat(tels()).contains(phone.tel());
    assertThat(isReachable(phone)).isFalse();
  }

  @Test
  void whatCountsStaysAndErasingAgainChangesNothing() {
    UUID mai = add("Mai", phone);
    UUID other = add("Tou", phone());
    database.jdbi().useTransaction(h -> Known.everywhere(h, viewer.organization(), mai, other));

    Erasure first = erasures.erase(viewer, mai, ErasureReason.FAMILY);
    Erasure again = erasures.erase(viewer, mai, ErasureReason.ASKED);

    assertThat(again).isEqualTo(first);
    assertThat(find(mai)).isFalse();
    assertThat(one("SELECT spoken FROM contacts.languages_of_people WHERE contact = ?", mai))
        .isEqualTo("hmn");
    assertThat(one("SELECT result FROM campaigns.attempted_people WHERE contact = ?", mai))
        .isEqualTo("talked");
    assertThat(
            one(
                "SELECT count(*)::text FROM platform.audit WHERE action = 'contact.erased' AND subject = ?",
                mai))
        .isEqualTo("1");
    assertThatThrownBy(() -> erasures.look(viewer, mai))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }

  @Test
  void theUndoOfAMergeBringsNobodyBack() {
    UUID mai = add("Mai", phone);
    UUID maiSee = add("Mai See", phone());
    UUID merge =
        database.jdbi().inTransaction(h -> contacts.merges().merge(h, viewer, mai, maiSee));

    erasures.erase(viewer, maiSee, ErasureReason.ASKED);

    assertThat(find(mai)).isFalse();
    assertThat(find(maiSee)).isFalse();
    assertThatThrownBy(
            () -> database.jdbi().useTransaction(h -> contacts.merges().undo(h, viewer, merge)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    assertThat(
            one(
                "SELECT string_agg(full_name, '') FROM contacts.contacts WHERE id IN (?, ?)",
                mai,
                maiSee))
        .isEmpty();
  }

  @Test
  void whatComesInLateIsForgottenAtNight() {
    UUID mai = add("Mai", phone);
    UUID other = add("Tou", phone());
    database.jdbi().useTransaction(h -> Known.everywhere(h, viewer.organization(), mai, other));
    erasures.erase(viewer, mai, ErasureReason.ASKED);
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "INSERT INTO contacts.timeline (id, contact, at, kind, payload) VALUES (?, ?, now(), 'attempt',"
                        + " '{\"note\": \"late\"}')",
                    Ids.next(),
                    mai));

    erasures.again();

    assertThat(one("SELECT count(*)::text FROM contacts.timeline WHERE contact = ?", mai))
        .isEqualTo("0");
  }

  @Test
  void nobodyIsErasedWhileTheyAreOnThePhoneOrWhileAFileComesIn() {
    UUID mai = add("Mai", phone);
    UUID other = add("Tou", phone());
    database
        .jdbi()
        .useTransaction(
            h -> {
              Known.everywhere(h, viewer.organization(), mai, other);
              Known.onThePhone(h, mai);
            });
    assertThatThrownBy(() -> erasures.erase(viewer, mai, ErasureReason.ASKED))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("erasure_on_a_call"));

    try (Handle writing = database.jdbi().open()) {
      writing.begin();
      imports.imports().holdOff(writing, viewer.organization());
      assertThatThrownBy(() -> erasures.erase(viewer, other, ErasureReason.ASKED))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo("erasure_while_importing"));
      writing.rollback();
    }
    assertThat(find(mai)).isTrue();
    assertThat(find(other)).isTrue();
  }

  @Test
  void nobodyErasesThePeopleOfAnother() {
    UUID mai = add("Mai", phone);

    assertThatThrownBy(() -> erasures.erase(viewer(Ids.next()), mai, ErasureReason.ASKED))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    assertThat(find(mai)).isTrue();
  }

  @Test
  void everyStatementIsOfAFeatureThatKnowsPeople() {
    List<Erasing> all = new ArrayList<>(CallingModule.erasing());
    all.addAll(new TiesModule(database.jdbi(), contacts, audit, clock).erasing());
    all.addAll(new DuplicatesModule(database.jdbi(), jobs, contacts, audit, clock).erasing());
    erasures.offer(all);
    UUID mai = add("Mai", phone);
    UUID other = add("Tou", phone());
    database.jdbi().useTransaction(h -> Known.everywhere(h, viewer.organization(), mai, other));

    erasures.erase(viewer, mai, ErasureReason.ASKED);

    assertThat(one("SELECT count(*)::text FROM ties.tags WHERE contact = ?", mai)).isEqualTo("0");
    assertThat(one("SELECT count(*)::text FROM duplicates.pairs WHERE ? IN (one, other)", mai))
        .isEqualTo("0");
  }
}
