package org.polyphony.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyphony.i18n.Languages;
import org.polyphony.web.Role;

/** The numbers of the pages, held against SQL over the tables in which the calls stand. */
class DashboardPagesTest {

  private static final Pattern TABLE =
      Pattern.compile("<table id=\"(\\w+)\".*?<tbody>(.*?)</tbody>", Pattern.DOTALL);
  private static final Pattern ROW =
      Pattern.compile("<tr>\\s*<th scope=\"row\"(.*?)</th>(.*?)</tr>", Pattern.DOTALL);
  private static final Pattern VALUE = Pattern.compile("data-value=\"(\\d+)\"");

  private static final String STANDING =
      """
      WITH tries AS (
        SELECT p.contact, p.result, p.spoken, a.id AS attempt, a.recorded_at, a.barrier_language
        FROM campaigns.attempt_people p JOIN campaigns.attempts a ON a.id = p.attempt
        WHERE a.campaign = :campaign AND a.undone_at IS NULL
      ), people AS (
        SELECT c.id AS contact,
               CASE WHEN c.spoken_source IN ('none', 'inferred') THEN 'und' ELSE c.spoken END AS language
        FROM contacts.contacts c
      )
      """;

  private static final String BY_LANGUAGE =
      STANDING
          + """
          SELECT language, array[
            count(*) FILTER (WHERE listed), count(*) FILTER (WHERE attempted), count(*) FILTER (WHERE reached),
            count(*) FILTER (WHERE listed AND NOT finished), count(*) FILTER (WHERE registered),
            count(*) FILTER (WHERE committed), count(*) FILTER (WHERE met), count(*) FILTER (WHERE repaired)]
          FROM (
            SELECT p.language,
              EXISTS (SELECT FROM contacts.list_members m JOIN campaigns.campaign_lists l ON l.list = m.list
                      WHERE l.campaign = :campaign AND m.contact = p.contact) AS listed,
              EXISTS (SELECT FROM tries t WHERE t.contact = p.contact) AS attempted,
              EXISTS (SELECT FROM tries t WHERE t.contact = p.contact
                      AND t.result IN ('talked', 'call_back', 'refused', 'do_not_call')) AS reached,
              EXISTS (SELECT FROM tries t WHERE t.contact = p.contact
                      AND t.result IN ('talked', 'refused', 'moved', 'deceased', 'do_not_call'))
                OR (SELECT count(*) >= 3 FROM tries t
                    WHERE t.contact = p.contact AND t.result <> 'language_barrier') AS finished,
              EXISTS (SELECT FROM events.registrations r WHERE r.contact = p.contact AND r.campaign = :campaign
                      AND r.status = 'accepted') AS registered,
              EXISTS (SELECT FROM turnout.commitments c WHERE c.contact = p.contact AND c.campaign = :campaign
                      AND c.undone_at IS NULL) AS committed,
              EXISTS (SELECT FROM tries t WHERE t.contact = p.contact AND t.result = 'language_barrier') AS met,
              EXISTS (SELECT FROM tries b JOIN tries r ON r.contact = b.contact
                      WHERE b.contact = p.contact AND b.result = 'language_barrier'
                        AND r.result IN ('talked', 'call_back', 'refused', 'do_not_call')
                        AND r.recorded_at > b.recorded_at
                        AND r.recorded_at - b.recorded_at <= interval '48 hours'
                        AND r.spoken IN (b.barrier_language, p.language)) AS repaired
            FROM people p) AS counted
          WHERE listed OR attempted
          GROUP BY language
          """;

  private static final String BY_RESULT =
      STANDING
          + """
          SELECT result, array[count(*)]
          FROM (SELECT DISTINCT ON (contact) contact, result FROM tries ORDER BY contact, recorded_at DESC) last
          GROUP BY result
          """;

  private static final String BY_SPOKEN =
      STANDING
          + """
          SELECT spoken, array[count(*),
            count(*) FILTER (WHERE EXISTS (SELECT FROM events.registrations r
              WHERE r.contact = f.contact AND r.campaign = :campaign AND r.status = 'accepted')),
            count(*) FILTER (WHERE EXISTS (SELECT FROM turnout.commitments c
              WHERE c.contact = f.contact AND c.campaign = :campaign AND c.undone_at IS NULL))]
          FROM (SELECT DISTINCT ON (contact) contact, spoken FROM tries
                WHERE result IN ('talked', 'call_back', 'refused', 'do_not_call')
                ORDER BY contact, recorded_at) f
          GROUP BY spoken
          """;

  private static final String BY_DAY =
      STANDING
          + """
          SELECT coalesce(a.day, r.day)::text, array[coalesce(a.people, 0), coalesce(r.people, 0)]
          FROM (SELECT day, count(*) AS people
                FROM (SELECT (min(recorded_at) AT TIME ZONE 'America/Los_Angeles')::date AS day
                      FROM tries GROUP BY contact) d GROUP BY day) a
          FULL JOIN (SELECT day, count(*) AS people
                FROM (SELECT (min(recorded_at) AT TIME ZONE 'America/Los_Angeles')::date AS day
                      FROM tries WHERE result IN ('talked', 'call_back', 'refused', 'do_not_call')
                      GROUP BY contact) d GROUP BY day) r ON r.day = a.day
          """;

  @RegisterExtension static final DashboardsSite site = new DashboardsSite();

  private static SomeCampaign campaign;
  private static String leader;

  @BeforeAll
  static void threeDaysOfCalls() {
    campaign = site.campaign(SomeCampaign.organization(site.jdbi()));
    SomeCalls.make(campaign, 60);
    campaign.catchUp();
    leader = site.signIn(campaign.organization, Role.LEADER);
  }

  @Test
  void showsTheNumbersThatTheTablesHaveByPreferredLanguage() throws Exception {
    Map<String, List<Long>> counted = sql(BY_LANGUAGE);

    assertThat(page("languages")).isEqualTo(named(counted)).hasSizeGreaterThan(4);
    assertThat(counted.get("hmn")).as("all figures are tried").doesNotContain(0L);
  }

  @Test
  void showsTheNumbersThatTheTablesHaveByLanguageSpoken() throws Exception {
    assertThat(page("spoken")).isEqualTo(named(sql(BY_SPOKEN))).isNotEmpty();
  }

  @Test
  void showsTheNumbersThatTheTablesHaveByResult() throws Exception {
    Map<String, List<Long>> counted = new TreeMap<>();
    sql(BY_RESULT)
        .forEach((result, people) -> counted.put(word("dashboards.result." + result), people));

    assertThat(page("results")).isEqualTo(counted).isNotEmpty();
  }

  @Test
  void answersByTheApiWhatTheTablesHave() throws Exception {
    HttpResponse<String> response = site.get(leader, "/api/v1/dashboards/campaigns/" + campaign.id);
    JsonNode answer = new ObjectMapper().readTree(response.body());

    Map<String, List<Long>> languages = new TreeMap<>();
    answer
        .get("languages")
        .forEach(row -> languages.put(row.get("language").asText(), figures(row.get("people"))));
    assertThat(languages).isEqualTo(sql(BY_LANGUAGE));
    assertThat(figures(answer.get("total"))).isEqualTo(sums(languages));

    Map<String, List<Long>> days = new TreeMap<>();
    answer
        .get("days")
        .forEach(
            row ->
                days.put(
                    row.get("day").asText(),
                    List.of(row.get("attempted").asLong(), row.get("reached").asLong())));
    assertThat(days).containsAllEntriesOf(sql(BY_DAY)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(FigureTable.class)
  void givesEachTableAsAFileForASpreadsheet(FigureTable table) throws Exception {
    HttpResponse<String> response =
        site.get(leader, "/dashboards/" + campaign.id + "/" + table.slug() + ".csv");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", table.slug());
    assertThat(response.body().lines().toList())
        .hasSizeGreaterThan(2)
        .allSatisfy(line -> assertThat(line).matches("(?s)\uFEFF?(campaign|Come and be heard),.+"));
  }

  @Test
  void listsTheCampaignsWithTheirHeadlines() throws Exception {
    String html = site.get(leader, "/dashboards").body();

    long onList = sums(sql(BY_LANGUAGE)).get(0);
    assertThat(html).contains("/dashboards/" + campaign.id, "<dd>" + onList + "</dd>");
  }

  @Test
  void saysOfEverySectionWhichLanguageIsMeant() throws Exception {
    String html = site.get(leader, "/dashboards/" + campaign.id).body();

    assertThat(html)
        .contains("the one that the person prefers now", "the one that was spoken on the call");
  }

  @Test
  void doesNotHaveTheCampaignsOfOthers() throws Exception {
    String stranger = site.signIn(SomeCampaign.organization(site.jdbi()), Role.LEADER);

    assertThat(site.get(stranger, "/dashboards/" + campaign.id).statusCode()).isEqualTo(404);
    assertThat(site.get(stranger, "/dashboards/" + campaign.id + "/days.csv").statusCode())
        .isEqualTo(404);
    assertThat(site.get(stranger, "/api/v1/dashboards/campaigns/" + campaign.id).statusCode())
        .isEqualTo(404);
    assertThat(site.get(stranger, "/dashboards").body()).doesNotContain(campaign.id.toString());
  }

  @Test
  void isNotForOrganizers() throws Exception {
    String organizer = site.signIn(campaign.organization, Role.ORGANIZER);

    assertThat(site.get(organizer, "/dashboards/" + campaign.id).statusCode()).isEqualTo(403);
  }

  private static Map<String, List<Long>> page(String id) throws Exception {
    String html = site.get(leader, "/dashboards/" + campaign.id).body();
    Matcher tables = TABLE.matcher(html);
    while (tables.find()) {
      if (tables.group(1).equals(id)) {
        return rows(tables.group(2));
      }
    }
    throw new AssertionError("No table " + id + " in " + html);
  }

  private static Map<String, List<Long>> rows(String body) {
    Map<String, List<Long>> rows = new TreeMap<>();
    Matcher row = ROW.matcher(body);
    while (row.find()) {
      List<Long> values = new ArrayList<>();
      VALUE.matcher(row.group(2)).results().forEach(v -> values.add(Long.valueOf(v.group(1))));
      Matcher name = Pattern.compile("data-name=\"(.*?)\"").matcher(row.group(1));
      rows.put(name.find() ? name.group(1) : row.group(1).substring(1), values);
    }
    return rows;
  }

  private static Map<String, List<Long>> sql(String query) {
    Map<String, List<Long>> rows = new TreeMap<>();
    site.jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(query)
                    .bind("campaign", campaign.id)
                    .map((row, context) -> Map.entry(row.getString(1), longs(row.getArray(2))))
                    .forEach(row -> rows.put(row.getKey(), row.getValue())));
    return rows;
  }

  private static List<Long> longs(java.sql.Array array) throws java.sql.SQLException {
    return List.of((Long[]) array.getArray());
  }

  private static List<Long> figures(JsonNode people) {
    List<Long> figures = new ArrayList<>();
    for (String name :
        List.of(
            "on_list",
            "attempted",
            "reached",
            "remaining",
            "registrations",
            "commitments",
            "barriers_met",
            "barriers_repaired")) {
      figures.add(people.get(name).asLong());
    }
    return figures;
  }

  private static List<Long> sums(Map<String, List<Long>> rows) {
    List<Long> sums = new ArrayList<>();
    for (int n = 0; n < 8; n++) {
      int column = n;
      sums.add(rows.values().stream().mapToLong(row -> row.get(column)).sum());
    }
    return sums;
  }

  private static Map<String, List<Long>> named(Map<String, List<Long>> byTag) {
    Map<String, List<Long>> named = new TreeMap<>();
    byTag.forEach(
        (tag, values) ->
            named.put(
                tag.equals("und")
                    ? word("common.language-unknown")
                    : Languages.standard().ownName(tag),
                values));
    return named;
  }

  private static String word(String key) {
    return org.polyphony.i18n.Messages.load(DashboardPagesTest.class.getClassLoader())
        .forLocale("en")
        .text(key);
  }
}
