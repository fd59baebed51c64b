package org.polyphony.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignedLinksTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-10T17:00:00Z");
  private final SigningKeys keys = new SigningKeys(database.jdbi(), clock);
  private final SignedLinks links = new SignedLinks(keys, "guest");

  @Test
  void leadBackToOneId() {
    UUID id = Ids.next();

    assertThat(links.token(id)).matches("[A-Za-z0-9_-]{48}").isEqualTo(links.token(id));
    assertThat(links.read(links.token(id))).contains(id);
    assertThat(
            new SignedLinks(new SigningKeys(database.jdbi(), clock), "guest").read(links.token(id)))
        .as("on another instance")
        .contains(id);
  }

  @Test
  void areNotForgedByChangingALetter() {
    String token = links.token(Ids.next());

    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(links.read(forged)).as(forged).isEmpty();
    }
  }

  @Test
  void areGoodForTheirPurposeAlone() {
    assertThat(new SignedLinks(keys, "guardian").read(links.token(Ids.next()))).isEmpty();
    assertThat(links.read("")).isEmpty();
    assertThat(links.read(Ids.next().toString())).isEmpty();
    assertThat(links.read("ü")).isEmpty();
  }
}
