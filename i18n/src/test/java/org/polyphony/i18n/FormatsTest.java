package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

  /** Tuesday evening in Sacramento, Wednesday in Kathmandu. */
  private static final Instant ELECTION = Instant.parse("2026-11-04T02:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en      | Tuesday, November 3, 2026            | 6:00 PM          | 12,345.6
          es      | martes, 3 de noviembre de 2026       | 6:00 p.m.        | 12,345.6
          vi      | Thứ Ba, 3 tháng 11, 2026             | 18:00            | 12.345,6
          hmn     | hnub Zwj Quag, lub Kaum Ib Hlis tim 3, 2026 | 6:00 tsaus ntuj | 12,345.6
          mww     | hnub Zwj Quag, lub Kaum Ib Hlis tim 3, 2026 | 6:00 tsaus ntuj | 12,345.6
          tl      | Martes, Nobyembre 3, 2026            | 6:00 PM          | 12,345.6
          yue     | 2026年11月3日 星期二                 | 下午6:00         | 12,345.6
          cmn     | 2026年11月3日星期二                  | 18:00            | 12,345.6
          ru      | вторник, 3 ноября 2026 г.            | 18:00            | 12 345,6
          ko      | 2026년 11월 3일 화요일               | 오후 6:00        | 12,345.6
          fa      | سه‌شنبه ۳ نوامبر ۲۰۲۶                | ۱۸:۰۰            | ۱۲٬۳۴۵٫۶
          prs     | سه‌شنبه ۳ نومبر ۲۰۲۶                 | ۱۸:۰۰            | ۱۲٬۳۴۵٫۶
          ilo     | Martes, Nobiembre 3, 2026            | 6:00 iti rabii   | 12,345.6
          sm      | Aso Lua, 3 Novema 2026               | 6:00 i le afiafi | 12,345.6
          fj      | Tusiti, 3 Noveba 2026                | 6:00 ni yakavi   | 12,345.6
          mh      | Juje, Nobōm̧ba 3, 2026                | 6:00 in jota     | 12,345.6
          ium     | Leiz-baaix-nyeic, ziepc yietv hlaax hnoi 3, 2026 | 6:00 PM | 12,345.6
          kar     | Tuesday, November 3, 2026            | 6:00 PM          | 12,345.6
          xx      | Tuesday, November 3, 2026            | 6:00 PM          | 12,345.6
          en-XA   | Tuesday, November 3, 2026            | 6:00 PM          | 12,345.6
          ar-XB   | Tuesday, November 3, 2026            | 6:00 PM          | 12,345.6
          """)
  void writesDatesTimesAndNumbersAsTheLanguageDoes(
      String tag, String date, String time, String number) {
    Formats formats = Formats.of(tag, LOS_ANGELES);

    assertThat(formats.fullDate(ELECTION)).isEqualTo(date);
    assertThat(formats.time(ELECTION)).isEqualTo(time);
    assertThat(formats.number(12345.6).replace('\u00a0', ' ')).isEqualTo(number);
  }

  @Test
  void writesTheGregorianYearInEveryLanguage() {
    for (Language language : Languages.standard().all()) {
      String date = Formats.of(language.tag(), LOS_ANGELES).fullDate(ELECTION);
      String digits =
          date.codePoints()
              .map(c -> Character.isDigit(c) ? Character.digit(c, 10) + '0' : c)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();

      assertThat(digits).as(language.tag()).contains("2026").doesNotContain("M11");
    }
  }

  @Test
  void leaksNothingOfTheMachinesOwnLocale() {
    assertThat(Locale.getDefault()).isEqualTo(new Locale("tr", "TR"));
    for (Language language : Languages.standard().all()) {
      Formats formats = Formats.of(language.tag(), LOS_ANGELES);

      assertThat(formats.fullDate(ELECTION) + formats.dateAndTime(ELECTION))
          .as(language.tag())
          .doesNotContain("Kasım")
          .doesNotContain("Salı");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | Tuesday, November 3     | November 3, 2026 at 6:00 PM      | 11/3/2026  | A, B, and C  | 42%
          es  | martes, 3 de noviembre  | 3 de noviembre de 2026 a las 6:00 p.m. | 3/11/2026 | A, B y C | 42%
          hmn | hnub Zwj Quag, lub Kaum Ib Hlis tim 3 | lub Kaum Ib Hlis tim 3, 2026 thaum 6:00 tsaus ntuj | 11/3/2026 | A, B thiab C | 42%
          ilo | Martes, Nobiembre 3     | Nobiembre 3, 2026, 6:00 iti rabii | 11/3/2026 | A, B ken C   | 42%
          kar | Tuesday, November 3     | November 3, 2026 at 6:00 PM      | 11/3/2026  | A, B, C      | 42%
          """)
  void writesTheFormsOfPages(
      String tag, String day, String both, String numbers, String list, String percent) {
    Formats formats = Formats.of(tag, LOS_ANGELES);

    assertThat(formats.weekdayAndDate(ELECTION)).isEqualTo(day);
    assertThat(formats.dateAndTime(ELECTION)).isEqualTo(both);
    assertThat(formats.shortDate(ELECTION)).isEqualTo(numbers);
    assertThat(formats.list(List.of("A", "B", "C"))).isEqualTo(list);
    assertThat(formats.percent(0.42).replace("\u00a0", "")).isEqualTo(percent);
  }

  @Test
  void showsMomentsInTheGivenZoneAndLocalValuesAsTheyAre() {
    assertThat(Formats.of("en", ZoneId.of("Asia/Kathmandu")).date(ELECTION))
        .isEqualTo("November 4, 2026");
    assertThat(Formats.of("en", ZoneOffset.ofHours(-8)).time(ELECTION)).isEqualTo("6:00 PM");
    assertThat(Formats.of("en", ZoneOffset.UTC).time(ELECTION)).isEqualTo("2:00 AM");
    for (String tag : List.of("en", "hmn")) {
      Formats formats = Formats.of(tag, LOS_ANGELES);
      assertThat(formats.date(LocalDate.of(2026, 11, 3))).isEqualTo(formats.date(ELECTION));
      assertThat(formats.time(LocalTime.of(18, 0))).isEqualTo(formats.time(ELECTION));
      assertThat(formats.dateAndTime(LocalDateTime.of(2026, 11, 3, 18, 0)))
          .isEqualTo(formats.dateAndTime(ELECTION));
    }
  }

  @Test
  void servesManyThreadsAtOnce() {
    List<String> days =
        IntStream.range(0, 4000)
            .parallel()
            .mapToObj(
                i ->
                    Formats.of(i % 2 == 0 ? "vi" : "es", LOS_ANGELES)
                        .date(LocalDate.of(2026, 1, 1 + i % 28)))
            .toList();

    for (int i = 0; i < days.size(); i++) {
      assertThat(days.get(i))
          .isEqualTo((1 + i % 28) + (i % 2 == 0 ? " tháng 1 2026" : " de enero de 2026"));
    }
  }

  @Test
  void inventsNoDayForATimeAndNoTimeForADay() {
    for (String tag : List.of("en", "hmn")) {
      Formats formats = Formats.of(tag, LOS_ANGELES);
      assertThatThrownBy(() -> formats.date(LocalTime.NOON)).isInstanceOf(DateTimeException.class);
      assertThatThrownBy(() -> formats.time(LocalDate.EPOCH)).isInstanceOf(DateTimeException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 12:00 ib tag hmo",
    "5, 5:00 sawv ntxov",
    "11, 11:00 sawv ntxov",
    "12, 12:00 tav su",
    "16, 4:00 tav su",
    "17, 5:00 tsaus ntuj",
    "23, 11:00 tsaus ntuj"
  })
  void saysThePartOfTheDayInHmong(int hour, String expected) {
    assertThat(Formats.of("hmn", LOS_ANGELES).time(LocalTime.of(hour, 0))).isEqualTo(expected);
  }

  @Test
  void takesFromTheTableOnlyWhatIcuLacks() {
    for (Language language : Languages.standard().all()) {
      boolean lacks =
          Languages.standard().formatsOf(language.tag()).equals("en-US")
              && !language.tag().equals("en");
      assertThat(lacks || DateWords.of(language.tag()) == null).as(language.tag()).isTrue();
    }
  }

  @Test
  void saysADayOfTheMonthAlone() {
    assertThat(Formats.of("hmn", LOS_ANGELES).skeleton(ELECTION, "EEEEd"))
        .isEqualTo("hnub Zwj Quag, tim 3");
    assertThat(Formats.of("sm", LOS_ANGELES).skeleton(ELECTION, "EEEEd")).isEqualTo("Aso Lua, 3");
    assertThat(Formats.of("hmn", LOS_ANGELES).skeleton(ELECTION, "EEEE"))
        .isEqualTo("hnub Zwj Quag");
  }

  @Test
  void namesEveryMonthInHmong() {
    Formats white = Formats.of("mww", LOS_ANGELES);
    assertThat(white.skeleton(LocalDate.of(2026, 1, 9), "MMMMd")).isEqualTo("lub Ib Hlis tim 9");
    assertThat(white.skeleton(LocalDate.of(2026, 7, 9), "MMMM")).isEqualTo("lub Xya Hli");
    assertThat(Formats.of("hnj", LOS_ANGELES).skeleton(LocalDate.of(2026, 7, 9), "MMMM"))
        .isEqualTo("lub Xyaa Hli");
    assertThat(white.skeleton(LocalDate.of(2026, 12, 9), "yMMMM"))
        .isEqualTo("lub Kaum Ob Hlis 2026");
  }
}
