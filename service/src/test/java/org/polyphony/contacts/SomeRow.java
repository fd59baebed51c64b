package org.polyphony.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A row of a file, valid by default. */
record SomeRow(
    String name,
    List<Phone> phones,
    NewContact.Identifier identifier,
    String spoken,
    String email,
    Address address) {

  static SomeRow named(String name) {
    return new SomeRow(name, List.of(), null, "und", "", Address.NONE);
  }

  SomeRow phone(int last) {
    return tel(ContactsFixture.phone(last).tel());
  }

  SomeRow tel(String tel) {
    List<Phone> more = new ArrayList<>(phones);
    more.add(new Phone(tel, List.of("America/Los_Angeles")));
    return new SomeRow(name, more, identifier, spoken, email, address);
  }

  SomeRow id(String system, String value) {
    return new SomeRow(
        name, phones, new NewContact.Identifier(system, value), spoken, email, address);
  }

  SomeRow speaking(String tag) {
    return new SomeRow(name, phones, identifier, tag, email, address);
  }

  SomeRow email(String mail) {
    return new SomeRow(name, phones, identifier, spoken, mail, address);
  }

  SomeRow living(String street) {
    return new SomeRow(
        name,
        phones,
        identifier,
        spoken,
        email,
        new Address(street, "", "Sacramento", "CA", "95815"));
  }

  IntakeRow at(long line) {
    boolean trusted = identifier != null && identifier.system().equals("van");
    return new IntakeRow(
        line,
        name,
        "",
        "",
        "",
        "",
        email,
        Birth.UNKNOWN,
        spoken,
        "und",
        identifier,
        trusted,
        null,
        address,
        Map.of(),
        phones.stream().map(p -> new NewContact.LabelledPhone(p, "")).toList(),
        false);
  }
}
