package org.polyphony.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class SessionsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Coalition coalition = new Coalition(database.jdbi());
  private final Sessions sessions = coalition.module.sessions;
  private final UUID organization = coalition.organization("Hmong youth");
  private final User mai = coalition.user(organization, "Mai", Role.COORDINATOR);

  @Test
  void knowsNobodyByASecretThatItDidNotGiveOut() {
    coalition.session(mai);

    assertThat(sessions.bySession("made up")).isEmpty();
    assertThat(sessions.bySession("")).isEmpty();
    assertThat(sessions.byBearer(coalition.session(mai))).isEmpty();
  }

  @Test
  void keepsNoSecretInTheDatabase() {
    String secret = coalition.session(mai);

    int found =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT count(*) FROM accounts.sessions s WHERE strpos(s::text, :secret) > 0")
                        .bind("secret", secret)
                        .mapTo(Integer.class)
                        .one());
    assertThat(found).isZero();
  }

  @Test
  void endsAMonthAfterItBeganHoweverOftenItIsUsed() {
    String secret = coalition.session(mai);
    for (int day = 0; day < 29; day++) {
      coalition.clock.advance(Duration.ofDays(1));
      assertThat(sessions.bySession(secret)).isPresent();
    }

    coalition.clock.advance(Duration.ofDays(1));

    assertThat(sessions.bySession(secret)).isEmpty();
  }

  @Test
  void endsAfterAWeekWithoutARequest() {
    String secret = coalition.session(mai);

    coalition.clock.advance(Duration.ofDays(7));

    assertThat(sessions.bySession(secret)).isEmpty();
  }

  @Test
  void notesItsUseAtMostOnceAMinute() {
    String secret = coalition.session(mai);
    Instant began = coalition.clock.instant();
    Viewer viewer = sessions.bySession(secret).orElseThrow();

    coalition.clock.advance(Duration.ofSeconds(59));
    sessions.bySession(secret);
    assertThat(sessions.open(viewer).get(0).lastSeenAt()).isEqualTo(began);

    coalition.clock.advance(Duration.ofSeconds(1));
    sessions.bySession(secret);
    assertThat(sessions.open(viewer).get(0).lastSeenAt()).isEqualTo(began.plusSeconds(60));
  }

  @Test
  void signsOutHereAndNowhereElse() {
    String here = coalition.session(mai);
    String there = coalition.session(mai);

    sessions.end(sessions.bySession(here).orElseThrow());

    assertThat(sessions.bySession(here)).isEmpty();
    assertThat(sessions.bySession(there)).isPresent();
  }

  @Test
  void signsOutEverywhereAndNobodyElse() {
    String here = coalition.session(mai);
    String there = coalition.session(mai);
    String other = coalition.session(coalition.user(organization, "Tou", Role.ORGANIZER));

    sessions.endAll(sessions.bySession(here).orElseThrow());

    assertThat(sessions.bySession(here)).isEmpty();
    assertThat(sessions.bySession(there)).isEmpty();
    assertThat(sessions.bySession(other)).isPresent();
  }

  @Test
  void shutsADisabledPersonOutAtOnceOnEveryInstance() {
    Viewer administrator = coalition.someone(organization, Role.ADMINISTRATOR);
    Coalition another = new Coalition(database.jdbi());
    String session = coalition.session(mai);
    String token = sessions.issueToken(mai.id(), organization, "database").secret().text();
    assertThat(another.module.sessions.bySession(session)).isPresent();
    assertThat(another.module.sessions.byBearer(token)).isPresent();

    coalition.module.users().disable(administrator, mai.id());

    assertThat(another.module.sessions.bySession(session)).isEmpty();
    assertThat(another.module.sessions.byBearer(token)).isEmpty();

    coalition.module.users().enable(administrator, mai.id());
    assertThat(another.module.sessions.bySession(session)).isEmpty();
    assertThat(another.module.sessions.byBearer(token)).isEmpty();
  }

  @Test
  void takesARoleAwayWithTheNextRequest() {
    Viewer administrator = coalition.someone(organization, Role.ADMINISTRATOR);
    String session = coalition.session(mai);

    coalition
        .module
        .users()
        .edit(
            administrator,
            mai.id(),
            new Users.Entry(
                "Mai", coalition.email(mai), Set.of(Role.ORGANIZER), mai.languages(), false, null));

    assertThat(sessions.bySession(session).orElseThrow().roles()).containsExactly(Role.ORGANIZER);
  }

  @Test
  void givesAProgramItsTokenUntilItExpiresOrIsRevoked() {
    Viewer viewer = coalition.viewer(mai);
    Sessions.Issued first = sessions.issueToken(mai.id(), organization, "database");
    Sessions.Issued second = sessions.issueToken(mai.id(), organization, "load test");
    assertThat(sessions.byBearer(first.secret().text()).orElseThrow().session()).isNull();

    UUID revoked =
        sessions.tokens(viewer).stream()
            .filter(token -> token.name().equals("database"))
            .findFirst()
            .orElseThrow()
            .id();
    sessions.revokeToken(viewer, revoked);

    assertThat(sessions.byBearer(first.secret().text())).isEmpty();
    assertThat(sessions.byBearer(second.secret().text())).isPresent();
    coalition.clock.set(second.expiresAt());
    assertThat(sessions.byBearer(second.secret().text())).isEmpty();
  }

  @Test
  void revokesNobodyElsesToken() {
    sessions.issueToken(mai.id(), organization, "database");
    UUID token = sessions.tokens(coalition.viewer(mai)).get(0).id();
    Viewer tou = coalition.someone(organization, Role.ADMINISTRATOR);

    assertThatThrownBy(() -> sessions.revokeToken(tou, token))
        .isInstanceOf(Problem.class)
        .hasMessage("404 not_found");
  }

  @Test
  void sweepsWhatHasExpired() {
    Viewer viewer = coalition.viewer(mai);
    coalition.clock.advance(Duration.ofDays(31));

    coalition.module.sweep();

    coalition.clock.advance(Duration.ofDays(-31));
    assertThat(sessions.open(viewer)).isEmpty();
  }
}
