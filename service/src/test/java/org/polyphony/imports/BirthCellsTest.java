package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthCellsTest {

  private final BirthCells cells = new BirthCells(LocalDate.of(2026, 6, 6));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1950-03-04 |            | 1950 1950-03-04
          3/4/1950   | 1950       | 1950 1950-03-04
                     | 1950       | 1950
          1950       |            | 1950
                     | 1950-03-04 | 1950 1950-03-04
                     | 1950.0     | 1950
                     | 1950年     | 1950
                     | ١٩٥٠       | 1950
                     | １９５０   | 1950
                     | 1900       | 1900
                     | 2026       | 2026
          -          | n/a        | null
                     | 0          | null
                     | unknown    | null
          """)
  void readsAWholeDateOrTheYearAloneFromEitherColumn(String date, String year, String birth) {
    BirthCells.Found found = cells.read(text(date), text(year));

    assertThat(found.isFaulty()).isFalse();
    assertThat(told(found)).isEqualTo(birth);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                     | 50         | null            | birth_year two_digit_year 50
                     | ’50        | null            | birth_year two_digit_year ’50
          3/4/50     |            | null            | birth_date two_digit_year 3/4/50
                     | 1899       | null            | birth_year year_out_of_bounds 1899
                     | 2027       | null            | birth_year year_out_of_bounds 2027
          2026-06-07 |            | null            | birth_date year_out_of_bounds 2026-06-07
          1850-03-04 | 1950       | 1950            | birth_date year_out_of_bounds 1850-03-04
                     | about 1950 | null            | birth_year bad_year about 1950
          spring     |            | null            | birth_date bad_date spring
          1950-03-04 | 50         | 1950 1950-03-04 | birth_year two_digit_year 50
          1950-03-04 | 1951       | 1950 1950-03-04 | birth_year birth_year_differs 1951
          """)
  void saysWhatItDoesNotTake(String date, String year, String birth, String fault) {
    BirthCells.Found found = cells.read(text(date), text(year));

    assertThat(told(found)).isEqualTo(birth);
    assertThat(found.field() + " " + found.reason() + " " + found.written()).isEqualTo(fault);
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }

  private static String told(BirthCells.Found found) {
    return found.birth().year() + (found.birth().date() == null ? "" : " " + found.birth().date());
  }
}
