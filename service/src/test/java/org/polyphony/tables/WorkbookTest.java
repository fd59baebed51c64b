package org.polyphony.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookTest {

  private static final Tables.Asked NOTHING = new Tables.Asked(null, null, null);

  @Test
  void readsTheFirstSheetThatHasAnythingInIt() {
    Content file =
        new Sheets()
            .sheet("Read me", List.of())
            .sheet("Members", List.of(List.of("Name", "Phone"), List.of("Ka & Mai <Vang>", "916")))
            .sheet("Others", List.of(List.of("Who"), List.of("Bee Lor")))
            .content();

    Tables.Look look = Tables.look(file, NOTHING);

    assertThat(look.reading().sheet()).isEqualTo("Members");
    assertThat(look.sheets()).containsExactly("Read me", "Members", "Others");
    assertThat(rows(file, "Members")).containsExactly("1 Name|Phone", "2 Ka & Mai <Vang>|916");
    assertThat(rows(file, "Others")).containsExactly("1 Who", "2 Bee Lor");
    assertThat(Tables.look(file, new Tables.Asked(null, null, "Others")).reading().sheet())
        .isEqualTo("Others");
  }

  @Test
  void leavesASheetOutThatIsTooWideWhereThereIsAnother() {
    Content file =
        new Sheets()
            .rows("Sums", "<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>")
            .sheet("Members", List.of(List.of("Name", "Phone"), List.of("Bee Lor", "916")))
            .content();

    assertThat(Tables.look(file, NOTHING).reading().sheet()).isEqualTo("Members");
  }

  @Test
  void readsEveryKindOfCellWhereItStands() {
    Content file =
        new Sheets()
            .rows(
                "All",
                """
                <row r="3"><c r="B3" t="inlineStr"><is><r><t>Mai </t></r><r><t>Vang</t></r><rPh><t>x</t></rPh></is></c>
                <c r="C3" s="0"><v>9.165550101E9</v></c><c r="D3" s="1"><v>22315</v></c>
                <c r="E3" s="2"><v>1234</v></c><c r="F3" t="b"><v>1</v></c><c r="G3" t="e"><v>#N/A</v></c>
                <c r="H3" t="str"><f>A1&amp;"x"</f><v>sum</v></c><c r="I3" t="d"><v>1961-02-03T00:00:00</v></c>
                <c r="K3" s="1"/><c r="J3"><v>7</v></c><c r="XFD3" s="1"/></row>
                <row r="2"><c t="inlineStr"><is><t>a_x000D_b_x0007_</t></is></c></row>
                """)
            .content();

    assertThat(rows(file, "All"))
        .containsExactly(
            "3 |Mai Vang|9165550101|1961-02-03|01234|TRUE|#N/A|sum|1961-02-03 00:00:00|7",
            "4 a\rb");
  }

  @Test
  void packsManyLongTextsAndFindsEachAgain() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      rows.add(List.of(i + " " + "ễ".repeat(i % 700)));
    }
    Content file = new Sheets().sheet("Long", rows).content();

    List<String> read = new ArrayList<>();
    Tables.read(file, Reading.ofSheet("Long"), row -> read.add(row.cells().get(0)));

    assertThat(read).isEqualTo(rows.stream().map(row -> row.get(0)).toList());
  }

  @Test
  void refusesADocumentTypeAndSoEveryEntity() {
    String external =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + "<worksheet><sheetData><row><c t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>";

    for (String sheet :
        List.of(external, "<worksheet><sheetData>&unknown;</sheetData></worksheet>")) {
      assertThat(codeOf(new Sheets().sheet("A", List.of()).part("xl/worksheets/sheet1.xml", sheet)))
          .isEqualTo("workbook_unsafe");
    }
  }

  @Test
  void refusesWhatSwellsBeyondMeasure() {
    String bomb =
        "<worksheet><sheetData>" + "<row><c/></row>".repeat(5_000_000) + "</sheetData></worksheet>";

    assertThat(codeOf(new Sheets().sheet("A", List.of()).part("xl/worksheets/sheet1.xml", bomb)))
        .isEqualTo("zip_bomb");
  }

  @Test
  void refusesANameThatNeverEnds() {
    assertThat(
            codeOf(
                new Sheets()
                    .sheet("A", List.of())
                    .part("xl/worksheets/sheet1.xml", "<" + "a".repeat(20 << 20))))
        .isEqualTo("zip_bomb");
  }

  @Test
  void saysThatACellHoldsMoreThanACellCan() {
    String endless = "x".repeat(3 << 20);

    assertThat(codeOf(new Sheets().sheet("A", List.of(List.of(endless)))))
        .isEqualTo("cell_too_large");
    assertThat(
            codeOf(
                new Sheets()
                    .rows(
                        "A", "<row><c t=\"inlineStr\"><is><t>" + endless + "</t></is></c></row>")))
        .isEqualTo("cell_too_large");
  }

  @Test
  void refusesACellFarOutToTheRight() {
    assertThat(codeOf(new Sheets().rows("A", "<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>")))
        .isEqualTo("too_many_columns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<worksheet><sheetData><row>", "no xml at all", ""})
  void saysWhatIsBroken(String sheet) {
    assertThat(codeOf(new Sheets().sheet("A", List.of()).part("xl/worksheets/sheet1.xml", sheet)))
        .isEqualTo("workbook_broken");
  }

  @Test
  void isBrokenWhereItIsCutOff() {
    byte[] whole = new Sheets().sheet("A", List.of(List.of("Name"), List.of("Mai"))).bytes();

    for (int length = 40; length < whole.length * 3 / 4; length += 97) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Tables.look(() -> new ByteArrayInputStream(cut), NOTHING))
          .isInstanceOf(Unreadable.class);
    }
  }

  @Test
  void namesOtherZippedFiles() {
    assertThat(codeOf(new Sheets().part("_rels/.rels", "<x/>"))).isEqualTo("not_a_table");
  }

  private static String codeOf(Sheets sheets) {
    Content file = sheets.content();
    try {
      Tables.look(file, NOTHING);
      return "none";
    } catch (Unreadable e) {
      return e.code();
    }
  }

  private static List<String> rows(Content file, String sheet) {
    List<String> rows = new ArrayList<>();
    Tables.read(
        file,
        Reading.ofSheet(sheet),
        row -> rows.add(row.line() + " " + String.join("|", row.cells())));
    return rows;
  }
}
