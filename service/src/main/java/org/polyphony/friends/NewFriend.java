package org.polyphony.friends;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Phone;
import org.polyphony.contacts.Phones;
import org.polyphony.i18n.AddressForms;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/**
 * Somebody as their owner types them in.
 *
 * @param key of the form or the program: what is sent twice is one person; null is no key
 * @param address a form of address of the language, by its key or word; empty for none
 */
record NewFriend(@Nullable UUID key, String name, String tel, String language, String address) {

  static final int LONGEST_NAME = 120;

  NewFriend {
    name = name.strip();
    tel = tel.strip();
    address = address.strip();
  }

  /**
   * What can stand of it.
   *
   * @param address the word itself, as said; empty for none
   */
  record Read(UUID key, String name, Phone phone, String language, String address) {}

  /**
   * @param languages in which the campaign calls
   * @throws Problem 422 with what is wrong at which field
   */
  Read read(List<String> languages) {
    List<FieldProblem> problems = new ArrayList<>();
    if (key == null) {
      problems.add(FieldProblem.required("key"));
    }
    if (name.isEmpty()) {
      problems.add(FieldProblem.required("name"));
    } else if (name.length() > LONGEST_NAME) {
      problems.add(FieldProblem.tooLong("name", LONGEST_NAME));
    }
    Phone phone = phone(problems);
    if (language.isBlank()) {
      problems.add(FieldProblem.required("language"));
    } else if (!languages.contains(language)) {
      problems.add(FieldProblem.of("language", "language_not_called"));
    }
    String word = word(problems);
    if (key == null || phone == null || !problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return new Read(key, name, phone, language, word);
  }

  private @Nullable Phone phone(List<FieldProblem> problems) {
    if (tel.isEmpty()) {
      problems.add(FieldProblem.required("tel"));
      return null;
    }
    Phone phone = Phones.parse(tel).orElse(null);
    if (phone == null) {
      problems.add(FieldProblem.of("tel", "friend_number"));
    } else if (!phone.tel().startsWith("+1")) {
      problems.add(FieldProblem.of("tel", "friend_number_abroad"));
    }
    return phone;
  }

  private String word(List<FieldProblem> problems) {
    if (address.isEmpty()) {
      return "";
    }
    String found =
        AddressForms.of(language).stream()
            .filter(form -> form.key().equals(address) || form.word().equals(address))
            .map(AddressForms.Form::word)
            .collect(Collectors.joining());
    if (found.isEmpty()) {
      problems.add(FieldProblem.of("address_form", "unknown_value"));
    }
    return found;
  }

  /** Without name and number, since this may reach a log. */
  @Override
  public String toString() {
    return "NewFriend[" + key + "]";
  }
}
