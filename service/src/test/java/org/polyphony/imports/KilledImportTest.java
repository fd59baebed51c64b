package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.ServiceProcess;
import org.polyphony.TestService;
import org.polyphony.platform.Ids;
import org.polyphony.web.Role;

/**
 * The service, a process of its own, is killed while a file of people is half written, and started
 * again: the list stays empty until all of it is in, and then has everybody once.
 */
class KilledImportTest {

  private static final int ROWS = 60_000;

  @RegisterExtension static final TestService service = new TestService();

  @Test
  @Timeout(300)
  void isTakenUpAgainAndBringsEverybodyInOnce() throws Exception {
    String token = service.token(Role.COORDINATOR);
    UUID list = list();
    service.stop();

    ServiceProcess first = service.another();
    assertThat(upload(first, token, list)).isEqualTo(202);
    while (count("SELECT count(*) FROM contacts.list_members WHERE list = ?", list) == 0) {
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
    first.kill();

    assertThat(state(list)).isEqualTo("running");
    assertThat(usable(list)).isZero();
    try (ServiceProcess second = service.another()) {
      while (state(list).equals("running")) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
    assertThat(state(list)).isEqualTo("done");
    assertThat(usable(list)).isEqualTo(ROWS);
    // Of the half that had been written nobody was left to be found again.
    assertThat(count("SELECT rows_created FROM imports.imports WHERE subject = ?", list))
        .isEqualTo(ROWS);
    assertThat(
            count("SELECT count(*) FROM contacts.contacts WHERE organization = ?", organization()))
        .isEqualTo(ROWS);
  }

  private static int upload(ServiceProcess to, String token, UUID list) throws Exception {
    StringBuilder rows = new StringBuilder("First name,Last name,Phone,Language\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append("Mai %d,Vang,916%07d,Hmong%n".formatted(i, 2_000_000 + i));
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            to.url()
                                + "/api/v1/lists/"
                                + list
                                + "/imports?filename=large.csv&commit=true"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "text/csv")
                    .POST(
                        BodyPublishers.ofByteArray(
                            rows.toString().getBytes(StandardCharsets.UTF_8)))
                    .build(),
                BodyHandlers.ofString());
    return answer.statusCode();
  }

  private static UUID organization() {
    return service.organization();
  }

  private static UUID list() {
    UUID list = Ids.next();
    service
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO contacts.lists (id, organization, name, created_at) VALUES (?, ?, 'Large', now())",
                    list,
                    organization()));
    return list;
  }

  private static String state(UUID list) {
    return service
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("SELECT state FROM imports.imports WHERE subject = ?", list)
                    .mapTo(String.class)
                    .one());
  }

  private static long usable(UUID list) {
    return count("SELECT count(*) FROM contacts.active_members WHERE list = ?", list);
  }

  private static long count(String query, UUID of) {
    return service.jdbi().withHandle(handle -> handle.select(query, of).mapTo(Long.class).one());
  }
}
