package org.polyphony.starters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.ScriptSummary;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.ScriptsModule;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class BeginningsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-11-22T18:00:00Z");
  private final ScriptsModule scripts =
      new ScriptsModule(
          database.jdbi(),
          clock,
          new Audit(clock),
          Messages.load(getClass().getClassLoader()),
          (viewer, contact) -> ScriptArguments.NONE);
  private final Beginnings beginnings =
      new Beginnings(database.jdbi(), scripts.scripts(), scripts.drafts());
  private final Viewer mai = coordinator();

  static List<Named<Starter>> starters() {
    return Starter.all().stream().map(starter -> Named.of(starter.key(), starter)).toList();
  }

  @ParameterizedTest
  @MethodSource("starters")
  void makesAScriptOfEachStarterThatCanBePublishedAsItIs(Starter starter) {
    UUID script = beginnings.begin(mai, "Ours", "starter:" + starter.key(), "en");

    ScriptVersion published =
        database
            .jdbi()
            .inTransaction(
                handle ->
                    scripts
                        .scripts()
                        .version(
                            handle,
                            scripts
                                .scripts()
                                .publish(handle, mai.organization(), mai.user(), script)));
    assertThat(published.name()).isEqualTo("Ours");
    assertThat(published.structure()).isEqualTo(starter.script().structure());
    assertThat(published.languages())
        .hasSize(6)
        .allSatisfy(language -> assertThat(language.texts()).isEqualTo(language.lines()))
        .allSatisfy(language -> assertThat(language.reviewed()).isEqualTo(language.source()));
  }

  @Test
  void copiesOneOfOnesOwn() {
    beginnings.begin(mai, "First", "starter:survey", "en");
    ScriptSummary first = beginnings.own(mai).get(0);

    beginnings.begin(mai, "Second", "copy:" + first.draft().id(), "en");

    assertThat(beginnings.own(mai))
        .extracting(ScriptSummary::name)
        .containsExactlyInAnyOrder("First", "Second");
    assertThatThrownBy(
            () -> beginnings.begin(coordinator(), "Theirs", "copy:" + first.draft().id(), "en"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }

  @Test
  void beginsWithNothingInTheLanguageThatOneWritesIn() {
    beginnings.begin(mai, "From nothing", "empty", "vi");

    assertThat(beginnings.own(mai)).extracting(ScriptSummary::sourceLanguage).containsExactly("vi");
  }

  @ParameterizedTest
  @CsvSource({
    "starter:absent, en, 404",
    "copy:not-an-id, en, 404",
    "empty, xx, 422",
    "empty, und, 422"
  })
  void refusesWhatIsNotThere(String from, String source, int status) {
    assertThatThrownBy(() -> beginnings.begin(mai, "Name", from, source))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    assertThat(beginnings.own(mai)).isEmpty();
  }

  private static Viewer coordinator() {
    return new Viewer(
        Ids.next(),
        Ids.next(),
        "Mai Yang",
        Set.of(Role.COORDINATOR),
        Set.of("en"),
        Set.of("en"),
        "en",
        null,
        false);
  }
}
