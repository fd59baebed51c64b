package org.polyphony.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

class ConsentTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-06-06T17:00:00Z");

  private final ConsentModule consent = new ConsentModule(new TestClock(NOW));
  private final UUID organization = Ids.next();
  private final UUID attempt = Ids.next();
  private Handle handle;
  private UUID line;
  private UUID son;
  private UUID grandmother;

  @BeforeEach
  void aFamilyBehindOneLine() {
    handle = database.jdbi().open();
    line = Given.line(handle);
    son = Given.contactOn(handle, organization, "Tou Vang", line);
    grandmother = Given.contactOn(handle, organization, "Mai Vang", line);
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void silencesALineOnTheRefusedChannelAlone() {
    consent.suppressions().add(handle, refused(Channel.PHONE, line, null));

    assertThat(reachableBy()).containsExactly("text");
  }

  @Test
  void silencesALineOnEveryChannel() {
    consent.suppressions().add(handle, refused(Channel.ALL, line, null));

    assertThat(reachableBy()).isEmpty();
  }

  @Test
  void doesNotSilenceTheGrandmotherForTheSonsWord() {
    consent.suppressions().add(handle, refused(Channel.PHONE, null, son));

    assertThat(reachableBy()).containsExactlyInAnyOrder("phone", "text");
    assertThat(silencedPeople()).contains(son).doesNotContain(grandmother);
  }

  @Test
  void liftsWhatAnAttemptMadeAndNothingElse() {
    consent.suppressions().add(handle, refused(Channel.PHONE, line, null));
    consent.suppressions().add(handle, refused(Channel.PHONE, null, son));
    consent
        .suppressions()
        .add(
            handle,
            new NewSuppression(
                Channel.TEXT, line, null, null, null, "stop_word", "STOP", null, null, NOW));

    consent.suppressions().takeBack(handle, attempt);

    assertThat(reachableBy()).containsExactly("phone");
    assertThat(silencedPeople()).doesNotContain(son);
  }

  @Test
  void isALinesOrADoorsOrAPersons() {
    assertThatThrownBy(() -> refused(Channel.PHONE, line, son))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> refused(Channel.PHONE, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsAnApproachAgainstTheLineAndEachOfThePeople() {
    consent.touches().record(handle, touch(Set.of(son, grandmother)));
    consent.touches().record(handle, touch(Set.of()));

    assertThat(touches()).isEqualTo(2);
    assertThat(count("SELECT count(*) FROM consent.touched_people WHERE contact = ?", son))
        .isEqualTo(1);
  }

  @Test
  void doesNotCountAnApproachThatWasTakenBack() {
    consent.touches().record(handle, touch(Set.of(son)));

    consent.touches().takeBack(handle, attempt);

    assertThat(touches()).isZero();
  }

  @Test
  void keepsAPromiseUntilItIsKept() {
    UUID promise = consent.followUps().open(handle, callback(attempt));
    assertThat(openPromises()).containsExactly(promise);

    consent.followUps().done(handle, promise, Ids.next());

    assertThat(openPromises()).isEmpty();
  }

  @Test
  void dropsThePromisesOfAnAttemptThatWasTakenBack() {
    consent.followUps().open(handle, callback(attempt));
    UUID another = consent.followUps().open(handle, callback(Ids.next()));

    consent.followUps().takeBack(handle, attempt);

    assertThat(openPromises()).containsExactly(another);
  }

  @Test
  void owesAPromiseAgainWhenTheAttemptThatKeptItWasTakenBack() {
    UUID promise = consent.followUps().open(handle, callback(Ids.next()));
    consent.followUps().done(handle, promise, attempt);

    consent.followUps().takeBack(handle, attempt);

    assertThat(openPromises()).containsExactly(promise);
    assertThat(
            handle
                .createQuery(
                    "SELECT due_at, language FROM consent.open_follow_ups WHERE line = :line")
                .bind("line", line)
                .mapToMap()
                .one())
        .containsAllEntriesOf(Map.of("language", "hmn"));
  }

  private NewSuppression refused(Channel channel, @Nullable UUID ofLine, @Nullable UUID ofContact) {
    return new NewSuppression(
        channel, ofLine, null, ofContact, organization, "do_not_call", "", attempt, son, NOW);
  }

  private NewTouch touch(Set<UUID> people) {
    return new NewTouch(organization, Channel.PHONE, line, null, null, attempt, people, NOW);
  }

  private NewFollowUp callback(UUID onAttempt) {
    return new NewFollowUp(
        organization,
        FollowUpKind.CALLBACK,
        null,
        line,
        null,
        grandmother,
        "hmn",
        NOW.plus(Duration.ofHours(3)),
        null,
        onAttempt,
        null,
        NOW);
  }

  private List<String> reachableBy() {
    return handle
        .createQuery("SELECT channel FROM consent.reachable_lines WHERE line = :line")
        .bind("line", line)
        .mapTo(String.class)
        .list();
  }

  private List<UUID> silencedPeople() {
    return handle
        .createQuery("SELECT contact FROM consent.silenced_people")
        .mapTo(UUID.class)
        .list();
  }

  private List<UUID> openPromises() {
    return handle
        .createQuery("SELECT follow_up FROM consent.open_follow_ups WHERE line = :line")
        .bind("line", line)
        .mapTo(UUID.class)
        .list();
  }

  private int touches() {
    return count("SELECT count(*) FROM consent.line_touches WHERE line = ?", line);
  }

  private int count(String query, UUID id) {
    return handle.select(query, id).mapTo(Integer.class).one();
  }
}
