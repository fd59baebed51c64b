package org.polyphony.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.platform.Ids;

/** Whom a word means that is typed from paper. */
class SheetsTest {

  private static final List<Sheets.Line> LINES =
      List.of(
          line(1, "Mai Vang"), line(2, "Nguyễn Thị Lan"), line(3, "Lan Đặng"), line(12, "李 美玲"));

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "12, 12",
    "' 3 ', 3",
    "vang, 1",
    "nguyen, 2",
    "lan nguyen, 2",
    "DANG, 3",
    "美玲, 12"
  })
  void findsOneByTheirNumberOrAnyPartOfTheirName(String typed, int number) {
    assertThat(Sheets.found(LINES, typed)).extracting(Sheets.Line::number).containsExactly(number);
  }

  @Test
  void findsAllWhomItMayMeanAndNobodyByNothing() {
    assertThat(Sheets.found(LINES, "lan")).hasSize(2);
    assertThat(Sheets.found(LINES, "2 4")).isEmpty();
    assertThat(Sheets.found(LINES, " ")).isEmpty();
    assertThat(Sheets.found(LINES, "13")).isEmpty();
  }

  private static Sheets.Line line(int number, String name) {
    return new Sheets.Line(number, Ids.next(), name, "und", 1, List.of(), false, false);
  }
}
