package org.polyphony.sample;

import java.util.List;
import java.util.Map;

/**
 * Invented names, as they are common among speakers of a language in Sacramento.
 *
 * @param familyFirst whether the full name is written family name first
 */
record SampleNames(List<String> given, List<String> family, boolean familyFirst) {

  /** Names by the tag of the language. */
  static final Map<String, SampleNames> BY_LANGUAGE =
      Map.of(
          "hmn",
          western(
              "Mai Nhia, Pa Houa, Kou, Tou Ger, Bee, Nou, Chue, Yer, Xai, Ka Zoua, Pheng, Gao Sheng, Blia, Cher Pao, Zoua",
              "Vang, Xiong, Yang, Lee, Moua, Thao, Her, Lor, Vue, Cha, Hang, Khang"),
          "vi",
          new SampleNames(
              list(
                  "Minh, Thu Hương, Văn Đức, Ngọc Lan, Quốc Bảo, Thị Mai, Thanh Tùng, Bích Ngọc, Hữu Phước, Kim Chi, Đình Khôi, Mỹ Duyên"),
              list("Nguyễn, Trần, Lê, Phạm, Huỳnh, Võ, Đặng, Bùi, Đỗ, Hồ"),
              true),
          "es",
          western(
              "María Elena, José Luis, Guadalupe, Ángel, Rosa, Miguel, Lucía, Ramón, Beatriz, Íñigo, Concepción, Jesús",
              "Hernández, García Muñoz, López, Martínez, Peña, Ramírez, Núñez, Flores, Gutiérrez, Ávila"),
          "yue",
          new SampleNames(
              list("Ka Ming, Siu Fong, Wai Lan, Chi Keung, Mei Yee, Kwok Wai, Suk Ling, Tak Wah"),
              list("Chan, Wong, Lam, Cheung, Leung, Ng, Lau, Ho"),
              true),
          "ru",
          western(
              "Olga, Sergei, Natalia, Dmitri, Irina, Viktor, Svetlana, Pavel",
              "Ivanova, Petrov, Kuznetsova, Volkov, Sokolova, Morozov, Lebedeva"),
          "pa",
          western(
              "Gurpreet, Harjit, Manpreet, Balwinder, Jaswinder, Amrit, Navdeep, Simran",
              "Singh, Kaur, Gill, Sandhu, Dhillon, Grewal, Sidhu"),
          "tl",
          western(
              "Maria Teresa, Jose, Corazon, Danilo, Rowena, Ernesto, Liza, Ramon",
              "Santos, Reyes, Cruz, Bautista, Ocampo, Mendoza, Villanueva"),
          "en",
          western(
              "Denise, Marcus, Keisha, Walter, Linda, Jerome, Patricia, Andre, Carol, Tyrone",
              "Johnson, Williams, Carter, Brooks, Hayes, Coleman, O’Neal, Jenkins, McDaniel"));

  private static SampleNames western(String given, String family) {
    return new SampleNames(list(given), list(family), false);
  }

  private static List<String> list(String names) {
    return List.of(names.split(", "));
  }
}
