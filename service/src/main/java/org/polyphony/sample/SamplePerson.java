package org.polyphony.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An invented contact.
 *
 * @param heritage the language whose names the family has
 * @param spoken the language on the list, or null where the list does not know it
 * @param tel E.164, of the numbers that are set aside for fiction
 * @param street house number and street, in zip code {@code zip} of Sacramento
 */
record SamplePerson(
    String givenName,
    String familyName,
    String fullName,
    String heritage,
    @Nullable String spoken,
    String tel,
    String street,
    String zip) {

  private static final int[] AREA_CODES = {916, 279, 530, 209, 510, 415, 408, 559, 925, 707};
  private static final List<String> STREETS =
      List.of(
          "Marysville Blvd",
          "Meadowview Rd",
          "Florin Rd",
          "Stockton Blvd",
          "Mack Rd",
          "Grand Ave",
          "Rio Linda Blvd",
          "Franklin Blvd",
          "Fruitridge Rd",
          "Norwood Ave");
  private static final List<String> ZIPS = List.of("95815", "95832", "95823", "95838", "95824");

  /** How many are on the list twice. */
  private static final int TWICE = 3;

  /** How many of a hundred contacts come from which language's names. */
  private static final Map<String, Integer> SHARES =
      Map.of("hmn", 30, "vi", 16, "es", 18, "yue", 8, "ru", 6, "pa", 6, "tl", 4, "en", 12);

  /**
   * As many people as asked for, the same ones each time. One in three comes without a language.
   */
  static List<SamplePerson> people(int count) {
    Random random = new Random(2024);
    List<String> languages = drawer();
    List<SamplePerson> people = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      boolean withFamily = n % 7 == 6;
      people.add(
          withFamily
              ? people.get(n - 1).relative(random)
              : stranger(n, pick(languages, random), random));
    }
    writeSomeTwice(people);
    return people;
  }

  /**
   * The last few stand on the list already, their two given names written as one: as lists have it.
   */
  private static void writeSomeTwice(List<SamplePerson> people) {
    List<SamplePerson> twoNames =
        people.stream()
            .filter(person -> person.heritage.equals("hmn") && person.givenName.contains(" "))
            .limit(TWICE)
            .toList();
    for (int i = 0; i < Math.min(twoNames.size(), people.size() / 100); i++) {
      people.set(people.size() - 1 - i, twoNames.get(i).writtenAsOne());
    }
  }

  private SamplePerson writtenAsOne() {
    String[] names = givenName.split(" ", 2);
    String given = names[0] + names[1].toLowerCase(Locale.ROOT);
    return new SamplePerson(
        given, familyName, fullName.replace(givenName, given), heritage, null, tel, street, zip);
  }

  /** Somebody of the same family: the same number and address. */
  private SamplePerson relative(Random random) {
    String given = pick(names(heritage).given(), random);
    return new SamplePerson(
        given, familyName, fullName.replace(givenName, given), heritage, spoken, tel, street, zip);
  }

  private static SamplePerson stranger(int n, String language, Random random) {
    SampleNames names = names(language);
    String given = pick(names.given(), random);
    String family = pick(names.family(), random);
    String full = names.familyFirst() ? family + " " + given : given + " " + family;
    String tel =
        "+1%d55501%02d".formatted(AREA_CODES[n % AREA_CODES.length], n / AREA_CODES.length % 100);
    return new SamplePerson(
        given,
        family,
        full,
        language,
        n % 3 == 2 ? null : language,
        tel,
        (100 + random.nextInt(80) * 10) + " " + pick(STREETS, random),
        pick(ZIPS, random));
  }

  private static List<String> drawer() {
    List<String> drawer = new ArrayList<>();
    SHARES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            share -> {
              for (int i = 0; i < share.getValue(); i++) {
                drawer.add(share.getKey());
              }
            });
    return drawer;
  }

  private static SampleNames names(String language) {
    return Objects.requireNonNull(SampleNames.BY_LANGUAGE.get(language));
  }

  private static <T> T pick(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
