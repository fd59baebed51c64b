package org.polyphony.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultTest {

  /** The table of the API's names, one column a word: then what follows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        //                 reached | ends | number bad | counts
        "talked           | yes     | yes        |     | yes |",
        "no_answer        |         |            |     | yes | rest",
        "busy             |         |            |     | yes | rest",
        "left_message     |         |            |     | yes | rest",
        "not_available    |         |            |     | yes | rest",
        "call_back        | yes     |            |     | yes | follow-up",
        "refused          | yes     | yes        |     | yes |",
        "wrong_number     |         | line       | yes | yes |",
        "disconnected     |         | line       | yes | yes |",
        "language_barrier | met     |            |     |     | hand-off",
        "moved            |         | yes        |     | yes |",
        "deceased         |         | everywhere |     | yes |",
        "do_not_call      | yes     | yes        |     | yes | suppression"
      })
  void meansWhatTheTableSays(
      String code, String reached, String ends, String numberBad, String counts, String then) {
    Result result = Result.of(code).orElseThrow();

    assertThat(result.reached()).isEqualTo("yes".equals(reached));
    assertThat(result.barrierMet()).isEqualTo("met".equals(reached));
    assertThat(result.ends()).isEqualTo("yes".equals(ends) || "everywhere".equals(ends));
    assertThat(result.endsEverywhere()).isEqualTo("everywhere".equals(ends));
    assertThat(result.endsLine()).isEqualTo("line".equals(ends));
    assertThat(result.numberBad()).isEqualTo("yes".equals(numberBad));
    assertThat(result.countsAsAttempt()).isEqualTo("yes".equals(counts));
    assertThat(result.retry()).isEqualTo("rest".equals(then));
    assertThat(result.needsTime()).isEqualTo("follow-up".equals(then));
    assertThat(result.needsLanguage()).isEqualTo("hand-off".equals(then));
    assertThat(result.suppresses()).isEqualTo("suppression".equals(then));
  }

  @Test
  void everyResultIsInTheTable() throws NoSuchMethodException {
    CsvSource table =
        ResultTest.class
            .getDeclaredMethod(
                "meansWhatTheTableSays",
                String.class,
                String.class,
                String.class,
                String.class,
                String.class,
                String.class)
            .getAnnotation(CsvSource.class);
    List<String> codes =
        Arrays.stream(table.value())
            .map(row -> row.substring(0, row.indexOf('|')).strip())
            .toList();

    assertThat(Result.values()).extracting(Result::code).containsExactlyElementsOf(codes);
  }

  @Test
  void restsOnlyWhereTheLineComesUpAgain() {
    for (Result result : Result.values()) {
      assertThat(result.rest().isZero()).as(result.code()).isEqualTo(!result.retry());
    }
    assertThat(Result.BUSY.rest()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void knowsNoResultThatIsNotOne() {
    assertThat(Result.of("TALKED")).isEmpty();
    assertThat(Result.of("not_home")).isEmpty();
  }
}
