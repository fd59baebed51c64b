package org.polyphony.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.scripts.Translations.Change;
import org.polyphony.scripts.Translations.Conflict;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class TranslationsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final ScriptDesk desk = new ScriptDesk(database.jdbi());
  private final Viewer mai = ScriptDesk.coordinator();
  private final Viewer pao =
      ScriptDesk.viewer(mai.organization(), Set.of(Role.TRANSLATOR), Set.of("mww"));
  private final UUID script = desk.scripts.create(mai, TestScripts.aScript());

  @Test
  void keepsATranslationAsADraft() {
    assertThat(save(pao, "hmn", new Change("come.no", "", " Tsis tuaj\r\n"))).isEmpty();

    assertThat(line("hmn", "come.no").text()).isEqualTo("Tsis tuaj");
    assertThat(line("hmn", "come.no").state()).isEqualTo(TextState.DRAFT);
  }

  @Test
  void isReviewedByNameWhereATranslatorReadsTheLanguage() {
    assertThat(review(pao, "hmn", "bye", "Ua tsaug!")).isEqualTo(1);

    assertThat(line("hmn", "bye").state()).isEqualTo(TextState.REVIEWED);
    assertThat(line("hmn", "bye").reviewedBy()).isEqualTo(pao.user());
  }

  @Test
  void isNotReviewedByWhoDoesNotReadTheLanguage() {
    Viewer linh = ScriptDesk.viewer(mai.organization(), Set.of(Role.TRANSLATOR), Set.of("vi"));

    assertThatThrownBy(() -> review(linh, "hmn", "bye", "Ua tsaug!"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
  }

  @Test
  void isNotReviewedWhereTheTextIsNoLongerTheOneThatWasSeen() {
    save(mai, "hmn", new Change("bye", "Ua tsaug!", "Ua tsaug ntau!"));

    assertThat(review(pao, "hmn", "bye", "Ua tsaug!")).isZero();
    assertThat(line("hmn", "bye").state()).isEqualTo(TextState.DRAFT);
  }

  @Test
  void isADraftAgainWhenSomebodyChangesIt() {
    review(pao, "hmn", "bye", "Ua tsaug!");
    save(mai, "hmn", new Change("bye", "Ua tsaug!", "Ua tsaug ntau!"));

    assertThat(line("hmn", "bye").state()).isEqualTo(TextState.DRAFT);
    assertThat(line("hmn", "bye").reviewedBy()).isNull();
  }

  @Test
  void goesStaleWhenItsSourceChanges() {
    review(pao, "hmn", "bye", "Ua tsaug!");
    save(mai, "en", new Change("bye", "Thank you!", "Thank you very much!"));

    assertThat(line("hmn", "bye").state()).isEqualTo(TextState.STALE);
    assertThat(line("hmn", "hello").state()).isEqualTo(TextState.DRAFT);
    assertThat(line("en", "bye").state()).isEqualTo(TextState.REVIEWED);
  }

  @Test
  void savesWhatNobodyElseChangedAndLosesNeitherOfTwoTexts() {
    save(pao, "hmn", new Change("bye", "Ua tsaug!", "Ua tsaug koj!"));

    List<Conflict> conflicts =
        save(
            mai,
            "hmn",
            new Change("bye", "Ua tsaug!", "Ua tsaug ntau!"),
            new Change("come.maybe", "", "Tej zaum"),
            new Change(
                "hello",
                "old text that somebody else replaced",
                "old text that somebody else replaced"));

    assertThat(conflicts).containsExactly(new Conflict("bye", "Ua tsaug koj!", "Ua tsaug ntau!"));
    assertThat(line("hmn", "bye").text()).isEqualTo("Ua tsaug koj!");
    assertThat(line("hmn", "come.maybe").text()).isEqualTo("Tej zaum");
    assertThat(line("hmn", "hello").text()).startsWith("Nyob zoo");
  }

  @Test
  void makesNothingOfASecondClick() {
    Change change = new Change("bye", "Ua tsaug!", "Ua tsaug ntau!");

    assertThat(save(mai, "hmn", change)).isEmpty();
    assertThat(save(mai, "hmn", change)).isEmpty();
  }

  @Test
  void leavesTheSourceToTheCoordinator() {
    assertThatThrownBy(() -> save(pao, "en", new Change("bye", "Thank you!", "Thanks!")))
        .isInstanceOf(Problem.class);
  }

  @Test
  void takesNoLanguageThatNobodyKnows() {
    assertThatThrownBy(() -> save(mai, "xx-none", new Change("bye", "", "?")))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.fields().get(0).code()).isEqualTo("unknown_language"));
  }

  private List<Conflict> save(Viewer viewer, String tag, Change... changes) {
    return desk.translations.save(viewer, script, tag, List.of(changes));
  }

  private int review(Viewer viewer, String tag, String key, String text) {
    return desk.translations.review(viewer, script, tag, List.of(new Change(key, text, text)));
  }

  private Bundles.Text line(String tag, String key) {
    return desk.scripts.newest(mai, script).bundles().find(tag, key).orElseThrow();
  }
}
