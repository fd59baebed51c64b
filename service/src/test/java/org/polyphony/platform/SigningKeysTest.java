package org.polyphony.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.SigningKeys.Signature;

class SigningKeysTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  static final byte[] MESSAGE = "claim 1 of user 2".getBytes(UTF_8);

  final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  final SigningKeys keys = new SigningKeys(database.jdbi(), clock);

  @BeforeEach
  void empty() {
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM platform.signing_keys"));
  }

  @Test
  void knowsItsOwnSignature() {
    Signature signature = keys.sign("receipt", MESSAGE);

    assertThat(keys.verify("receipt", MESSAGE, signature)).isTrue();
    assertThat(new SigningKeys(database.jdbi(), clock).verify("receipt", MESSAGE, signature))
        .as("after a restart, or on another instance")
        .isTrue();
  }

  @Test
  void isHmacSha256() {
    int id =
        database
            .jdbi()
            .withExtension(
                SigningKeyDao.class,
                dao -> dao.insert("rfc4231", "k".repeat(32).getBytes(UTF_8), clock.instant()))
            .id();

    Signature signature = keys.sign("rfc4231", "Hi There".getBytes(UTF_8));

    assertThat(signature.key()).isEqualTo(id);
    // By openssl dgst -sha256 -hmac.
    assertThat(HexFormat.of().formatHex(signature.mac()))
        .isEqualTo("f7c1f39928b89cc63d0ef7698b73aa80065f700e8e482f234bc62457c58fb6e1");
  }

  @Test
  void refusesAnotherMessageAnotherPurposeAnotherMacAndAnotherKey() {
    Signature signature = keys.sign("receipt", MESSAGE);
    byte[] bent = signature.mac().clone();
    bent[31] ^= 1;

    assertThat(keys.verify("receipt", "claim 1 of user 3".getBytes(UTF_8), signature)).isFalse();
    assertThat(keys.verify("csrf", MESSAGE, signature)).isFalse();
    assertThat(keys.verify("receipt", MESSAGE, new Signature(signature.key(), bent))).isFalse();
    assertThat(keys.verify("receipt", MESSAGE, new Signature(signature.key(), new byte[0])))
        .isFalse();
    assertThat(keys.verify("receipt", MESSAGE, new Signature(signature.key() + 1, signature.mac())))
        .isFalse();
  }

  @Test
  void aRetiredKeyVerifiesForAWhileAndSignsNoMore() {
    Signature before = keys.sign("receipt", MESSAGE);

    keys.rotate("receipt");

    Signature after = keys.sign("receipt", MESSAGE);
    assertThat(after.key()).isNotEqualTo(before.key());
    clock.advance(SigningKeys.GRACE.minus(Duration.ofSeconds(1)));
    assertThat(keys.verify("receipt", MESSAGE, before)).isTrue();
    clock.advance(Duration.ofSeconds(2));
    assertThat(keys.verify("receipt", MESSAGE, before)).isFalse();
    assertThat(keys.verify("receipt", MESSAGE, after)).isTrue();
  }

  @Test
  void anotherInstancesNewKeyIsKnownAtOnceOrAMomentLater() {
    keys.sign("receipt", MESSAGE);
    SigningKeys other = new SigningKeys(database.jdbi(), clock);
    other.rotate("receipt");
    Signature theirs = other.sign("receipt", MESSAGE);

    clock.advance(Duration.ofSeconds(1));

    assertThat(keys.verify("receipt", MESSAGE, theirs)).isTrue();
  }

  @Test
  void instancesThatSignForTheFirstTimeAtOnceShareOneKey() {
    List<CompletableFuture<Integer>> signing =
        IntStream.range(0, 8)
            .mapToObj(
                instance ->
                    CompletableFuture.supplyAsync(
                        () -> new SigningKeys(database.jdbi(), clock).sign("csrf", MESSAGE).key()))
            .toList();

    assertThat(signing.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  @Test
  void neverPrintsASecret() {
    assertThat(new SigningKeyDao.Key(7, "secret".getBytes(UTF_8), null))
        .hasToString("key 7 [REDACTED]");
  }
}
