package org.polyphony.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

class DraftsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final ScriptDesk desk = new ScriptDesk(database.jdbi());
  private final Viewer mai = ScriptDesk.coordinator();
  private final UUID script = desk.scripts.create(mai, TestScripts.aScript());

  @Test
  void addsAStepBehindAnother() {
    assertThat(
            desk.drafts.edit(
                mai, script, 1, StructureEdits.add(TestScripts.say("why"), Map.of(), "hello")))
        .isTrue();

    assertThat(steps()).containsExactly("hello", "why", "come", "bye");
    assertThat(draft().revision()).isEqualTo(2);
  }

  @Test
  void movesAStepAtMostToTheEdge() {
    desk.drafts.edit(mai, script, 1, StructureEdits.move("bye", -9));
    assertThat(steps()).containsExactly("bye", "hello", "come");

    desk.drafts.edit(mai, script, 2, StructureEdits.move("hello", 1));
    assertThat(steps()).containsExactly("bye", "come", "hello");
  }

  @Test
  void forgetsTheWayToAStepThatIsDeleted() {
    desk.drafts.edit(mai, script, 1, StructureEdits.delete("bye"));

    assertThat(draft().structure().step("come").orElseThrow().next()).isEmpty();
    assertThat(StructureCheck.of(draft().structure()))
        .extracting(ScriptProblem::code)
        .containsExactly("dead_end");
  }

  @Test
  void dropsASlotThatNothingFeedsAnyMore() {
    desk.drafts.edit(mai, script, 1, StructureEdits.delete("come"));

    assertThat(draft().structure().slots()).isEmpty();
  }

  @Test
  void bringsADeletedStepBackWithItsTextsAndItsPlace() {
    desk.drafts.edit(mai, script, 1, StructureEdits.delete("come"));
    assertThat(steps()).containsExactly("hello", "bye");

    assertThat(desk.drafts.undo(mai, script, 1)).isTrue();

    assertThat(draft().structure()).isEqualTo(TestScripts.invitation());
    assertThat(draft().version().bundles().words("hmn", "come.yes")).isEqualTo("Tuaj");
  }

  @Test
  void takesNothingBackThatWasEditedSince() {
    desk.drafts.edit(mai, script, 1, StructureEdits.delete("come"));
    desk.drafts.edit(mai, script, 2, StructureEdits.add(TestScripts.say("why"), Map.of(), ""));

    assertThat(desk.drafts.undo(mai, script, 1)).isFalse();
    assertThat(steps()).containsExactly("hello", "bye", "why");
  }

  @Test
  void duplicatesAStepWithItsTextsInEveryLanguageAndTakesThatBack() {
    assertThat(desk.steps.copy(mai, script, 1, "come")).contains("come-2");

    assertThat(steps()).containsExactly("hello", "come", "come-2", "bye");
    Step copy = draft().structure().step("come-2").orElseThrow();
    assertThat(copy)
        .isEqualTo(TestScripts.invitation().step("come").orElseThrow().called("come-2"));
    assertThat(draft().version().bundles().words("hmn", "come-2.yes")).isEqualTo("Tuaj");
    assertThat(draft().version().bundles().words("en", "come-2"))
        .isEqualTo(TestScripts.english().get("come"));

    assertThat(desk.drafts.undo(mai, script, 1)).isTrue();
    assertThat(draft().structure()).isEqualTo(TestScripts.invitation());
    assertThat(desk.steps.copy(mai, script, 1, "come")).isEmpty();
  }

  @Test
  void duplicatesHowALineIsReadAndWhatItWasTranslatedFromAndNeverTheStepThatWasDeleted() {
    desk.translations.pronounce(
        mai, script, "hmn", List.of(new Translations.Change("come", "", "kaw poo-ah too-ah")));
    desk.translations.review(
        mai,
        script,
        "hmn",
        List.of(
            new Translations.Change(
                "come", TestScripts.hmong().get("come"), TestScripts.hmong().get("come"))));
    assertThat(desk.steps.copy(mai, script, 1, "come")).contains("come-2");

    Bundles.Text line = draft().version().bundles().find("hmn", "come").orElseThrow();
    Bundles.Text copy = draft().version().bundles().find("hmn", "come-2").orElseThrow();
    assertThat(copy).isEqualTo(line);
    assertThat(copy.pronunciation()).isEqualTo("kaw poo-ah too-ah");
    assertThat(copy.source()).isEqualTo(TestScripts.english().get("come"));
    assertThat(copy.state()).isEqualTo(TextState.REVIEWED);

    desk.translations.save(
        mai,
        script,
        "en",
        List.of(new Translations.Change("come-2", TestScripts.english().get("come"), "Really?")));
    desk.drafts.edit(mai, script, 2, StructureEdits.delete("come-2"));
    assertThat(desk.steps.copy(mai, script, 3, "come")).contains("come-3");
    assertThat(draft().version().bundles().words("en", "come-2")).isEqualTo("Really?");
  }

  @Test
  void neverChangesAVersionThatACallerMayBeReading() {
    UUID first = desk.scripts.publish(mai, script);
    ScriptVersion before = new ScriptDesk(database.jdbi()).scripts.version(first);
    assertThatThrownBy(
            () ->
                desk.translations.save(
                    mai,
                    script,
                    "hmn",
                    List.of(new Translations.Change("bye", "Ua tsaug!", "Sib ntsib dua!"))))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> desk.steps.copy(mai, script, 1, "come")).isInstanceOf(Problem.class);

    desk.drafts.begin(mai, script, first);
    desk.drafts.edit(mai, script, draft().revision(), StructureEdits.delete("come"));
    desk.translations.save(
        mai, script, "hmn", List.of(new Translations.Change("bye", "Ua tsaug!", "Sib ntsib dua!")));
    desk.scripts.publish(mai, script);

    assertThat(new ScriptDesk(database.jdbi()).scripts.version(first)).isEqualTo(before);
  }

  @Test
  void changesNothingOnAStaleForm() {
    desk.drafts.edit(mai, script, 1, StructureEdits.move("bye", -1));

    assertThat(desk.drafts.edit(mai, script, 1, StructureEdits.delete("hello"))).isFalse();
    assertThat(steps()).containsExactly("hello", "bye", "come");
  }

  @Test
  void replacesAStepAndDeclaresItsNewSlot() {
    Step come = TestScripts.ask("come", List.of("yes", "no"), Map.of("yes", "vote"), Map.of());
    desk.drafts.edit(mai, script, 1, StructureEdits.replace(come, Map.of("vote", SlotKind.VOTE)));

    assertThat(draft().structure().step("come")).contains(come);
    assertThat(draft().structure().slots()).isEqualTo(Map.of("vote", SlotKind.VOTE));
  }

  @Test
  void editsNothingThatIsPublished() {
    desk.scripts.publish(mai, script);

    assertThatThrownBy(() -> desk.drafts.edit(mai, script, 1, StructureEdits.delete("hello")))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("script_no_draft"));
  }

  @Test
  void beginsTheNextVersionOnceWithAllTextsAndTheirStates() {
    UUID first = desk.scripts.publish(mai, script);

    assertThat(desk.drafts.begin(mai, script, first)).isTrue();
    assertThat(desk.drafts.begin(mai, script, first)).isFalse();

    assertThat(draft().version().number()).isEqualTo(2);
    assertThat(draft().version().bundles()).isEqualTo(desk.scripts.version(first).bundles());
  }

  @Test
  void copiesAVersionIntoAScriptOfItsOwn() {
    UUID first = desk.scripts.publish(mai, script);
    UUID copy = desk.drafts.copy(mai, first, "Autumn");

    ScriptVersion copied = desk.scripts.newest(mai, copy);
    assertThat(copied.name()).isEqualTo("Autumn");
    assertThat(copied.structure()).isEqualTo(TestScripts.invitation());
    assertThat(copied.bundles()).isEqualTo(desk.scripts.version(first).bundles());
  }

  @Test
  void copiesNothingFromAnotherOrganization() {
    UUID first = desk.scripts.publish(mai, script);

    assertThatThrownBy(() -> desk.drafts.copy(ScriptDesk.coordinator(), first, "Mine"))
        .isInstanceOf(Problem.class);
  }

  private Drafts.Draft draft() {
    return desk.drafts.find(mai, script).orElseThrow();
  }

  private List<String> steps() {
    return draft().structure().steps().stream().map(Step::id).toList();
  }
}
