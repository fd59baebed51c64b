package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "Fecha de nacimiento | birth_date"
      })
  void knowsWhatColumnsAreCalled(String header, String field) {
    assertThat(headers.meanings(List.of(header))).containsExactly(new Headers.Meaning(field, true));
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
  @CsvSource({"Notes", "Party", "Support level", "x", "Pet"})
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
