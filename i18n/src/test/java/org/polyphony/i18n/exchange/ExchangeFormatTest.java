package org.polyphony.i18n.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyphony.i18n.exchange.TranslationFile.Note;
import org.polyphony.i18n.exchange.TranslationFile.Progress;
import org.polyphony.i18n.exchange.TranslationFile.Unit;
import org.polyphony.i18n.exchange.UnreadableFile.Reason;

class ExchangeFormatTest {

  /** What formats trip over: blanks, line breaks, backslashes, marks of XML, other planes. */
  private static final List<String> PIECES =
      List.of(
          " ",
          "\n",
          "\t",
          "\\",
          "\\n",
          "\\u0041",
          "#",
          "!",
          "=",
          ":",
          "<ph/>",
          "&amp;",
          "]]>",
          "\"",
          "'",
          "’",
          "{first_name}",
          "{n, plural, one{# đêm} other{# đêm}}",
          "한국어",
          "علی",
          "\u2068",
          "\u2069",
          "𐄂",
          "e\u0301",
          "é",
          "\u0085",
          "\u2028",
          "\u00A0",
          "x",
          "\u0007");

  @ParameterizedTest
  @EnumSource(ExchangeFormat.class)
  void bringsEverythingBackThatItTookAlong(ExchangeFormat format) throws Exception {
    Random random = new Random(20261122);
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      units.add(
          unit(
              "step-" + i + (i % 3 == 0 ? ".yes" : ""),
              words(random),
              words(random),
              Progress.values()[i % 4],
              i % 5 == 0 ? plain(words(random)) : "",
              i % 7 == 0
                  ? List.of(
                      new Note("n-" + i, Note.COMMENT, plain(words(random))),
                      new Note("", Note.CONTEXT, "Come?"))
                  : List.of()));
    }
    TranslationFile file = new TranslationFile("Summer & autumn", "en", "hmn", units);

    TranslationFile read = ExchangeFormat.read(written(format, file));

    assertThat(read.source()).isEqualTo("en");
    assertThat(read.target()).isEqualTo("hmn");
    assertThat(read.original()).isEqualTo("Summer & autumn");
    assertThat(read.units())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
        .isEqualTo(units);
  }

  @Test
  void isReadByJavaItselfAsProperties() throws Exception {
    String text = " two blanks, a \\ and\na line = more: é";
    byte[] bytes =
        written(
            ExchangeFormat.PROPERTIES,
            file(unit("come.yes", "Yes", text, Progress.TRANSLATED, "", List.of())));
    Properties properties = new Properties();
    properties.load(new java.io.StringReader(new String(bytes, StandardCharsets.UTF_8)));

    assertThat(properties).containsOnlyKeys("come.yes").containsValue(text);
  }

  @Test
  void readsPropertiesThatAnotherProgramWrote() throws Exception {
    TranslationFile read =
        read(
            """
            ! a comment of theirs
            hello : Nyob \\
                zoo
            come=Koj puas tuaj\\u003F
            bye   Ua tsaug
            empty
            come = again
            odd = \\u00zz
            """);

    assertThat(read.target()).isNull();
    assertThat(read.units())
        .extracting(unit -> unit.line() + " " + unit.key() + "=" + unit.text() + " " + unit.fault())
        .containsExactly(
            "2 hello=Nyob zoo null",
            "4 come=Koj puas tuaj? null",
            "5 bye=Ua tsaug null",
            "6 empty= null",
            "7 come=again unit_twice",
            "8 odd=\\u00zz unit_escape");
    assertThat(read.units().get(0).state()).isEqualTo(Progress.TRANSLATED);
    assertThat(read.units().get(3).state()).isEqualTo(Progress.INITIAL);
  }

  @Test
  void understandsWhatOtherToolsMakeOfAUnit() throws Exception {
    TranslationFile read =
        read(
            """
            <?xml version="1.0"?>
            <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"
                version="2.0" srcLang="en" trgLang="vi">
             <file id="f"><skeleton>x</skeleton><group id="g">
              <unit id="hello">
               <mtc:matches><mtc:match ref="#1"><source>A</source><target>B</target></mtc:match></mtc:matches>
               <originalData><data id="d1">{first_name}</data><data id="d2">{n, number}</data></originalData>
               <segment state="reviewed"><source>Hello <ph id="1" dataRef="d1"/>.</source>
                <target>Chào <mrk id="m" translate="no"><ph id="1" dataRef="d1"/></mrk>.</target></segment>
               <ignorable><source> </source></ignorable>
               <segment state="translated"><source>You have <ph id="2" disp="{n, number}"/>.</source>
                <target><![CDATA[Có ]]><sc id="2" dataRef="d2"/>&#x2E;</target></segment>
              </unit>
              <unit id="part"><segment><source>One.</source><target>Một.</target></segment>
               <segment><source>Two.</source></segment></unit>
              <unit id="swapped"><segment><source>A</source><target order="2">b</target></segment>
               <segment><source>B</source><target order="1">a</target></segment></unit>
              <unit id="lost"><segment><source>A</source><target>a<ph id="1"/></target></segment></unit>
             </group></file>
            </xliff>
            """);

    assertThat(read.units())
        .extracting(
            unit ->
                unit.key()
                    + "|"
                    + unit.source()
                    + "|"
                    + unit.text()
                    + "|"
                    + unit.state()
                    + "|"
                    + unit.fault())
        .containsExactly(
            "hello|Hello {first_name}. You have {n, number}.|Chào {first_name}. Có {n, number}.|TRANSLATED|null",
            "part|One.Two.|Một.|INITIAL|unit_in_part",
            "swapped|AB|ab|INITIAL|null",
            "lost|A|a|INITIAL|unit_code_lost");
    assertThat(read.units().get(0).line()).isEqualTo(5);
  }

  @Test
  void resolvesNoEntityAndReadsNoOtherFile() {
    String bomb =
        """
        <?xml version="1.0"?>
        <!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
          <!ENTITY c SYSTEM "file:///etc/hostname">]>
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="hmn">
          <file id="f"><unit id="bye"><segment><source>&b;</source><target>&c;</target></segment></unit></file>
        </xliff>
        """;

    assertThat(refused(bomb).reason()).isEqualTo(Reason.UNSAFE_XML);
    assertThat(refused(bomb).line()).isBetween(2, 3);
  }

  @Test
  void saysWhereABrokenFileBreaks() throws Exception {
    String whole =
        new String(
            written(
                ExchangeFormat.XLIFF,
                file(unit("bye", "Thank you!", "Ua tsaug!", Progress.FINAL, "", List.of()))),
            StandardCharsets.UTF_8);
    int cut = whole.indexOf("<target");
    int line = (int) whole.substring(0, cut).lines().count();

    UnreadableFile truncated = refused(whole.substring(0, cut));
    assertThat(truncated.reason()).isEqualTo(Reason.BROKEN_XML);
    assertThat(truncated.line()).isEqualTo(line);
    assertThat(refused(whole.replace("</target>", "</tarket>")).reason())
        .isEqualTo(Reason.BROKEN_XML);
    assertThat(refused(whole.replace("2.1", "1.2")).arguments()).containsEntry("version", "1.2");
    assertThat(refused("<html/>").reason()).isEqualTo(Reason.NOT_XLIFF);
    assertThat(refused("").reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
    assertThat(refused("# only a comment").reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
    assertThat(refused("<a>".repeat(100)).reason()).isIn(Reason.NOT_XLIFF, Reason.BROKEN_XML);
  }

  @Test
  void saysWhereBytesAreNotUtf8() {
    byte[] bytes = "a = b\nc = \u00e9".getBytes(StandardCharsets.ISO_8859_1);

    UnreadableFile problem =
        catchThrowableOfType(UnreadableFile.class, () -> ExchangeFormat.read(bytes));

    assertThat(problem.reason()).isEqualTo(Reason.NOT_UTF8);
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.column()).isEqualTo(5);
  }

  @Test
  void takesNoMoreLinesThanAnyScriptHas() {
    String many = "k=v\n".repeat(TranslationFile.MOST_UNITS + 1);

    UnreadableFile problem = refused(many);

    assertThat(problem.reason()).isEqualTo(Reason.TOO_MANY_UNITS);
    assertThat(problem.line()).isEqualTo(TranslationFile.MOST_UNITS + 1);
  }

  private static String words(Random random) {
    StringBuilder words = new StringBuilder("a");
    for (int i = random.nextInt(8); i > 0; i--) {
      words.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return words.append("z").toString();
  }

  /** Notes are for people: what XML cannot hold is a blank there. */
  private static String plain(String words) {
    return words.replace("\u0007", "");
  }

  private static Unit unit(
      String key,
      String source,
      String text,
      Progress state,
      String pronunciation,
      List<Note> notes) {
    return new Unit(0, key, source, text, state, pronunciation, notes, null);
  }

  private static TranslationFile file(Unit... units) {
    return new TranslationFile("Script", "en", "hmn", List.of(units));
  }

  private static byte[] written(ExchangeFormat format, TranslationFile file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(file, out);
    return out.toByteArray();
  }

  private static TranslationFile read(String text) throws UnreadableFile {
    return ExchangeFormat.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static UnreadableFile refused(String text) {
    return catchThrowableOfType(UnreadableFile.class, () -> read(text));
  }
}
