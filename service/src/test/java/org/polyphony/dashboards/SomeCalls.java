package org.polyphony.dashboards;

import static org.polyphony.dashboards.SomeCampaign.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.polyphony.dashboards.SomeCampaign.Outcome;

/** Three days of calls in four languages, with all that can happen to a figure. */
final class SomeCalls {

  private static final List<String> RESULTS =
      List.of("talked", "no_answer", "busy", "refused", "left_message", "call_back", "moved");
  private static final List<String> LANGUAGES = List.of("hmn", "hmn", "vi", "es", "en", "und");

  private SomeCalls() {}

  static void make(SomeCampaign campaign, int people) {
    List<UUID> contacts = new ArrayList<>();
    for (int n = 0; n < people; n++) {
      contacts.add(campaign.person(LANGUAGES.get(n % LANGUAGES.size())));
    }
    campaign.guessed("ru");
    campaign.catchUp();
    for (int n = 0; n < people * 2 / 3; n++) {
      call(campaign, contacts.get(n), n);
    }
    UUID undone = campaign.attempt(contacts.get(people - 1), "talked", "vi");
    campaign.commits(contacts.get(people - 1), undone);
    campaign.undo(undone);
    campaign.attempt(
        NOON,
        null,
        new Outcome(contacts.get(people - 2), "talked", "en"),
        new Outcome(contacts.get(people - 3), "refused", "es"));
  }

  private static void call(SomeCampaign campaign, UUID contact, int n) {
    Instant at = NOON.plus(Duration.ofDays(n % 3)).plusSeconds(n);
    String result = RESULTS.get(n % RESULTS.size());
    String spoken = LANGUAGES.get(n % LANGUAGES.size()).replace("und", "en");
    if (n % 5 == 0) {
      campaign.attempt(at, "hmn", new Outcome(contact, "language_barrier", "en"));
      campaign.learns(contact, "hmn");
      campaign.attempt(contact, "talked", "hmn", at.plus(Duration.ofHours(n % 2 == 0 ? 20 : 60)));
    }
    UUID attempt = campaign.attempt(contact, result, spoken, at.plusSeconds(30));
    if (n % 6 == 5) {
      campaign.learns(contact, "vi");
    }
    if (result.equals("talked")) {
      campaign.registers(contact, attempt);
    }
    if (n % 4 == 0) {
      campaign.commits(contact, attempt);
    }
    if (n % 7 == 2) {
      campaign.attempt(contact, "no_answer", "und", at.plus(Duration.ofHours(5)));
      campaign.attempt(contact, "no_answer", "und", at.plus(Duration.ofHours(9)));
    }
  }
}
