package org.polyphony.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What volunteers call each other. */
class FirstNameTest {

  @ParameterizedTest
  @CsvSource({
    "Pa Houa Vang, Pa Houa",
    "Denise Brooks, Denise",
    "Nguyễn Thị Mai, Mai",
    "Trần Minh, Minh",
    "Minh Nguyen, Minh",
    "Ly Vang, Ly",
    "Mai, Mai",
    "' Kou  Xiong ', Kou",
    "李美玲, 李美玲"
  })
  void isTheNameWithoutTheFamilyName(String name, String first) {
    assertThat(FirstName.of(name)).isEqualTo(first);
  }
}
