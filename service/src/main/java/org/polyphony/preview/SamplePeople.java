package org.polyphony.preview;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.PersonNames;
import org.polyphony.scripts.ScriptArguments;

/** Invented people to try scripts and the console with, the same ones each time. */
public final class SamplePeople {

  /** Names as they are common among speakers of a language: given name, then family name. */
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("hmn", List.of("Mai Nhia/Vang", "Tou Ger/Xiong", "Ka Zoua/Moua")),
          Map.entry("vi", List.of("Thị Hồng/Nguyễn", "Văn Đức/Trần", "Ngọc Lan/Lê")),
          Map.entry(
              "es", List.of("María Elena/Ñúñez Rojas", "José Luis/Peña", "Guadalupe/Ramírez")),
          Map.entry("zh-Hant", List.of("小芳/陳", "家明/黃", "美儀/林")),
          Map.entry("zh-Hans", List.of("小芳/陈", "家明/黄", "美仪/林")),
          Map.entry("yue", List.of("Siu Fong/Chan", "Ka Ming/Wong", "Mei Yee/Lam")),
          Map.entry("ko", List.of("민수/김", "지영/이", "은주/박")),
          Map.entry("ru", List.of("Olga/Ivanova", "Sergei/Petrov", "Irina/Sokolova")),
          Map.entry("pa-Guru", List.of("Gurpreet/Kaur", "Harjit/Singh", "Manpreet/Gill")),
          Map.entry("tl", List.of("Maria Teresa/Santos", "Danilo/Reyes", "Corazon/Cruz")),
          Map.entry("ar", List.of("Amal/Haddad", "Yusuf/Mansour", "Layla/Nasser")),
          Map.entry("prs", List.of("Farida/Ahmadi", "Karim/Noori", "Zahra/Rahimi")),
          Map.entry("fa", List.of("Maryam/Hosseini", "Reza/Karimi", "Leila/Moradi")),
          Map.entry("ps", List.of("Zarghuna/Stanekzai", "Najib/Wardak", "Gulalai/Safi")),
          Map.entry("ur", List.of("Fatima/Qureshi", "Imran/Malik", "Sana/Siddiqui")),
          Map.entry("hi", List.of("Sunita/Sharma", "Rajesh/Gupta", "Anita/Verma")),
          Map.entry("uk", List.of("Olena/Shevchenko", "Andriy/Kovalenko", "Iryna/Bondar")),
          Map.entry("hy", List.of("Anahit/Petrosyan", "Armen/Grigoryan", "Narine/Sargsyan")),
          Map.entry("km", List.of("Sokha/Chea", "Bopha/Sok", "Dara/Chan")),
          Map.entry("lo", List.of("Khamla/Phommachanh", "Bounmy/Sayavong", "Noy/Vongsa")),
          Map.entry("th", List.of("Malee/Srisai", "Somchai/Wongsa", "Suda/Thongdee")),
          Map.entry("ium", List.of("Meuy/Saechao", "Kao/Saelee", "Nai/Saephan")),
          Map.entry("ja", List.of("花子/山田", "健/佐藤", "由美/鈴木")),
          Map.entry("so", List.of("Amina/Warsame", "Abdi/Farah", "Hodan/Hassan")),
          Map.entry("am", List.of("Almaz/Tadesse", "Dawit/Bekele", "Hana/Alemu")),
          Map.entry("ti", List.of("Selam/Gebremedhin", "Yonas/Tesfay", "Saba/Haile")),
          Map.entry("sm", List.of("Sina/Leota", "Ioane/Faleolo", "Mele/Tuiasosopo")),
          Map.entry("to", List.of("Mele/Taufa", "Sione/Fifita", "Ana/Latu")),
          Map.entry("fj", List.of("Litia/Waqa", "Josefa/Naivalu", "Mere/Tabua")),
          Map.entry("pt", List.of("Ana Maria/Silva Santos", "João/Oliveira", "Rosa/Pereira")),
          Map.entry("fr", List.of("Claire/Martin", "Amadou/Diallo", "Nadège/Petit")));

  private static final List<String> OTHERS =
      List.of("Denise/Brooks", "Marcus/Hayes", "Robin/Coleman", "Sam/Carter");

  private SamplePeople() {}

  /** Somebody, with their name in the order of their language. */
  public record Person(String given, String family, String name) {

    /**
     * A script's values with this person in them.
     *
     * @param values of everything else
     * @param bundle the tag of the language that they are spoken to in
     * @param address the form of address; empty for none
     */
    public ScriptArguments in(ScriptArguments values, String bundle, String address) {
      return values.person(name, given, family, "", bundle, address);
    }
  }

  /**
   * Somebody who speaks a language.
   *
   * @param tag of the language, or of one of its bundles; {@code und} where nobody knows it
   * @param number the first one is 0; the names come round
   */
  public static Person of(String tag, int number) {
    List<String> names =
        Stream.concat(Stream.of(tag), Languages.standard().bundlesFor(tag).stream())
            .filter(NAMES::containsKey)
            .findFirst()
            .map(NAMES::get)
            .orElse(OTHERS);
    String[] parts = names.get(number % names.size()).split("/", 2);
    return new Person(parts[0], parts[1], PersonNames.full(tag, parts[0], "", parts[1]));
  }
}
