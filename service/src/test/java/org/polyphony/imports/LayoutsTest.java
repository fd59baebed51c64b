package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutsTest {

  private final Layouts layouts = new Layouts(Headers.standard());

  @ParameterizedTest
  @CsvSource({
    "windows-1252, 'José Peña, María López, Año nuevo', windows-1252",
    "windows-1251, 'Иван Петренко, Олена Шевченко', windows-1251",
    "windows-1251, 'ИВАН ПЕТРЕНКО, олена шевченко', windows-1251",
    "windows-1256, 'محمد علي، فاطمة حسن', windows-1256",
    "windows-1256, 'عبد الله خان، زهرا احمدي، مريم حسيني', windows-1256",
    "GB18030, '李小龙, 王芳, 张伟', GB18030",
    "Big5, '陳美玲, 黃志明, 張偉', Big5",
    "EUC-KR, '김민수, 이영희, 박지성', EUC-KR",
    "UTF-8, 'Nguyễn Thị Hoa', UTF-8",
    "UTF-16LE, 'Mai Vang and others', UTF-16LE"
  })
  void findsTheEncoding(String written, String names, String found) {
    byte[] file = ("name;phone\n" + names + ";9165550100\n").getBytes(Charset.forName(written));

    assertThat(Encodings.find(file).encoding()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "name,phone,note!,",
        "name;phone;a, b and c!;",
        "name|phone|a, b!|",
        "\"Vang, Mai\",916,x!,",
        "one column only!,"
      })
  void findsWhatStandsBetweenTheColumns(String line, String delimiter) {
    assertThat(Delimiters.find((line + "\n").repeat(5))).isEqualTo(delimiter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "name,phone!true",
        "Mai Vang,916-555-0100!false",
        "mai@x.invalid,Mai!false",
        "who,where to call!true",
        "1001,Mai Vang!false"
      })
  void tellsAHeaderFromARow(String first, boolean header) {
    byte[] file = (first + "\nPao Vang,916-555-0101\n").getBytes(StandardCharsets.UTF_8);

    assertThat(layouts.find(file, Wishes.NONE, Map.of()).header()).isEqualTo(header);
  }
}
