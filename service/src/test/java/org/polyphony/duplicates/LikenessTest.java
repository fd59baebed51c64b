package org.polyphony.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyphony.duplicates.Likeness.Verdict.DIFFERENT;
import static org.polyphony.duplicates.Likeness.Verdict.LIKELY;
import static org.polyphony.duplicates.Likeness.Verdict.SAME;
import static org.polyphony.duplicates.Somebody.named;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The one rule of who is who. */
class LikenessTest {

  /** Two entries and what follows; the same table is held against imports. */
  record Case(String why, Somebody one, Somebody other, Likeness.Verdict verdict) {
    @Override
    public String toString() {
      return why;
    }
  }

  static List<Case> cases() {
    return List.of(
        new Case(
            "a number of a voter file outlives a change of name",
            named("Mai Vang").id("van", "7").phone(1),
            named("Mai Yang").id("van", "7").phone(2),
            SAME),
        new Case(
            "a number of a plain sheet with the same name",
            named("Mai Vang").id("external", "1"),
            named("Vang, Mai").id("external", "1"),
            SAME),
        new Case("name and number", named("Mai Vang").phone(1), named("MAI VANG").phone(1), SAME),
        new Case(
            "name in another order, without marks",
            named("Nguyễn Thị Đào").phone(1),
            named("Dao Thi Nguyen").phone(1),
            SAME),
        new Case(
            "name decomposed and composed",
            named("José Peña").phone(1),
            named("Jose\u0301 Pen\u0303a").phone(1),
            SAME),
        new Case("name in its own script", named("李小龍").phone(1), named("李小龍").phone(1), SAME),
        new Case(
            "a father and a son of one name on one telephone",
            named("Pao Vang").phone(1).born(1960),
            named("Pao Vang").phone(1).born(1990),
            DIFFERENT),
        new Case(
            "a father and a son of one name, known to a voter file as two",
            named("Pao Vang").phone(1).id("van", "1"),
            named("Pao Vang").phone(1).id("van", "2"),
            LIKELY),
        new Case(
            "a new number at the same door",
            named("Bee Lor").at("12 Elm St").born(1970).phone(1),
            named("Bee Lor").at("12 Elm Street").born(1970).phone(2),
            SAME),
        new Case(
            "the same name at the same door, born in another year",
            named("Bee Lor").at("12 Elm St").born(1970),
            named("Bee Lor").at("12 Elm St").born(1999),
            DIFFERENT),
        new Case(
            "the same name at the same door, one year known",
            named("Bee Lor").at("12 Elm St").born(1970),
            named("Bee Lor").at("12 Elm St"),
            LIKELY),
        new Case(
            "of neither more is known than a name and a door",
            named("Bee Lor").at("12 Elm St"),
            named("Bee Lor").at("12 Elm St"),
            SAME),
        new Case(
            "the same name at the same door on two telephones",
            named("Bee Lor").at("12 Elm St").phone(1),
            named("Bee Lor").at("12 Elm St").phone(2),
            LIKELY),
        new Case(
            "a family name and a telephone alone",
            named("Mai Vang").phone(1),
            named("Pao Vang").phone(1),
            DIFFERENT),
        new Case(
            "a family name and a door alone",
            named("Mai Vang").at("12 Elm St"),
            named("Pao Vang").at("12 Elm St"),
            DIFFERENT),
        new Case("a name alone", named("Mai Vang").phone(1), named("Mai Vang").phone(2), DIFFERENT),
        new Case(
            "a name and a day of birth alone",
            named("Bee Lor").born(1970).phone(1),
            named("Lor, Bee").born(1970).phone(2),
            LIKELY),
        new Case(
            "a name and a day of birth, known to a voter file as two",
            named("Bee Lor").born(1970).id("van", "1"),
            named("Bee Lor").born(1970).id("van", "2"),
            DIFFERENT),
        new Case(
            "nearly a name and a day of birth alone",
            named("Bee Lor").born(1970).phone(1),
            named("B Lor").born(1970).phone(2),
            DIFFERENT),
        new Case(
            "a year alone and a day of that year",
            named("Bee Lor").at("12 Elm St").bornIn(1970).phone(1),
            named("Bee Lor").at("12 Elm St").born(1970).phone(2),
            SAME),
        new Case(
            "the same year alone",
            named("Bee Lor").at("12 Elm St").bornIn(1970).phone(1),
            named("Bee Lor").at("12 Elm St").bornIn(1970).phone(2),
            SAME),
        new Case(
            "another year alone",
            named("Bee Lor").phone(1).bornIn(1960),
            named("Bee Lor").phone(1).born(1990),
            DIFFERENT),
        new Case("nothing", named("Mai Vang").phone(1), named("Ana Peña").phone(2), DIFFERENT),
        new Case(
            "a middle name left out",
            named("Mai See Vang").phone(1),
            named("Mai Vang").phone(1),
            LIKELY),
        new Case(
            "two syllables written as one",
            named("Pa Houa Xiong").phone(1),
            named("Pahoua Xiong").phone(1),
            LIKELY),
        new Case("an initial", named("M. Vang").phone(1), named("Mai Vang").phone(1), LIKELY),
        new Case(
            "a letter mistyped",
            named("Guadalupe Flores").phone(1),
            named("Guadelupe Flores").phone(1),
            LIKELY),
        new Case(
            "short names that differ by a letter",
            named("Mai Vang").phone(1),
            named("Mao Vang").phone(1),
            DIFFERENT),
        new Case(
            "nearly the same name at one e-mail address",
            named("Ana Peña").email("ana@x.invalid").phone(1),
            named("Ana Maria Peña").email("ANA@x.invalid").phone(2),
            LIKELY));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tellsWhoIsWho(Case held) {
    assertThat(Likeness.of(held.one().description(), held.other().description()).verdict())
        .isEqualTo(held.verdict());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysTheSameInWhicheverOrder(Case held) {
    assertThat(Likeness.of(held.other().description(), held.one().description()))
        .isEqualTo(Likeness.of(held.one().description(), held.other().description()));
  }

  @Test
  void asksAboutThoseFirstWhoHaveMoreInCommon() {
    Likeness little =
        Likeness.of(
            named("Mai Vang").phone(1).description(), named("M Vang").phone(1).description());
    Likeness more =
        Likeness.of(
            named("Mai Vang").phone(1).at("1 A St").description(),
            named("M Vang").phone(1).at("1 A St").description());

    assertThat(more.weight()).isGreaterThan(little.weight());
  }

  @Test
  void theFirstOfJanuarySaysNoMoreThanTheYear() {
    Description one = named("Bee Lor").phone(1).description();
    Description other = named("Bee Lor").phone(2).description();

    assertThat(Likeness.of(bornOn(one, 1, 1), bornOn(other, 1, 1)).verdict()).isEqualTo(DIFFERENT);
    assertThat(Likeness.of(bornOn(one, 1, 2), bornOn(other, 1, 2)).verdict()).isEqualTo(LIKELY);
    assertThat(Likeness.of(bornOn(one, 1, 2), bornOn(other, 1, 3)).verdict()).isEqualTo(DIFFERENT);
  }

  private static Description bornOn(Description of, int month, int day) {
    return new Description(
        of.contact(),
        of.nameFolded(),
        LocalDate.of(1955, month, day),
        1955,
        of.email(),
        of.door(),
        of.lines(),
        of.identifiers());
  }

  @ParameterizedTest
  @CsvSource({
    "chue lor, cheu lor, true",
    "lor nkauj, lor nkaujj, true",
    "lor, chue lor, false",
    "a b, c d, false",
    "'', mai, false"
  })
  void tellsNamesThatMayBeOne(String one, String other, boolean near) {
    assertThat(NearNames.near(one, other)).isEqualTo(near);
    assertThat(NearNames.near(other, one)).isEqualTo(near);
  }
}
