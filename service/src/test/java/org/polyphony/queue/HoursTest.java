package org.polyphony.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;

/** The hours at which people call are noted, to say when somebody will be there again. */
class HoursTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void notesTheLanguagesThatCanBeServedAtThisHourAndForgetsThemAfterFourWeeks() {
    PhoneBank bank = new PhoneBank(database);
    bank.person("mww");
    bank.feed();
    bank.claim(bank.caller("hnj"));

    bank.queue.noteHours();
    bank.queue.noteHours();

    assertThat(hours(bank)).contains("mww 19:00", "hnj 19:00").doesNotContain("und 19:00");
    assertThat(hours(bank)).doesNotHaveDuplicates();

    bank.sql("UPDATE queue.callers SET seen_at = seen_at - interval '1 hour'");
    bank.clock.advance(Duration.ofDays(29));
    bank.queue.noteHours();
    assertThat(hours(bank)).isEmpty();
  }

  private static List<String> hours(PhoneBank bank) {
    return bank.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT language || to_char(hour AT TIME ZONE 'UTC', ' HH24:MI') FROM queue.speaking_hours
                    WHERE organization = :organization
                    """)
                .bind("organization", bank.organization)
                .mapTo(String.class)
                .list());
  }
}
