package org.polyphony.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyphony.dashboards.SomeCampaign.NOON;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.dashboards.Dashboard.DayFigures;
import org.polyphony.dashboards.Dashboard.LanguageFigures;
import org.polyphony.dashboards.Dashboard.ResultFigure;
import org.polyphony.dashboards.Dashboard.SpokenFigures;
import org.polyphony.dashboards.SomeCampaign.Outcome;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class RollupTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final DashboardsModule module =
      new DashboardsModule(database.jdbi(), new Jobs(database.database(), Clock.systemUTC()));
  private final Dashboards dashboards = new Dashboards(database.jdbi());
  private SomeCampaign campaign;

  @BeforeEach
  void aCampaign() {
    campaign =
        new SomeCampaign(database.jdbi(), module, SomeCampaign.organization(database.jdbi()));
  }

  @Test
  void countsThePeopleOnTheListByTheirLanguageBeforeAnybodyCalls() {
    campaign.person("hmn");
    campaign.person("hmn");
    campaign.person("vi");

    assertThat(figures("hmn").onList()).isEqualTo(2);
    assertThat(figures("hmn").remaining()).isEqualTo(2);
    assertThat(figures("vi").onList()).isEqualTo(1);
    assertThat(found().total().onList()).isEqualTo(3);
    assertThat(found().total().attempted()).isZero();
  }

  @Test
  void neverCountsAGuessAsALanguage() {
    UUID contact = campaign.guessed("hmn");
    campaign.changes("list.changed", campaign.list);

    assertThat(figures("und").onList()).isEqualTo(1);

    campaign.attempt(contact, "no_answer", "und");

    assertThat(found().languages()).extracting(LanguageFigures::language).containsExactly("und");
  }

  @Test
  void countsAPersonOnTwoAttemptsOnceAndByTheLastResult() {
    UUID contact = campaign.person("hmn");
    campaign.attempt(contact, "no_answer", "und", NOON);
    campaign.attempt(contact, "talked", "hmn", NOON.plus(Duration.ofDays(1)));

    assertThat(found().total().attempted()).isEqualTo(1);
    assertThat(found().total().reached()).isEqualTo(1);
    assertThat(found().total().remaining()).isZero();
    assertThat(found().results()).containsExactly(new ResultFigure("talked", 1));
    assertThat(found().days())
        .containsExactly(
            new DayFigures(LocalDate.of(2026, 6, 8), 1, 0, 0, 0),
            new DayFigures(LocalDate.of(2026, 6, 9), 0, 1, 0, 0));
  }

  @Test
  void countsAPersonOnTwoListsOnce() {
    UUID contact = campaign.person("hmn");
    UUID second = Ids.next();
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO contacts.lists (id, organization, name, created_at) VALUES (?, ?,"
                      + " 'Again', ?)",
                  second,
                  campaign.organization,
                  NOON);
              handle.execute(
                  "INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)",
                  second,
                  contact);
              handle.execute(
                  "INSERT INTO campaigns.campaign_lists (campaign, list) VALUES (?, ?)",
                  campaign.id,
                  second);
            });
    campaign.changes("list.changed", second);

    assertThat(found().total().onList()).isEqualTo(1);
  }

  @Test
  void takesBackAllThatAnUndoneAttemptCounted() {
    UUID contact = campaign.person("vi");
    Figures before = figures("vi");
    UUID attempt = campaign.attempt(contact, "talked", "vi");
    campaign.registers(contact, attempt);
    campaign.commits(contact, attempt);
    assertThat(figures("vi")).isEqualTo(new Figures(1, 1, 1, 0, 1, 1, 0, 0));

    campaign.undo(attempt);

    assertThat(figures("vi")).isEqualTo(before);
    assertThat(found().results()).isEmpty();
    assertThat(found().spoken()).isEmpty();
    assertThat(found().days()).isEmpty();
  }

  @Test
  void keepsWhatTheOtherAttemptCountedWhenOneIsUndone() {
    UUID contact = campaign.person("vi");
    campaign.attempt(contact, "busy", "und", NOON);
    UUID second = campaign.attempt(contact, "refused", "vi", NOON.plusSeconds(60));
    assertThat(found().total().reached()).isEqualTo(1);

    campaign.undo(second);

    assertThat(found().total()).isEqualTo(new Figures(1, 1, 0, 1, 0, 0, 0, 0));
    assertThat(found().results()).containsExactly(new ResultFigure("busy", 1));
  }

  @Test
  void givesEachPersonBehindALineTheirOwnResultAndLanguage() {
    UUID grandmother = campaign.person("hmn");
    UUID son = campaign.person("en");
    campaign.attempt(
        NOON,
        null,
        new Outcome(grandmother, "talked", "hmn"),
        new Outcome(son, "not_available", "en"));

    assertThat(figures("hmn").reached()).isEqualTo(1);
    assertThat(figures("en").reached()).isZero();
    assertThat(figures("en").remaining()).isEqualTo(1);
    assertThat(found().results())
        .containsExactlyInAnyOrder(
            new ResultFigure("talked", 1), new ResultFigure("not_available", 1));
  }

  @Test
  void movesAPersonToTheLanguageThatTheCallBroughtUp() {
    UUID contact = campaign.person("und");
    campaign.person("und");
    assertThat(figures("und").onList()).isEqualTo(2);
    campaign.attempt(contact, "talked", "hmn");
    campaign.learns(contact, "hmn");

    assertThat(figures("hmn")).isEqualTo(new Figures(1, 1, 1, 0, 0, 0, 0, 0));
    assertThat(found().total().onList()).isEqualTo(2);
    assertThat(found().total().remaining()).isEqualTo(1);
  }

  @Test
  void tellsTheLanguageSpokenFromTheLanguagePreferred() {
    UUID contact = campaign.person("hmn");
    UUID attempt = campaign.attempt(contact, "talked", "en");
    campaign.registers(contact, attempt);

    assertThat(figures("hmn").registrations()).isEqualTo(1);
    assertThat(found().spoken()).containsExactly(new SpokenFigures("en", 1, 1, 0));
  }

  @Test
  void isDoneWithAPersonWhenTheTriesAreUsedUpOrTheOnlyNumberIsBad() {
    UUID tired = campaign.person("en");
    for (int hour = 0; hour < 3; hour++) {
      campaign.attempt(tired, "no_answer", "und", NOON.plus(Duration.ofHours(hour)));
    }
    UUID lost = campaign.person("vi");
    UUID twice = campaign.person("hmn");
    campaign.losesTheLine(lost);
    campaign.attempt(lost, "disconnected", "und");
    campaign.attempt(twice, "wrong_number", "und");

    assertThat(figures("en").remaining()).isZero();
    assertThat(figures("vi").remaining()).isZero();
    assertThat(figures("hmn").remaining()).isEqualTo(1);
  }

  @Test
  void countsWithTheNewLimitOfTriesWhenTheCampaignChanges() {
    UUID contact = campaign.person("en");
    campaign.attempt(contact, "no_answer", "und");
    assertThat(figures("en").remaining()).isEqualTo(1);

    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE campaigns.campaigns SET attempts_at_most = 1 WHERE id = ?",
                    campaign.id));
    campaign.changes("campaign.changed", campaign.id);

    assertThat(figures("en").remaining()).isZero();
  }

  @Test
  void doesNotKeepOnTheListWhoWasTakenOffIt() {
    UUID tried = campaign.person("hmn");
    campaign.person("hmn");
    campaign.attempt(tried, "talked", "hmn");
    assertThat(figures("hmn").onList()).isEqualTo(2);

    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute("DELETE FROM contacts.list_members WHERE list = ?", campaign.list));
    campaign.changes("list.changed", campaign.list);

    assertThat(figures("hmn")).isEqualTo(new Figures(0, 1, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void countsABarrierAsRepairedWhenTheirLanguageIsSpokenWithinTwoDays() {
    UUID contact = campaign.person("und");
    barrier(contact, "hmn", NOON);
    assertThat(figures("hmn").barriersMet()).isEqualTo(1);
    assertThat(figures("hmn").barriersRepaired()).isZero();
    assertThat(figures("hmn").reached()).isZero();

    campaign.attempt(contact, "talked", "hmn", NOON.plus(Duration.ofHours(48)));

    assertThat(figures("hmn").barriersRepaired()).isEqualTo(1);
  }

  @Test
  void countsABarrierAsRepairedInALanguageThatServesTheirs() {
    UUID contact = campaign.person("und");
    barrier(contact, "hmn", NOON);
    campaign.attempt(contact, "talked", "vi", NOON.plusSeconds(60));
    assertThat(figures("hmn").barriersRepaired()).isZero();

    campaign.attempt(contact, "talked", "mww", NOON.plusSeconds(120));

    assertThat(figures("hmn").barriersRepaired()).isEqualTo(1);
  }

  @Test
  void doesNotCountABarrierAsRepairedAfterTwoDaysOrInTheLanguageThatDidNotDo() {
    UUID late = campaign.person("und");
    barrier(late, "hmn", NOON);
    campaign.attempt(late, "talked", "hmn", NOON.plus(Duration.ofHours(48)).plusSeconds(1));
    UUID english = campaign.person("und");
    barrier(english, "hmn", NOON);
    campaign.attempt(english, "talked", "en", NOON.plusSeconds(600));

    assertThat(figures("hmn").barriersMet()).isEqualTo(2);
    assertThat(figures("hmn").barriersRepaired()).isZero();
  }

  @Test
  void repairsABarrierOfAnUnknownLanguageByAnyOtherThanTheOneThatFailed() {
    UUID contact = campaign.person("und");
    campaign.attempt(NOON, "und", new Outcome(contact, "language_barrier", "en"));
    campaign.attempt(contact, "talked", "en", NOON.plusSeconds(60));
    assertThat(found().total().barriersRepaired()).isZero();

    campaign.attempt(contact, "talked", "vi", NOON.plusSeconds(120));

    assertThat(found().total().barriersRepaired()).isEqualTo(1);
  }

  @Test
  void dividesDaysWhereTheOrganizationIs() {
    UUID contact = campaign.person("en");
    campaign.attempt(contact, "talked", "en", Instant.parse("2026-06-09T06:59:00Z"));

    assertThat(found().days())
        .extracting(DayFigures::day)
        .containsExactly(LocalDate.of(2026, 6, 8));
  }

  @Test
  void keepsTheHeadlinesOfTheListOfCampaignsAsTheCampaignHasThem() {
    UUID contact = campaign.person("hmn");
    campaign.person("vi");
    campaign.registers(contact, campaign.attempt(contact, "talked", "hmn"));

    Figures total = found().total();

    assertThat(dashboards.of(viewer(campaign.organization)))
        .extracting(Dashboard.Headline::figures)
        .containsExactly(total);
    assertThat(total).isEqualTo(new Figures(2, 1, 1, 1, 1, 0, 0, 0));
  }

  @Test
  void showsResultsAndDaysOfOneLanguageAlone() {
    campaign.attempt(campaign.person("hmn"), "talked", "hmn");
    campaign.attempt(campaign.person("vi"), "no_answer", "und");
    campaign.catchUp();

    Dashboard hmong =
        dashboards.find(viewer(campaign.organization), campaign.id, "hmn").orElseThrow();

    assertThat(hmong.results()).containsExactly(new Dashboard.ResultFigure("talked", 1));
    assertThat(hmong.days()).extracting(Dashboard.DayFigures::attempted).containsExactly(1L);
    assertThat(hmong.total().attempted()).isEqualTo(2);
  }

  @Test
  void showsACampaignToItsOrganizationAlone() {
    campaign.catchUp();
    Viewer stranger = viewer(SomeCampaign.organization(database.jdbi()));

    assertThat(dashboards.find(stranger, campaign.id)).isEmpty();
    assertThat(dashboards.of(stranger)).isEmpty();
  }

  private void barrier(UUID contact, String language, Instant at) {
    campaign.attempt(at, language, new Outcome(contact, "language_barrier", "en"));
    campaign.learns(contact, language);
  }

  private Dashboard found() {
    campaign.catchUp();
    return dashboards.find(viewer(campaign.organization), campaign.id).orElseThrow();
  }

  private Figures figures(String language) {
    return found().languages().stream()
        .filter(row -> row.language().equals(language))
        .map(LanguageFigures::figures)
        .findFirst()
        .orElseThrow();
  }

  private static Viewer viewer(UUID organization) {
    return new Viewer(
        Ids.next(),
        organization,
        "Leader",
        Set.of(Role.LEADER),
        Set.of(),
        Set.of(),
        null,
        null,
        false);
  }
}
