package org.polyphony.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CampaignPagesTest {

  @RegisterExtension static final CampaignSite site = new CampaignSite();

  @Test
  void setsACampaignUpAndOpensIt() throws Exception {
    HttpResponse<String> form = site.get("mai", "/campaigns/new");
    assertThat(form.body()).contains("Flier table", "Listening session 2", "Hmoob");

    HttpResponse<String> made = submit("Summer calls", site.desk().list, List.of());
    assertThat(made.statusCode()).isEqualTo(303);
    String page = location(made);
    assertThat(site.get("mai", page).body())
        .contains("Summer calls", "Draft", "Nobody has reviewed");

    HttpResponse<String> opened = site.post("mai", page, page + "/state", "state", "open");
    assertThat(opened.statusCode()).isEqualTo(303);
    assertThat(site.get("mai", page).body())
        .contains("/call/" + page.substring("/campaigns/".length()), "Pause");
    assertThat(site.get("pa", "/campaigns").body()).contains("Summer calls");
  }

  @Test
  void showsTheFormAgainWithWhatIsWrongBesideIt() throws Exception {
    HttpResponse<String> again = submit("", site.desk().list, List.of("attempts_at_most", "99"));

    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body())
        .contains("href=\"#name\"", "href=\"#attempts_at_most\"", "value=\"99\"");
  }

  @Test
  void asksForAReasonWhereAListWasGivenForSomethingElse() throws Exception {
    UUID voters;
    try (Handle handle = site.database().jdbi().open()) {
      voters = site.desk().list(handle, "Voter file", "turnout");
    }

    HttpResponse<String> asked = submit("Voters", voters, List.of());
    assertThat(asked.statusCode()).isEqualTo(409);
    assertThat(asked.body()).contains("name=\"override_reason\"", "Voter file");

    HttpResponse<String> made =
        submit("Voters", voters, List.of("override_reason", "The county agreed"));
    assertThat(made.statusCode()).isEqualTo(303);
  }

  @Test
  void showsAFormAgainThatIsOlderThanWhatSomebodyElseSaved() throws Exception {
    String page = location(submit("Before", site.desk().list, List.of()));
    String seen = seen(site.get("mai", page + "/edit").body());
    site.post("mai", page + "/edit", page, fields("Theirs", site.desk().list, List.of()));

    HttpResponse<String> stale =
        site.post(
            "mai", page + "/edit", page, fields("Mine", site.desk().list, List.of("seen", seen)));

    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body()).contains("Somebody else has changed this meanwhile", "value=\"Mine\"");
    assertThat(site.get("mai", page).body()).contains("Theirs").doesNotContain("Mine");
    HttpResponse<String> again =
        site.post(
            "mai",
            page + "/edit",
            page,
            fields("Mine", site.desk().list, List.of("seen", seen(stale.body()))));
    assertThat(again.statusCode()).isEqualTo(303);
  }

  private static String seen(String form) {
    Matcher seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(form);
    assertThat(seen.find()).isTrue();
    return seen.group(1);
  }

  @Test
  void changesWhatWasSetUp() throws Exception {
    String page = location(submit("Before", site.desk().list, List.of()));

    HttpResponse<String> changed =
        site.post("mai", page + "/edit", page, fields("After", site.desk().list, List.of()));

    assertThat(changed.statusCode()).isEqualTo(303);
    assertThat(site.get("mai", page).body()).contains("After").doesNotContain("Before");
  }

  @Test
  void keepsACampaignFromOtherOrganizations() throws Exception {
    String page = location(submit("Ours", site.desk().list, List.of()));

    assertThat(site.get("stranger", page).statusCode()).isEqualTo(404);
    assertThat(site.get("stranger", page + "/edit").statusCode()).isEqualTo(404);
    assertThat(site.post("stranger", "/events/new", page + "/state", "state", "open").statusCode())
        .isEqualTo(404);
    assertThat(
            site.post(
                    "stranger", "/events/new", page, fields("Theirs", site.desk().list, List.of()))
                .statusCode())
        .isEqualTo(404);
    assertThat(site.get("stranger", "/campaigns").body()).doesNotContain("Ours");
  }

  @Test
  void letsALeaderLookAndNotChange() throws Exception {
    String page = location(submit("For leaders", site.desk().list, List.of()));

    assertThat(site.get("pa", page).body())
        .contains("For leaders")
        .doesNotContain("<form method=\"post\" action=\"/campaigns");
    assertThat(site.get("pa", page + "/edit").statusCode()).isEqualTo(403);
    assertThat(site.get("tou", page).statusCode()).isEqualTo(403);
    assertThat(site.get("tou", "/campaigns").statusCode()).isEqualTo(403);
  }

  @Test
  void saysWhatToDoWhereThereIsNoScript() throws Exception {
    assertThat(site.get("stranger", "/campaigns").body()).contains("No campaigns yet");
    assertThat(site.get("stranger", "/campaigns/new").body()).contains("href=\"/scripts\"");
    assertThat(site.get("stranger", "/campaigns/new?script=" + site.desk().script).statusCode())
        .isEqualTo(404);
  }

  @Test
  void setsUpAnEventAndAnElection() throws Exception {
    HttpResponse<String> made =
        site.post(
            "mai",
            "/events/new",
            "/events",
            "kind",
            "session",
            "name",
            "Session at Pannell",
            "day",
            "2026-08-19",
            "starts_at",
            "18:00",
            "ends_at",
            "20:00",
            "time_zone",
            "America/Los_Angeles",
            "place",
            "Sam & Bonnie Pannell Community Center");
    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(site.get("mai", location(made)).body())
        .contains("Session at Pannell", "Sam &amp; Bonnie", "6:00");
    assertThat(site.get("stranger", location(made)).statusCode()).isEqualTo(404);

    site.post("mai", "/turnout", "/turnout", "name", "Primary", "day", "2026-06-02");
    assertThat(site.get("pa", "/turnout").body()).contains("Primary", "No promises yet");
    assertThat(site.get("stranger", "/turnout").body()).contains("No elections yet");
  }

  private static HttpResponse<String> submit(String name, UUID list, List<String> more)
      throws Exception {
    return site.post(
        "mai",
        "/campaigns/new",
        "/campaigns?script=" + site.desk().script,
        fields(name, list, more));
  }

  private static String[] fields(String name, UUID list, List<String> more) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "name", name,
                "goal", "attendance",
                "lists", list.toString(),
                "languages", "hmn",
                "languages", "und",
                "bind.session", site.desk().session.toString(),
                "bind.ballot", "",
                "start", "09:00",
                "end", "20:00",
                "days", "mon",
                "days", "sat",
                "rest.busy", "PT1H",
                "touches_a_month", "4"));
    fields.addAll(more);
    if (!more.contains("attempts_at_most")) {
      fields.addAll(List.of("attempts_at_most", "3"));
    }
    return fields.toArray(String[]::new);
  }

  private static String location(HttpResponse<String> response) {
    return URI.create(response.headers().firstValue("Location").orElseThrow()).getPath();
  }
}
