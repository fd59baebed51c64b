package org.polyphony.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyphony.accounts.Coalition.ELSEWHERE;
import static org.polyphony.accounts.Coalition.LIBRARY;
import static org.polyphony.accounts.Coalition.PASSWORD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class PasswordSignInTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Coalition coalition = new Coalition(database.jdbi());
  private final AccountsModule module = coalition.module;
  private final UUID organization = coalition.organization("Hmong youth");
  private final User mai = coalition.user(organization, "Mai", Role.COORDINATOR);

  @Test
  void letsInByEmailAndPassword() {
    Sessions.Begun begun =
        module.signIn.browser(
            "  " + coalition.email(mai).toUpperCase(Locale.ROOT) + " ", PASSWORD, LIBRARY);

    Viewer viewer = module.sessions.bySession(begun.secret().text()).orElseThrow();
    assertThat(viewer.user()).isEqualTo(mai.id());
    assertThat(viewer.organization()).isEqualTo(organization);
    assertThat(viewer.roles()).containsExactly(Role.COORDINATOR);
    assertThat(viewer.speaks()).containsExactlyInAnyOrder("hmn", "en");
    assertThat(viewer.reads()).containsExactly("en");
  }

  @Test
  void saysTheSameToAWrongPasswordAnUnknownEmailAndSomebodyDisabled() {
    User gone = coalition.user(organization, "Gone", Role.ORGANIZER);
    module.users().disable(coalition.viewer(mai), gone.id());

    List<String> codes = new ArrayList<>();
    for (String email :
        List.of(coalition.email(mai), "nobody@polyphony.invalid", coalition.email(gone), "")) {
      codes.add(refusal(email, email.equals(coalition.email(gone)) ? PASSWORD : "wrong wrong"));
    }

    assertThat(codes).containsOnly("401 wrong_email_or_password");
  }

  @Test
  void hashesByArgon2idInAnyLocale() {
    Passwords passwords = new Passwords();
    String hash = passwords.hash(PASSWORD);
    Locale before = Locale.getDefault();
    Locale.setDefault(
        before.getLanguage().equals("tr") ? Locale.ENGLISH : Locale.forLanguageTag("tr"));
    try {
      assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
      assertThat(passwords.hash(PASSWORD)).startsWith("$argon2id$");
      assertThat(passwords.matches(PASSWORD, hash)).isTrue();
      assertThat(passwords.matches("rice paper", hash)).isFalse();
      assertThat(passwords.matches(PASSWORD, null)).isFalse();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void agreesWithTheReferenceImplementation() {
    // From test.c of github.com/P-H-C/phc-winner-argon2.
    String reference =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(new Passwords(64, 1).matches("password", reference)).isTrue();
  }

  @Test
  void readsAHashOfAnotherCost() {
    String cheap = new Passwords(64, 1).hash(PASSWORD);

    assertThat(new Passwords(128, 2).matches(PASSWORD, cheap)).isTrue();
  }

  @Test
  void stopsGuessingOneAccountFromOneAddress() {
    for (int i = 0; i < 10; i++) {
      assertThat(refusal(coalition.email(mai), "guess number " + i)).startsWith("401");
    }

    assertThat(refusal(coalition.email(mai), PASSWORD)).isEqualTo("429 too_many_attempts");
    assertThat(module.signIn.browser(coalition.email(mai), PASSWORD, ELSEWHERE)).isNotNull();
  }

  @Test
  void throttlesAnUnknownAccountLikeAKnownOne() {
    for (int i = 0; i < 10; i++) {
      refusal("nobody@polyphony.invalid", "guess number " + i);
    }

    assertThat(refusal("nobody@polyphony.invalid", "x")).isEqualTo("429 too_many_attempts");
  }

  @Test
  void forgetsFailuresAsTheWindowSlides() {
    for (int i = 0; i < 10; i++) {
      refusal(coalition.email(mai), "guess number " + i);
      coalition.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(refusal(coalition.email(mai), PASSWORD)).startsWith("429");

    coalition.clock.advance(Duration.ofMinutes(5).plusSeconds(1));

    assertThat(refusal(coalition.email(mai), "one more guess")).startsWith("401");
    assertThat(refusal(coalition.email(mai), PASSWORD)).startsWith("429");
  }

  @Test
  void doesNotLengthenTheWaitByWhatItRefused() {
    for (int i = 0; i < 30; i++) {
      refusal(coalition.email(mai), "guess number " + i);
    }

    coalition.clock.advance(Duration.ofMinutes(15).plusSeconds(1));

    assertThat(module.signIn.browser(coalition.email(mai), PASSWORD, LIBRARY)).isNotNull();
  }

  @Test
  void forgetsFailuresAfterTheRightPassword() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 9; i++) {
        refusal(coalition.email(mai), "guess number " + i);
      }
      assertThat(module.signIn.browser(coalition.email(mai), PASSWORD, LIBRARY)).isNotNull();
    }
  }

  @Test
  void stopsGuessingManyAccountsFromOneAddress() {
    Throttle.Count here = Throttle.Limit.ADDRESS.of("192.0.2.200");
    for (int i = 0; i < 200; i++) {
      module.throttle.attempt(here);
    }

    Visitor visitor = new Visitor("192.0.2.200", "");
    assertThatThrownBy(() -> module.signIn.browser(coalition.email(mai), PASSWORD, visitor))
        .isInstanceOf(Problem.class)
        .hasMessage("429 too_many_attempts");
  }

  @Test
  void countsAttemptsSentAtOnceOneByOne() throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(16);
    try {
      List<CompletableFuture<Boolean>> attempts = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        attempts.add(CompletableFuture.supplyAsync(this::isCounted, crowd));
      }
      int counted = 0;
      for (CompletableFuture<Boolean> attempt : attempts) {
        counted += attempt.get() ? 1 : 0;
      }
      assertThat(counted).isEqualTo(10);
    } finally {
      crowd.shutdownNow();
    }
  }

  private boolean isCounted() {
    try {
      module.throttle.attempt(Throttle.Limit.ACCOUNT_HERE.of("crowd"));
      return true;
    } catch (Problem problem) {
      return false;
    }
  }

  @Test
  void keepsNoAddressAndNoEmailOfAFailure() {
    refusal(coalition.email(mai), "wrong wrong");

    List<byte[]> keys =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT key FROM accounts.sign_in_failures")
                        .mapTo(byte[].class)
                        .list());
    assertThat(keys).isNotEmpty().allMatch(key -> key.length == 32);
  }

  @Test
  void sweepsWhatNoLimitRemembers() {
    refusal(coalition.email(mai), "wrong wrong");
    coalition.clock.advance(Duration.ofDays(2));

    module.sweep();

    int left =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT count(*) FROM accounts.sign_in_failures")
                        .mapTo(Integer.class)
                        .one());
    assertThat(left).isZero();
  }

  private String refusal(String email, String password) {
    try {
      module.signIn.browser(email, password, LIBRARY);
      return "let in";
    } catch (Problem problem) {
      return problem.getMessage();
    }
  }
}
