package org.polyphony.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellFormatsTest {

  /** Style 0 is of no format, 1 a built-in date, and so on. */
  private static final String STYLES =
      """
      <styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/>
      <numFmt numFmtId="165" formatCode="00000-0000"/>
      <numFmt numFmtId="166" formatCode="[$-409]mmmm d, yyyy;@"/>
      <numFmt numFmtId="167" formatCode="&quot;day&quot; 0 [Red]"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>
      <xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/></cellXfs></styleSheet>
      """;

  @ParameterizedTest
  @CsvSource({
    "0, 9165550101, 9165550101",
    "0, 9.165550101E9, 9165550101",
    "0, 9165550101.0, 9165550101",
    "0, 0.30000000000000004, 0.3",
    "0, 1.2345678901234568E+16, 1.23456789012346E+16",
    "0, 1e999999999, 1e999999999",
    "0, -3, -3",
    "0, 0, 0",
    "0, TRUE, TRUE",
    "1, 22315, 1961-02-03",
    "1, 59, 1900-02-28",
    "1, 61, 1900-03-01",
    "4, 45292.75, 2024-01-01 18:00",
    "6, 0.5, 12:00",
    "1, 99999999, 99999999",
    "2, 1234, 01234",
    "2, 123456, 123456",
    "3, 958231234, 95823-1234",
    "5, 22315, 22315",
    "99, 12, 12"
  })
  void showsWhatTheReaderOfTheSheetSaw(int style, String number, String text) throws Exception {
    assertThat(formats(false).text(style, number)).isEqualTo(text);
  }

  @Test
  void countsDaysAsTheFirstMacintoshDid() throws Exception {
    assertThat(formats(true).text(1, "20853")).isEqualTo("1961-02-03");
  }

  private static CellFormats formats(boolean since1904) throws Exception {
    CellFormats formats = new CellFormats(since1904);
    formats.read(new ByteArrayInputStream(STYLES.getBytes(StandardCharsets.UTF_8)));
    return formats;
  }
}
