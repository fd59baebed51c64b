package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.Messages;

class KnownLayoutsTest {

  private final Layouts layouts = new Layouts(Headers.standard());

  /**
   * Layout, header, and the columns that are taken in, field by field with what they are called.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "california_voters!CountyCode,RegistrantID,ExtractDate,LastName,FirstName,MiddleName,Suffix,AddressNumber,"
            + "StreetDirPrefix,StreetName,StreetType,StreetDirSuffix,UnitType,UnitNumber,City,State,Zip,Phone1Area,"
            + "Phone1Exchange,Phone1NumberPart,Phone2Area,Phone2Exchange,Phone2NumberPart,Email,MailingAddressLine1,"
            + "MailingCity,MailingState,MailingZip5,Language,DOB,Gender,PartyCode,Precinct,PlaceOfBirth,NamePrefix!"
            + "additional_name=MiddleName birth_date=DOB city=City email=Email fact=Precinct family_name=LastName "
            + "given_name=FirstName id_ca_voter=RegistrantID phone_area=Phone1Area+Phone2Area "
            + "phone_exchange=Phone1Exchange+Phone2Exchange phone_number=Phone1NumberPart+Phone2NumberPart "
            + "spoken=Language state=State street_name=StreetName street_number=AddressNumber "
            + "street_prefix=StreetDirPrefix street_suffix=StreetDirSuffix street_type=StreetType unit=UnitNumber "
            + "unit_type=UnitType zip=Zip",
        "contra_costa_voters!RegistrationNumber,VoterID,VoterTitle,FirstName,MiddleName,LastName,NameSuffix,Gender,"
            + "BirthDate,BirthPlace,Language,HouseNumber,PreDirection,StreetName,StreetSuffix,PostDirection,UnitAbbr,"
            + "UnitNumber,ResidenceCity,ResidenceZipCode,MailAddress1,MailCity,MailState,MailZip,PhoneNumber,"
            + "EmailAddress,PartyName,PrecinctName!"
            + "additional_name=MiddleName birth_date=BirthDate city=ResidenceCity email=EmailAddress "
            + "fact=PrecinctName family_name=LastName given_name=FirstName id_external=VoterID phone=PhoneNumber "
            + "spoken=Language street_name=StreetName street_number=HouseNumber street_prefix=PreDirection "
            + "street_suffix=PostDirection street_type=StreetSuffix unit=UnitNumber unit_type=UnitAbbr "
            + "zip=ResidenceZipCode",
        "van!Account,Voter File VANID,FirstName,LastName,Fullname,Phone1,Phone2,vAddress,Adress2,City,State,Zip,Age,"
            + "Sex,Party!"
            + "city=City family_name=LastName full_name=Fullname given_name=FirstName id_van=Voter File VANID "
            + "phone=Phone1+Phone2 state=State street=vAddress unit=Adress2 zip=Zip",
        "van!Voter File VANID,mAddress,mCity,mState,mZip5,Sex,Address,City,State,Zip5,Zip4,AddressID,LastName,"
            + "FirstName,MiddleName,Suffix,CD,PreferredEmail,Pref Phone!"
            + "additional_name=MiddleName city=City email=PreferredEmail family_name=LastName given_name=FirstName "
            + "id_van=Voter File VANID phone=Pref Phone state=State street=Address zip=Zip5 zip4=Zip4",
        "van!VanID,CellPhone,CellPhoneDialingPrefix,CellPhoneId,IsCellPhoneACellExchange,HomePhone,"
            + "IsHomePhoneACellExchange!"
            + "id_van=VanID phone=CellPhone+HomePhone",
        "nationbuilder!nationbuilder_id,email,prefix,first_name,last_name,name,legal_name,party,dob,phone_number,"
            + "mobile_number,mobile_opt_in,do_not_call,website,language,tag_list,note,external_id,address_address1,"
            + "address_city,address_state,address_zip!"
            + "birth_date=dob city=address_city email=email fact=note family_name=last_name full_name=name "
            + "given_name=first_name id_external=external_id id_nationbuilder=nationbuilder_id "
            + "phone=phone_number+mobile_number spoken=language state=address_state street=address_address1 "
            + "tags=tag_list text_consent=mobile_opt_in zip=address_zip",
        "google_contacts!Name Prefix,First Name,Middle Name,Last Name,Name Suffix,Phonetic First Name,Nickname,"
            + "File As,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Street,"
            + "Address 1 - Extended Address,Address 1 - City,Address 1 - Region,Address 1 - Postal Code,"
            + "Organization Name,Birthday,Notes,Labels!"
            + "additional_name=Middle Name birth_date=Birthday city=Address 1 - City email=E-mail 1 - Value fact=Notes "
            + "family_name=Last Name given_name=First Name phone=Phone 1 - Value phone_kind=Phone 1 - Label preferred_name=Nickname "
            + "state=Address 1 - Region street=Address 1 - Street tags=Labels unit=Address 1 - Extended Address "
            + "zip=Address 1 - Postal Code",
        "outlook_contacts!First Name,Middle Name,Last Name,Title,Suffix,Web Page,Birthday,Language,Notes,"
            + "E-mail Address,E-mail 2 Address,Home Phone,Mobile Phone,Pager,Home Fax,Home Address,Home Street,"
            + "Home Street 2,Home City,Home State,Home Postal Code,Home Country,Company Main Phone,Business Phone,"
            + "Business Street,Business City,Other Phone,Callback,Car Phone,Categories!"
            + "additional_name=Middle Name birth_date=Birthday city=Home City email=E-mail Address fact=Notes "
            + "family_name=Last Name given_name=First Name phone=Home Phone+Mobile Phone+Business Phone+Other Phone "
            + "spoken=Language state=Home State street=Home Street unit=Home Street 2 zip=Home Postal Code",
        "blue_state_digital!Unique Constituent ID,First Name,Last Name,Address 1,Address 2,City,State,Zip,County,"
            + "Email,Home Phone,Fax,Mobile Phone,Mobile Phone Opt-In!"
            + "city=City email=Email family_name=Last Name given_name=First Name id_external=Unique Constituent ID "
            + "phone=Home Phone+Mobile Phone state=State street=Address 1 text_consent=Mobile Phone Opt-In "
            + "unit=Address 2 zip=Zip",
        "spoke!firstName,lastName,cell,zip,custom_foo!"
            + "fact=custom_foo family_name=lastName given_name=firstName phone=cell zip=zip",
        "sign_up!Tên,Họ,Điện thoại,Ngôn ngữ!family_name=Họ given_name=Tên phone=Điện thoại spoken=Ngôn ngữ"
      })
  void knowsAFileByItsHeader(String key, String header, String taken) {
    Layout layout = find(header);

    assertThat(layout.known()).isEqualTo(key);
    assertThat(taken(layout)).isEqualTo(taken);
    assertThat(layout.columns())
        .allMatch(column -> column.sure() || column.field().equals("ignore"));
  }

  @Test
  void saysNothingOfASheetThatItDoesNotKnow() {
    assertThat(find("who,where to call,tongue").known()).isEmpty();
  }

  @Test
  void hasANameForEachOfThem() {
    MessageBundle english = Messages.load(getClass().getClassLoader()).forLocale("en");

    assertThat(KnownLayouts.keys())
        .allSatisfy(
            key ->
                assertThat(english.text("imports.layout.known", Map.of("layout", key)))
                    .isNotBlank());
  }

  private Layout find(String header) {
    return layouts.find(
        () -> new ByteArrayInputStream((header + "\n").getBytes(StandardCharsets.UTF_8)),
        Wishes.NONE,
        ImportsDao.Saved.NONE);
  }

  private static String taken(Layout layout) {
    Map<String, String> byField =
        layout.columns().stream()
            .filter(column -> !column.field().equals(Layout.IGNORED))
            .collect(
                Collectors.toMap(
                    Layout.Column::field,
                    Layout.Column::header,
                    (a, b) -> a + "+" + b,
                    TreeMap::new));
    return byField.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }
}
