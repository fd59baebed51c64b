package org.polyphony.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  record Line(String at, UUID organization, UUID actor, String action, UUID subject, String list) {}

  @Test
  void keepsWhoDidWhatToWhomAndWhatTheSystemDidItself() {
    Audit audit = new Audit(TestClock.at("2026-06-06T17:00:00Z"));
    UUID actor = UUID.randomUUID();
    UUID organization = UUID.randomUUID();
    UUID contact = UUID.randomUUID();
    database
        .jdbi()
        .useTransaction(
            handle -> {
              audit.append(
                  handle,
                  actor,
                  organization,
                  "contact.read",
                  "contact",
                  contact,
                  Map.of("list", "7"));
              audit.append(handle, null, null, "backup.made", "backup", null, Map.of());
            });

    List<Line> lines =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT (at AT TIME ZONE 'UTC')::text AS at, organization, actor, action, subject,
                                   detail->>'list' AS list
                            FROM platform.audit ORDER BY id
                            """)
                        .mapTo(Line.class)
                        .list());

    assertThat(lines)
        .containsExactly(
            new Line("2026-06-06 17:00:00", organization, actor, "contact.read", contact, "7"),
            new Line("2026-06-06 17:00:00", null, null, "backup.made", null, null));
  }
}
