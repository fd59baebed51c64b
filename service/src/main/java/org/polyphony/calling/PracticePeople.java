package org.polyphony.calling;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.polyphony.queue.PersonBehind;

/** People to practice with: invented, the same ones each time, and kept nowhere. */
final class PracticePeople {

  /** Names as they are common among speakers of a language: given name, then family name. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "hmn", List.of("Mai Nhia/Vang", "Tou Ger/Xiong", "Ka Zoua/Moua"),
          "vi", List.of("Thị Hồng/Nguyễn", "Văn Đức/Trần", "Ngọc Lan/Lê"),
          "es", List.of("María Elena/Ñúñez", "José Luis/Peña", "Guadalupe/Ramírez"),
          "yue", List.of("Siu Fong/Chan", "Ka Ming/Wong", "Mei Yee/Lam"),
          "ru", List.of("Olga/Ivanova", "Sergei/Petrov", "Irina/Sokolova"),
          "pa", List.of("Gurpreet/Kaur", "Harjit/Singh", "Manpreet/Gill"),
          "tl", List.of("Maria Teresa/Santos", "Danilo/Reyes", "Corazon/Cruz"),
          "ar", List.of("Amal/Haddad", "Yusuf/Mansour", "Layla/Nasser"),
          "prs", List.of("Farida/Ahmadi", "Karim/Noori", "Zahra/Rahimi"));

  private static final List<String> OTHERS =
      List.of("Denise/Brooks", "Marcus/Hayes", "Robin/Coleman", "Sam/Carter");

  private static final List<String> FAMILY_FIRST = List.of("vi", "yue");

  private PracticePeople() {}

  /**
   * Somebody to practice with.
   *
   * @param number the first one is 0; the names come round
   * @param spoken their language; {@code und} for somebody whose language nobody knows
   */
  static PersonBehind person(UUID id, int number, String spoken) {
    List<String> names = NAMES.getOrDefault(spoken, OTHERS);
    String[] parts = names.get(number % names.size()).split("/", 2);
    String name =
        FAMILY_FIRST.contains(spoken) ? parts[1] + " " + parts[0] : parts[0] + " " + parts[1];
    return new PersonBehind(id, name, parts[0], parts[1], "", "", spoken, spoken, Map.of());
  }

  /** A number that is set aside for fiction: (916) 555-0100 to 0149. */
  static String tel(int number) {
    return "+1916555%04d".formatted(100 + number % 50);
  }
}
