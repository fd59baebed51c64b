package org.polyphony.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.i18n.starter.StarterScript;
import org.polyphony.i18n.starter.StarterScripts;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

class ScriptsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final ScriptDesk desk = new ScriptDesk(database.jdbi());
  private final Viewer mai = ScriptDesk.coordinator();

  @Test
  void keepsADraftAndPublishesIt() {
    UUID script = desk.scripts.create(mai, TestScripts.aScript());

    assertThat(desk.scripts.newest(mai, script).draft()).isTrue();

    UUID version = desk.scripts.publish(mai, script);

    ScriptVersion published = desk.scripts.version(version);
    assertThat(published.draft()).isFalse();
    assertThat(published.number()).isEqualTo(1);
    assertThat(published.structure()).isEqualTo(TestScripts.invitation());
    assertThat(desk.scripts.version(version)).isSameAs(published);
  }

  @Test
  void publishesOnceWhenClickedTwice() {
    UUID script = desk.scripts.create(mai, TestScripts.aScript());

    assertThat(desk.scripts.publish(mai, script)).isEqualTo(desk.scripts.publish(mai, script));
    assertThat(desk.scripts.versions(mai, script)).hasSize(1);
  }

  @Test
  void doesNotPublishABrokenPatternAndSaysWhere() {
    NewScript script = TestScripts.aScript();
    UUID broken =
        desk.scripts.create(
            mai,
            new NewScript(
                script.name(),
                "en",
                script.structure(),
                Map.of("en", TestScripts.english(), "hmn", Map.of("hello", "Nyob zoo {first_name")),
                false));

    assertThatThrownBy(() -> desk.scripts.publish(mai, broken))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.fields())
                  .extracting(FieldProblem::field, FieldProblem::code)
                  .containsExactly(
                      org.assertj.core.groups.Tuple.tuple("bundles.hmn.hello", "does_not_parse"));
            });
    assertThat(desk.scripts.newest(mai, broken).draft()).isTrue();
  }

  @Test
  void retiresTheVersionBeforeAndLeavesItToItsCampaigns() {
    UUID script = desk.scripts.create(mai, TestScripts.aScript());
    UUID first = desk.scripts.publish(mai, script);
    desk.drafts.begin(mai, script, first);
    UUID second = desk.scripts.publish(mai, script);

    assertThat(second).isNotEqualTo(first);
    assertThat(desk.scripts.version(first).number()).isEqualTo(1);
    assertThat(desk.published(mai, script).number()).isEqualTo(2);
  }

  @Test
  void showsNothingOfAnotherOrganization() {
    UUID script = desk.scripts.create(mai, TestScripts.aScript());
    Viewer stranger = ScriptDesk.coordinator();

    assertThat(desk.scripts.of(stranger)).isEmpty();
    assertThatThrownBy(() -> desk.scripts.find(stranger, script))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    assertThatThrownBy(() -> desk.scripts.publish(stranger, script)).isInstanceOf(Problem.class);
  }

  @Test
  void refusesACampaignAScriptThatIsNotPublished() {
    UUID script = desk.scripts.create(mai, TestScripts.aScript());

    assertThatThrownBy(() -> desk.published(mai, script))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("script_not_published"));
  }

  @Test
  void countsWhatIsThereInEachLanguage() {
    UUID script = desk.scripts.create(mai, TestScripts.aScript());

    assertThat(desk.scripts.find(mai, script).languages())
        .containsExactly(
            new LanguageCoverage("en", true, 6, 6, 6, 0),
            new LanguageCoverage("hmn", false, 6, 4, 0, 0));
  }

  @Test
  void marksWhatIsNotTranslatedAndShowsTheEnglishBesideIt() {
    UUID script = desk.scripts.create(mai, TestScripts.aScript());
    ScriptRendering rendering = desk.scripts.rendering(desk.scripts.publish(mai, script), "hmn");

    assertThat(rendering.line("hello").state()).isEqualTo(TextState.DRAFT);
    assertThat(rendering.line("come.no"))
        .isEqualTo(
            new ScriptRendering.Line(
                "come.no", "", TextState.MISSING, "No", TextState.REVIEWED, "en"));
  }

  @Test
  void saysDatesInHmong() {
    UUID script = desk.scripts.create(mai, TestScripts.aScript());
    ScriptRendering rendering = desk.scripts.rendering(desk.scripts.publish(mai, script), "hmn");
    ScriptArguments arguments = new Previews(desk.jdbi, desk.clock).sample(mai);

    assertThat(rendering.say("come", arguments))
        .startsWith("Koj puas tuaj rau ")
        .doesNotContain("M1");
    assertThat(rendering.sayBeside("come", arguments))
        .isEqualTo("Will you come on Wednesday, November 25?");
  }

  static List<Named<StarterScript>> starters() {
    return StarterScripts.all().stream().map(starter -> Named.of(starter.key(), starter)).toList();
  }

  @ParameterizedTest
  @MethodSource("starters")
  void hasNothingToMendInAScriptThatBeginsWithAStarter(StarterScript starter) {
    UUID script = desk.scripts.createFromStarter(mai, starter.key(), "Ours");

    ScriptVersion draft = desk.scripts.newest(mai, script);
    assertThat(StructureCheck.of(draft.structure())).isEmpty();
    assertThat(ScriptCheck.of(draft)).isEmpty();
    assertThat(ScriptCheck.unused(draft)).isEmpty();
    assertThat(desk.scripts.find(mai, script).languages())
        .extracting(LanguageCoverage::tag)
        .containsExactlyInAnyOrderElementsOf(starter.texts().keySet());
  }
}
