package org.polyphony.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.polyphony.campaigns.CampaignState.CLOSED;
import static org.polyphony.campaigns.CampaignState.DRAFT;
import static org.polyphony.campaigns.CampaignState.OPEN;
import static org.polyphony.campaigns.CampaignState.PAUSED;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.i18n.AllowedPair;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class CampaignsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private Handle handle;
  private SomeCampaigns desk;

  @BeforeEach
  void aDesk() {
    handle = database.jdbi().open();
    desk = new SomeCampaigns(database, handle);
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void keepsWhatWasSaidAboutIt() {
    Campaign made = desk.campaigns.create(handle, desk.coordinator, full());

    Campaign found = desk.campaigns.find(handle, desk.coordinator, made.id()).orElseThrow();

    assertThat(found).isEqualTo(made);
    assertThat(found.state()).isEqualTo(DRAFT);
    assertThat(found.purpose()).isEqualTo(Purpose.EVENTS);
    assertThat(found.languages()).containsExactly("hmn", "zh", "und");
    assertThat(found.allowedPairs()).containsExactly(new AllowedPair("uk", "ru"));
    assertThat(found.bind()).isEqualTo(Map.of("session", desk.session, "ballot", desk.election));
    assertThat(found.hours().start()).isEqualTo(LocalTime.of(8, 0));
    assertThat(found.hours().end()).isEqualTo(LocalTime.of(21, 0));
    assertThat(found.asked().endText()).isEqualTo("24:00");
    assertThat(found.rest(Result.BUSY)).isEqualTo(Duration.ofMinutes(10));
    assertThat(found.rest(Result.NO_ANSWER)).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void callsInAllLanguagesOfTheScriptWhereNoneIsNamed() {
    NewCampaign said = with(usual -> copy(usual, usual.lists(), List.of(), null));

    assertThat(desk.campaigns.create(handle, desk.coordinator, said).languages())
        .containsExactly("en", "hmn", "und");
  }

  @Test
  void isNobodyElses() {
    UUID campaign = desk.campaign(handle);
    Viewer another = SomeCampaigns.viewer(Ids.next(), Role.COORDINATOR);

    assertThat(desk.campaigns.find(handle, another, campaign)).isEmpty();
    assertThat(desk.campaigns.of(handle, another)).isEmpty();
    assertThat(problem(() -> desk.campaigns.setState(handle, another, campaign, OPEN)).status())
        .isEqualTo(404);
    assertThat(
            problem(() -> desk.campaigns.change(handle, another, campaign, desk.usual())).status())
        .isEqualTo(404);
  }

  @Test
  void walksEveryEdgeThatIsAllowedAndNoOther() {
    for (CampaignState from : CampaignState.values()) {
      for (CampaignState to : CampaignState.values()) {
        UUID campaign = in(from);
        if (from == to) {
          assertThat(set(campaign, to)).isEqualTo(to);
        } else if (from.next().contains(to)) {
          assertThat(set(campaign, to)).as(from + " to " + to).isEqualTo(to);
        } else {
          Problem problem = problem(() -> set(campaign, to));
          assertThat(problem.code()).as(from + " to " + to).isEqualTo("campaign_state");
          assertThat(problem.status()).isEqualTo(409);
        }
      }
    }
  }

  @Test
  void saysWhichLinesAreUnreviewedAndKeepsWhoOpenedItAllTheSame() {
    UUID campaign = desk.campaign(handle);
    Campaign before = desk.campaigns.find(handle, desk.coordinator, campaign).orElseThrow();
    ScriptVersion script = desk.scripts.scripts().version(handle, before.scriptVersion());
    List<UnreviewedLines> lines = UnreviewedLines.of(before, script);
    assertThat(lines).extracting(UnreviewedLines::bundle).containsExactly("hmn");
    assertThat(lines.get(0).keys()).isEqualTo(script.structure().keys());

    assertThat(
            problem(
                    () ->
                        desk.campaigns.setState(
                            handle, desk.coordinator, campaign, OPEN, "x".repeat(301)))
                .fields()
                .get(0)
                .field())
        .isEqualTo("override_reason");
    desk.campaigns.setState(
        handle, desk.coordinator, campaign, OPEN, " Pa Houa reads them on line. ");

    assertThat(handle.attach(UnreviewedLines.Dao.class).of(campaign))
        .singleElement()
        .satisfies(
            opened -> {
              assertThat(opened.name()).isEqualTo(desk.coordinator.name());
              assertThat(opened.reason()).isEqualTo("Pa Houa reads them on line.");
              assertThat(opened.languages()).containsExactly("hmn");
              assertThat(opened.lines()).isEqualTo(lines.get(0).keys().size());
            });
    assertThat(
            handle
                .createQuery(
                    "SELECT actor FROM platform.audit WHERE subject = :campaign AND action = 'campaign.opened_unreviewed'")
                .bind("campaign", campaign)
                .mapTo(UUID.class)
                .one())
        .isEqualTo(desk.coordinator.user());
  }

  @Test
  void tellsTheQueueAndTheJournalOfEachChangeOnce() {
    UUID campaign = desk.campaign(handle);
    desk.campaigns.setState(handle, desk.coordinator, campaign, OPEN);
    desk.campaigns.setState(handle, desk.coordinator, campaign, OPEN);
    desk.campaigns.change(handle, desk.coordinator, campaign, desk.usual());

    assertThat(desk.fed).containsExactly(campaign, campaign);
    assertThat(journal(campaign))
        .containsExactly("campaign.created", "campaign.state", "campaign.changed");
  }

  @Test
  void takesTheNewestVersionOfItsScriptWhenItIsToldToAndNotBefore() {
    UUID campaign = desk.campaign(handle);
    UUID newer = desk.publishWithout(handle, "vote", "ballot");
    UUID own =
        desk.campaigns.find(handle, desk.coordinator, campaign).orElseThrow().scriptVersion();
    assertThat(own).isNotEqualTo(newer);

    Campaign told = desk.campaigns.takeNewestScript(handle, desk.coordinator, campaign);
    desk.campaigns.takeNewestScript(handle, desk.coordinator, campaign);

    assertThat(told.scriptVersion()).isEqualTo(newer);
    assertThat(told.bind()).isEqualTo(Map.of("session", desk.session));
    assertThat(desk.campaigns.find(handle, desk.coordinator, campaign)).contains(told);
    assertThat(desk.fed).containsExactly(campaign);
    assertThat(journal(campaign)).containsExactly("campaign.created", "campaign.changed");
    Viewer another = SomeCampaigns.viewer(Ids.next(), Role.COORDINATOR);
    assertThat(problem(() -> desk.campaigns.takeNewestScript(handle, another, campaign)).status())
        .isEqualTo(404);
  }

  @Test
  void takesOtherLists() {
    UUID campaign = desk.campaign(handle);
    UUID other = desk.list(handle, "Sign-ups", "events");
    NewCampaign said = with(usual -> copy(usual, List.of(other), usual.languages(), null));

    Campaign changed = desk.campaigns.change(handle, desk.coordinator, campaign, said);

    assertThat(changed.lists()).containsExactly(other);
    assertThat(desk.campaigns.find(handle, desk.coordinator, campaign)).contains(changed);
  }

  @Test
  void asksBeforeItUsesAListForAnotherPurpose() {
    UUID voters = desk.list(handle, "Voter file", "turnout");
    NewCampaign said =
        with(usual -> copy(usual, List.of(desk.list, voters), usual.languages(), null));
    NewCampaign reasoned =
        with(usual -> copy(usual, List.of(desk.list, voters), usual.languages(), "County agreed"));

    Problem problem = problem(() -> desk.campaigns.create(handle, desk.coordinator, said));
    UUID made = desk.campaigns.create(handle, desk.coordinator, reasoned).id();

    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.code()).isEqualTo("list_purpose");
    assertThat(problem.arguments()).isEqualTo(Map.of("lists", "Voter file"));
    assertThat(
            handle
                .select("SELECT detail ->> 'override' FROM platform.audit WHERE subject = ?", made)
                .mapTo(String.class)
                .one())
        .isEqualTo("County agreed");
  }

  @Test
  void saysAllThatCannotBeAtOnce() {
    NewCampaign bad =
        new NewCampaign(
            " ",
            Goal.ATTENDANCE,
            null,
            desk.script,
            Map.of("session", Ids.next(), "ballot", desk.session, "supper", desk.session),
            List.of(Ids.next()),
            List.of("hmn", "tlh"),
            List.of(new AllowedPair("uk", "xx")),
            AskedHours.parse("21:30", "24:00", EnumSet.allOf(DayOfWeek.class)).orElseThrow(),
            21,
            Map.of(Result.TALKED, Duration.ofHours(1)),
            0,
            null,
            false);

    Problem problem = problem(() -> desk.campaigns.create(handle, desk.coordinator, bad));

    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.fields())
        .extracting(FieldProblem::field)
        .containsExactlyInAnyOrder(
            "name",
            "attempts_at_most",
            "touches_a_month",
            "rest.talked",
            "bind.session",
            "bind.ballot",
            "bind.supper",
            "lists",
            "languages",
            "allowed_pairs",
            "hours");
  }

  private NewCampaign full() {
    NewCampaign usual = desk.usual();
    return new NewCampaign(
        usual.name(),
        usual.goal(),
        null,
        usual.script(),
        usual.bind(),
        usual.lists(),
        List.of("hmn", "zh-Hant", "und"),
        List.of(new AllowedPair("uk", "ru")),
        AskedHours.parse("07:00", "24:00", EnumSet.of(DayOfWeek.SATURDAY)).orElseThrow(),
        5,
        Map.of(Result.BUSY, Duration.ofMinutes(10)),
        8,
        null,
        true);
  }

  private NewCampaign with(UnaryOperator<NewCampaign> change) {
    return change.apply(desk.usual());
  }

  private static NewCampaign copy(
      NewCampaign said, List<UUID> lists, List<String> languages, String reason) {
    return new NewCampaign(
        said.name(),
        said.goal(),
        said.purpose(),
        said.script(),
        said.bind(),
        lists,
        languages,
        said.allowedPairs(),
        said.hours(),
        said.attemptsAtMost(),
        said.rest(),
        said.touchesAMonth(),
        reason,
        said.sample());
  }

  private UUID in(CampaignState state) {
    UUID campaign = desk.campaign(handle);
    List<CampaignState> way =
        switch (state) {
          case DRAFT -> List.of();
          case OPEN -> List.of(OPEN);
          case PAUSED -> List.of(OPEN, PAUSED);
          case CLOSED -> List.of(CLOSED);
        };
    way.forEach(step -> set(campaign, step));
    return campaign;
  }

  private CampaignState set(UUID campaign, CampaignState state) {
    return desk.campaigns.setState(handle, desk.coordinator, campaign, state).state();
  }

  private List<String> journal(UUID campaign) {
    return handle
        .select("SELECT type FROM platform.journal WHERE subject = ? ORDER BY id", campaign)
        .mapTo(String.class)
        .list();
  }

  private static Problem problem(ThrowingCallable attempt) {
    return catchThrowableOfType(Problem.class, attempt);
  }
}
