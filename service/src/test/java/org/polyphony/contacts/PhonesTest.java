package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhonesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9165550100            | +19165550100",
        "(916) 555-0100        | +19165550100",
        "916.555.0100          | +19165550100",
        "1-916-555-0100        | +19165550100",
        "+1 916 555 0100       | +19165550100",
        "9165550100.0          | +19165550100",
        "916-555-0100 ext. 12  | +19165550100",
        "tel: 916-555-0100     | +19165550100",
        "+84 28 3822 0000      | +842838220000",
        "011 52 55 5555 0100   | +525555550100",
      })
  void readsNumbersAsPeopleWriteThem(String written, String tel) {
    assertThat(Phones.parse(written)).get().extracting(Phone::tel).isEqualTo(tel);
  }

  @ParameterizedTest
  @CsvSource({
    "9.17E+09, SPREADSHEET",
    "9.16555e9, SPREADSHEET",
    "'9,17E+09', SPREADSHEET",
    "555-0100, TOO_SHORT",
    "91655501, TOO_SHORT",
    "916555010012, TOO_LONG",
    "0005550100, NO_SUCH_NUMBER",
    "9160550100, NO_SUCH_NUMBER",
    "ask her son, NOT_A_NUMBER",
    "n/a, NOT_A_NUMBER"
  })
  void saysWhyATextIsNoNumber(String written, Phones.Fault fault) {
    assertThat(Phones.parse(written)).isEmpty();
    assertThat(Phones.fault(written)).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "916-555-0123 ext 4, work, work ext. 4",
    "916-555-0123 ext. 4, '', ext. 4",
    "916-555-0123 x4, temple, temple ext. 4",
    "916-555-0123 #4, '', ext. 4",
    "(916) 555-0123 extension 4021, work, work ext. 4021",
    "+19165550123;ext=4, '', ext. 4",
    "916-555-0123, work, work",
    "916-555-0123, work ext. 4, work ext. 4",
    "tel: 916-555-0123, '', ''"
  })
  void keepsAnExtensionBesideTheKindOfTelephone(String written, String label, String kept) {
    assertThat(NewContact.LabelledPhone.read(written, label))
        .get()
        .isEqualTo(new NewContact.LabelledPhone(Phones.parse("9165550123").orElseThrow(), kept));
  }

  @Test
  void knowsTheTimeZonesOfANumber() {
    assertThat(Phones.parse("916-555-0100").orElseThrow().timeZones())
        .containsExactly("America/Los_Angeles");
    assertThat(Phones.parse("800-555-0199").orElseThrow().timeZones()).isNotEmpty();
  }

  @Test
  void showsNumbersAsPeopleWriteThemAndHidesThemFromWhoMayNotSeeThem() {
    assertThat(Phones.display("+19165550100")).isEqualTo("(916) 555-0100");
    assertThat(Phones.display("+842838220000")).startsWith("+84 ");
    assertThat(Phones.masked("+19165550142")).isEqualTo("(•••) •••-••42");
  }

  @Test
  void theFastPathAgreesWithTheLibrary() throws NumberParseException {
    PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    Random random = new Random(916);
    for (int i = 0; i < 30_000; i++) {
      String digits = "%010d".formatted(random.nextLong(2_000_000_000L, 9_999_999_999L));
      PhoneNumber number = library.parse(digits, "US");
      Optional<String> expected =
          library.isValidNumber(number)
              ? Optional.of(library.format(number, PhoneNumberFormat.E164))
              : Optional.empty();

      assertThat(Phones.parse(digits).map(Phone::tel)).as(digits).isEqualTo(expected);
    }
  }
}
