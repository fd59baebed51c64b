package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.IdempotencyKeys;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

class IdempotencyTest {

  @Order(1)
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  static final TestClock clock = TestClock.at("2026-11-03T18:00:00Z");

  @Order(2)
  @RegisterExtension
  static final SmallService service =
      new SmallService(() -> new IdempotencyKeys(database.jdbi(), clock));

  private static HttpResponse<String> add(String key, String name, String token) throws Exception {
    return service
        .json("/api/v1/things", "{\"first_name\":\"" + name + "\",\"made_at\":null}")
        .bearing(token)
        .header("Idempotency-Key", key)
        .send();
  }

  private static String added() throws Exception {
    return service.get("/api/v1/things/count").send().body();
  }

  @Test
  void answersTheSameRequestAsBeforeAndDoesItOnce() throws Exception {
    HttpResponse<String> first = add("one", "Xee", "mai");
    String after = added();
    HttpResponse<String> second = add("one", "Xee", "mai");

    assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(added()).isEqualTo(after);
  }

  @Test
  void refusesTheSameKeyForAnotherRequest() throws Exception {
    add("two", "Xee", "mai");

    HttpResponse<String> other = add("two", "Pao", "mai");

    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("\"code\":\"key_reused\"");
  }

  @Test
  void keepsEachAuthorsKeysApart() throws Exception {
    add("three", "Xee", "mai");

    assertThat(add("three", "Pao", "tou").statusCode()).isEqualTo(200);
  }

  @Test
  void letsAFailedWriteBeTriedAgainWithTheSameKey() throws Exception {
    assertThat(add("four", "", "mai").statusCode()).isEqualTo(422);

    assertThat(add("four", "Xee", "mai").statusCode()).isEqualTo(200);
  }

  @Test
  void forgetsAKeyAfterADay() throws Exception {
    add("five", "Xee", "mai");
    clock.advance(Duration.ofHours(25));

    assertThat(add("five", "Pao", "mai").statusCode()).isEqualTo(200);
  }

  @Test
  void saysSoWhileTheFirstTryIsOnItsWayAndTakesOverFromOneThatWasKilled() throws Exception {
    IdempotencyKeys keys = new IdempotencyKeys(database.jdbi(), clock);
    byte[] hash = {1};

    assertThat(keys.begin(SmallSite.COORDINATOR.user(), "six", hash))
        .isInstanceOf(IdempotencyKeys.First.class);
    assertThat(keys.begin(SmallSite.COORDINATOR.user(), "six", hash))
        .isInstanceOf(IdempotencyKeys.InUse.class);
    clock.advance(Duration.ofMinutes(3));
    assertThat(keys.begin(SmallSite.COORDINATOR.user(), "six", hash))
        .isInstanceOf(IdempotencyKeys.First.class);
  }
}
