package org.polyphony.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {

  @ParameterizedTest
  @CsvSource({
    "windows-1252, 'José Peña, María López, Año nuevo', windows-1252",
    "x-MacRoman, 'José Peña, María López, Año nuevo', x-MacRoman",
    "windows-1251, 'Иван Петренко, Олена Шевченко', windows-1251",
    "windows-1251, 'ИВАН ПЕТРЕНКО, олена шевченко', windows-1251",
    "KOI8-R, 'Иван Петренко, Олена Шевченко', KOI8-R",
    "windows-1256, 'محمد علي، فاطمة حسن', windows-1256",
    "windows-1256, 'عبد الله خان، زهرا احمدي، مريم حسيني', windows-1256",
    "GB18030, '李小龙, 王芳, 张伟', GB18030",
    "Big5, '陳美玲, 黃志明, 張偉', Big5",
    "GB18030, '姓名, 手机, 语言 陆燕 普通话', GB18030",
    "Big5, '姓名, 電話, 語言 阮秋 廣東話', Big5",
    "EUC-KR, '김민수, 이영희, 박지성', EUC-KR",
    "Shift_JIS, '田中さくら, スズキ イチロー', Shift_JIS",
    "UTF-8, 'Nguyễn Thị Hoa', UTF-8",
    "UTF-16LE, 'Mai Vang and others', UTF-16LE",
    "UTF-16BE, 'Mai Vang and others', UTF-16BE",
    "UTF-16LE, '李小龙, 王芳, 张伟', UTF-16LE",
    "UTF-16BE, 'محمد علي، فاطمة حسن', UTF-16BE"
  })
  void findsTheEncoding(String written, String names, String found) {
    byte[] file = ("name;phone\n" + names + ";9165550100\n").getBytes(Charset.forName(written));

    assertThat(Encodings.find(file).encoding()).isEqualTo(found);
  }

  @Test
  void takesAFileWithAStrayZeroForText() {
    byte[] file = "name,phone\nMai\0 Vang,9165550100\n".getBytes(StandardCharsets.UTF_8);

    assertThat(Encodings.find(file).encoding()).isEqualTo("UTF-8");
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] file = new byte[4_000];
    for (int i = 0; i < file.length; i++) {
      file[i] = (byte) (i % 31);
    }

    assertThatThrownBy(() -> Encodings.find(file))
        .isInstanceOfSatisfying(
            Unreadable.class, unreadable -> assertThat(unreadable.code()).isEqualTo("not_a_table"));
  }

  @ParameterizedTest
  @CsvSource({"José Peña", "Nguyễn Thị Hoa", "Иван Петренко", "李小龙"})
  void putsRightWhatWasWrittenTwice(String name) {
    String garbled =
        new String(name.getBytes(StandardCharsets.UTF_8), Charset.forName("ISO-8859-1"));
    String file = "name,phone\n" + garbled + ",9165550100\n";

    assertThat(Encodings.find(file.getBytes(StandardCharsets.UTF_8)).encoding())
        .isEqualTo(Encodings.TWICE);
    assertThat(TwiceEncoded.repaired(garbled)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"José Peña", "Nguyễn Thị Hoa", "Âu Cơ", "Иван", "Mai Vang", "100 € – “ok”"})
  void leavesAloneWhatWasWrittenOnce(String name) {
    assertThat(TwiceEncoded.repaired(name)).isEqualTo(name);
    assertThat(TwiceEncoded.isLikely(name)).isFalse();
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

  @Test
  void takesMarksThatTurnTheDirectionOutOfANameAndLeavesItsJoiners() {
    assertThat(PlainText.of("Mai\u202e gnaV\u2066\u200f\0\u0007")).isEqualTo("Mai gnaV");
    assertThat(PlainText.of("\ud83d halved")).isEqualTo(" halved");
    assertThat(PlainText.of("می\u200cخواهم 😀\tx\n")).isEqualTo("می\u200cخواهم 😀\tx\n");
  }
}
