package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormTokensTest {

  private final List<byte[]> keys = new ArrayList<>(List.of(key(1)));
  private final FormTokens tokens = new FormTokens(() -> keys);

  private static byte[] key(int filling) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filling);
    return key;
  }

  @Test
  void fitOneSubjectAlone() {
    String token = tokens.issue("session:1");

    assertThat(tokens.verify("session:1", token)).isTrue();
    assertThat(tokens.verify("session:2", token)).isFalse();
    assertThat(tokens.verify("browser:1", token)).isFalse();
    assertThat(tokens.verify("session:1", "")).isFalse();
  }

  @Test
  void outliveTheirKeyUntilItIsTakenAway() {
    String token = tokens.issue("session:1");

    keys.add(0, key(2));
    assertThat(tokens.verify("session:1", token)).isTrue();
    assertThat(tokens.issue("session:1")).isNotEqualTo(token);
    keys.remove(1);
    assertThat(tokens.verify("session:1", token)).isFalse();
  }
}
