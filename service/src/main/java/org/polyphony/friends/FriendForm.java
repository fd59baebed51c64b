package org.polyphony.friends;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.polyphony.contacts.Phones;
import org.polyphony.i18n.AddressForms;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.Matching;
import org.polyphony.platform.Ids;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/**
 * What stands in the form for one person, as it was typed.
 *
 * @param key goes with the form: sent twice, it makes no second person
 * @param address the word by which they are addressed; empty for none
 */
record FriendForm(String key, String name, String tel, String language, String address) {

  /** The field of a form of address is this and the tag of its language. */
  static final String ADDRESS = "address_";

  /** The forms of address of one language of the campaign. */
  record Forms(String tag, List<View.Choice> choices) {}

  /** With the language that the viewer is likely to speak at home. */
  static FriendForm empty(Viewer viewer, List<String> languages) {
    String likely =
        languages.stream()
            .filter(tag -> Matching.speaks(tag, viewer.speaks()) && !tag.equals("en"))
            .findFirst()
            .orElse("");
    return new FriendForm(Ids.next().toString(), "", "", likely, "");
  }

  /** With somebody who was taken out a moment ago. */
  static FriendForm of(Friend.Row row) {
    return new FriendForm(
        Ids.next().toString(),
        row.name(),
        Phones.display(row.tel()),
        row.language(),
        row.address());
  }

  static FriendForm of(MultivaluedMap<String, String> typed) {
    String language = value(typed, "language");
    return new FriendForm(
        value(typed, "key"),
        value(typed, "name"),
        value(typed, "tel"),
        language,
        value(typed, ADDRESS + language));
  }

  private static String value(MultivaluedMap<String, String> typed, String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  NewFriend friend() {
    return new NewFriend(id().orElse(null), name, tel, language, address);
  }

  private Optional<UUID> id() {
    try {
      return Optional.of(UUID.fromString(key));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The campaign's languages by their own names; last that it is not known, where it calls so. */
  List<View.Choice> languages(View view, List<String> campaign) {
    Stream<View.Choice> known =
        campaign.stream()
            .filter(tag -> !tag.equals(Languages.UNKNOWN))
            .map(tag -> view.language(tag, tag.equals(language)));
    Stream<View.Choice> unknown =
        campaign.contains(Languages.UNKNOWN)
            ? Stream.of(
                View.Choice.of(
                    Languages.UNKNOWN,
                    view.t("friends.language.other"),
                    language.equals(Languages.UNKNOWN)))
            : Stream.empty();
    return Stream.concat(known, unknown).toList();
  }

  /** Of each of the campaign's languages that has them. */
  List<Forms> forms(View view, List<String> campaign) {
    return campaign.stream()
        .filter(tag -> !AddressForms.of(tag).isEmpty())
        .map(
            tag ->
                new Forms(
                    tag,
                    Stream.concat(
                            Stream.of(
                                View.Choice.of(
                                    "",
                                    view.t("friends.address.none"),
                                    address.isEmpty() || !tag.equals(language))),
                            AddressForms.of(tag).stream().map(form -> choice(view, tag, form)))
                        .toList()))
        .toList();
  }

  private View.Choice choice(View view, String tag, AddressForms.Form form) {
    return new View.Choice(
        form.word(),
        form.word(),
        view.t(form.forWhom()),
        tag,
        tag.equals(language) && form.word().equals(address));
  }

  /** Without name and number, since this may reach a log. */
  @Override
  public String toString() {
    return "FriendForm[" + key + "]";
  }
}
