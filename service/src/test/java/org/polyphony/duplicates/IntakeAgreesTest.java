package org.polyphony.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.platform.TestDatabase;

/**
 * An import takes two entries for one exactly where the rule is certain, and has the rest asked.
 */
class IntakeAgreesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  static List<LikenessTest.Case> cases() {
    return LikenessTest.cases();
  }

  /** Within one file a number that names two people is nobody's, whoever gave it. */
  static List<LikenessTest.Case> casesOfOneFile() {
    return LikenessTest.cases().stream()
        .filter(held -> held.one().identifier() == null || !held.why().contains("change of name"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bringsInByTwoFilesWhatTheRuleSays(LikenessTest.Case held) {
    DuplicatesFixture fixture = new DuplicatesFixture(database);
    fixture.bringIn(held.one());
    fixture.bringIn(held.other());

    agrees(held, fixture);
  }

  @ParameterizedTest
  @MethodSource("casesOfOneFile")
  void bringsInByOneFileWhatTheRuleSays(LikenessTest.Case held) {
    DuplicatesFixture fixture = new DuplicatesFixture(database);
    fixture.bringIn(held.one(), held.other());

    agrees(held, fixture);
  }

  private static void agrees(LikenessTest.Case held, DuplicatesFixture fixture) {
    assertThat(fixture.entries()).isEqualTo(held.verdict() == Likeness.Verdict.SAME ? 1 : 2);
    assertThat(fixture.open()).hasSize(held.verdict() == Likeness.Verdict.LIKELY ? 1 : 0);
  }
}
