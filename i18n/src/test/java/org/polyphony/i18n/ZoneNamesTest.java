package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | America/Los_Angeles | Los Angeles, Pacific Time",
        "en | US/Pacific | Los Angeles, Pacific Time",
        "en | America/Phoenix | Phoenix, Mountain Standard Time",
        "hmn | America/Los_Angeles | Los Angeles, Pacific Time",
        "zh-Hant | America/Los_Angeles | 洛杉磯，太平洋時間",
        "es | Asia/Tokyo | Tokio, hora estándar de Japón",
        "en | Mars/Olympus_Mons | Mars/Olympus Mons"
      })
  void namesAPlaceAndItsTime(String tag, String zone, String name) {
    assertThat(ZoneNames.name(tag, zone)).isEqualTo(name);
  }

  @Test
  void showsNobodyAnId() {
    for (String tag : new String[] {"en", "hmn", "vi", "es", "zh-Hant", "ar", "ar-XB"}) {
      assertThat(ZoneNames.all(tag))
          .hasSizeGreaterThan(300)
          .extracting(ZoneNames.Named::name)
          .doesNotHaveDuplicates()
          .noneMatch(name -> name.contains("_") || name.contains("/"));
    }
  }
}
