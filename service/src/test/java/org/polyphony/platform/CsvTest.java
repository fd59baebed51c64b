package org.polyphony.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Nguyễn Thị Hoa | Nguyễn Thị Hoa",
        "=HYPERLINK(\"x\") | \"'=HYPERLINK(\"\"x\"\")\"",
        "@SUM(A1) | '@SUM(A1)",
        "+1 916 555 0100 | +1 916 555 0100",
        "-5.2 | -5.2",
        "-2+3+cmd() | '-2+3+cmd()",
        "a,b | \"a,b\"",
      })
  void writesNoCellThatASpreadsheetTakesForAFormula(String cell, String written)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Csv csv = new Csv(out)) {
      csv.row(cell);
    }

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\ufeff" + written + "\r\n");
  }
}
