package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.Messages;

class HeadersTest {

  private final Headers headers = Headers.standard();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // VAN
        "Voter File VANID | id_van",
        "VanID | id_van",
        "Preferred Phone | phone",
        "StreetNo | street_number",
        "AptNo | unit",
        "Zip5 | zip",
        "WorkPhoneExt | ignore",
        // PDI and NationBuilder
        "PDI ID | id_pdi",
        "nationbuilder_id | id_nationbuilder",
        "mobile_number | phone",
        "phone_number | phone",
        "address_address1 | street",
        "address_zip | zip",
        "dob | birth_date",
        // Spoke
        "firstName | given_name",
        "f_name | given_name",
        "surname | family_name",
        "cell | phone",
        "external_id | id_external",
        "custom_neighbourhood | fact",
        // Google and Outlook
        "Given Name | given_name",
        "Phone 2 - Value | phone",
        "E-mail 1 - Value | email",
        "Address 1 - Postal Code | zip",
        "Home Phone 2 | phone",
        "Home Street | street",
        "Business City | ignore",
        "Birthday | birth_date",
        // California
        "RegistrantID | id_ca_voter",
        "Phone3Exchange | phone_exchange",
        "Phone3NumberPart | phone_number",
        "MiddleName | additional_name",
        "StreetDirPrefix | street_prefix",
        "MailingCity | ignore",
        // Plain sheets, in four languages
        "HỌ TÊN | full_name",
        "Số điện thoại | phone",
        "Ngôn ngữ | spoken",
        "Tus xov tooj | phone",
        "Hom lus | spoken",
        "Npe | full_name",
        "Teléfono celular | phone",
        "Correo electrónico | email",
        "Fecha de nacimiento | birth_date",
        "Year of Birth | birth_year",
        "birth_year | birth_year",
        "YOB | birth_year",
        "Año de nacimiento | birth_year",
        "Năm sinh | birth_year",
        "Xyoo yug | birth_year",
        "出生年份 | birth_year",
        "سنة الميلاد | birth_year",
        "Name in own script | own_name",
        "中文姓名 | own_name",
        "الاسم بالعربية | own_name",
        // Chinese and Arabic, with and without what may be left out
        "姓名 | full_name",
        "手機號碼 | phone",
        "手机 | phone",
        "語言 | spoken",
        "地址 | street",
        "邮编 | zip",
        "الاسم الأول | given_name",
        "الاسم الاول | given_name",
        "اسم العائلة | family_name",
        "رقم الهاتف | phone",
        "اللغة | spoken",
        "البريد الإلكتروني | email",
        "العنوان | street",
        "المدينة | city",
        "تاريخ الميلاد | birth_date"
      })
  void knowsWhatColumnsAreCalled(String header, String field) {
    assertThat(headers.meanings(List.of(header))).containsExactly(new Headers.Meaning(field, true));
  }

  /** Whoever makes a sheet by what the page says of columns has them found by it. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "vi", "hmn", "zh-Hant", "ar"})
  void knowsColumnsByWhatOurOwnPagesCallThem(String language) {
    MessageBundle words = Messages.load(HeadersTest.class.getClassLoader()).forLocale(language);
    for (String field : headers.fields()) {
      // In Hmong a name is the whole name, and the given one has no other word.
      boolean shared = language.equals("hmn") && field.equals("given_name");
      String header = words.text("imports.field." + field, Map.of());

      assertThat(headers.meanings(List.of(header)))
          .as(language + " " + header)
          .containsExactly(new Headers.Meaning(shared ? "full_name" : field, true));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Frist Name, given_name",
    "Phnoe, phone",
    "Phone Numbr, phone",
    "Langauge, spoken",
    "Lenguage, spoken",
    "Adress, street"
  })
  void takesASlipOfTheHandForWhatItMeansAndIsNotSure(String header, String field) {
    assertThat(headers.meanings(List.of(header)))
        .containsExactly(new Headers.Meaning(field, false));
  }

  @ParameterizedTest
  @CsvSource({"Notes", "Party", "Support level", "x", "Pet", "Age", "Edad", "Tuổi", "年齡", "العمر"})
  void leavesOutWhatItDoesNotKnow(String header) {
    assertThat(headers.meanings(List.of(header))).containsExactly(Headers.Meaning.NOTHING);
  }

  @Test
  void aFieldThatStandsOnceGoesToTheFirstColumnAndPhonesToAll() {
    assertThat(headers.meanings(List.of("City", "Home City", "Home Phone", "Cell")))
        .extracting(Headers.Meaning::field)
        .containsExactly("city", "ignore", "phone", "phone");
  }

  @ParameterizedTest
  @CsvSource({"phone, phone, 0", "phnoe, phone, 1", "fone, phone, 2", "kitten, sitting, 3"})
  void countsSlips(String a, String b, int slips) {
    assertThat(Headers.distance(a, b)).isEqualTo(slips);
  }
}
