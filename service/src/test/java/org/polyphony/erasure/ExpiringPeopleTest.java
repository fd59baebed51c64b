package org.polyphony.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.polyphony.consent.Channel;
import org.polyphony.consent.NewSuppression;
import org.polyphony.contacts.NewList;
import org.polyphony.contacts.Phone;
import org.polyphony.contacts.Phones;
import org.polyphony.privacy.Expiring;
import org.polyphony.web.Problem;

/** People of lists whose purpose is over. */
class ExpiringPeopleTest extends ErasureCase {

  private final ExpiringPeople people = new ExpiringPeople(erasures);
  private final Instant later = clock.instant().plus(Duration.ofDays(31));

  @Test
  void thoseWhomNoListKeepsAreFirstCountedThenErased() {
    UUID mai = add("Mai", phone);
    UUID both = add("Pao", phone());
    add(viewer, list("Standing"), "Pao", numberOf(both));
    assertThat(due()).isZero();

    end(list);
    assertThat(due()).isEqualTo(1);
    assertThat(find(mai)).isTrue();

    assertThat(remove()).isEqualTo(new Expiring.Piece(1, null));
    assertThat(find(mai)).isFalse();
    assertThat(find(both)).isTrue();
    assertThat(due()).isZero();
    assertThat(one("SELECT reason FROM privacy.erasures WHERE contact = ?", mai))
        .isEqualTo("kept_long_enough");
  }

  @Test
  void theLastOfTheirListsCountsAndOneThatGoesOnKeepsThem() {
    UUID mai = add("Mai", phone);
    UUID second = list("Second");
    add(viewer, second, "Mai", phone);
    end(list);
    clock.advance(Duration.ofDays(10));
    end(second);

    assertThat(dueBefore(clock.instant().minus(Duration.ofDays(5)))).isZero();
    assertThat(due()).isEqualTo(1);

    database
        .jdbi()
        .useHandle(
            h -> h.execute("UPDATE contacts.lists SET archived_at = NULL WHERE id = ?", list));
    assertThat(due()).isZero();
    assertThat(find(mai)).isTrue();
  }

  @Test
  void theyMayComeBackByAnotherListUnlessTheyHaveRefused() {
    add("Mai", phone);
    UUID silent = add("Pao", phone());
    String tel = numberOf(silent).tel();
    database
        .jdbi()
        .useTransaction(
            h ->
                consent
                    .suppressions()
                    .add(
                        h,
                        new NewSuppression(
                            Channel.TEXT,
                            contacts.lines().find(h, tel).orElseThrow(),
                            null,
                            null,
                            viewer.organization(),
                            "asked",
                            "",
                            null,
                            null,
                            clock.instant())));
    end(list);

    assertThat(remove().removed()).isEqualTo(2);

    UUID standing = list("New purpose");
    assertThat(find(add(viewer, standing, "Mai", phone))).isTrue();
    assertThatThrownBy(() -> add(viewer, standing, "Pao", Phones.parse(tel).orElseThrow()))
        .isInstanceOfSatisfying(Problem.class, this::isListed);
  }

  private static Phone numberOf(UUID contact) {
    return Phones.parse(
            one(
                "SELECT l.tel FROM contacts.people_on_lines o JOIN contacts.known_lines l ON l.line = o.line WHERE o.contact = ?",
                contact))
        .orElseThrow();
  }

  private UUID list(String name) {
    return database
        .jdbi()
        .inTransaction(
            h ->
                contacts
                    .lists()
                    .create(h, viewer.organization(), null, NewList.of(name, "", "any")));
  }

  private void end(UUID over) {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE contacts.lists SET archived_at = ? WHERE id = ?",
                    clock.instant(),
                    over));
  }

  private int due() {
    return dueBefore(later);
  }

  private int dueBefore(Instant before) {
    return database.jdbi().withHandle(h -> people.due(h, viewer.organization(), before, 100));
  }

  private Expiring.Piece remove() {
    return database
        .jdbi()
        .inTransaction(h -> people.remove(h, viewer.organization(), later, null, 100));
  }
}
