package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.tables.Sheets;

/**
 * Whatever is done to a file, it comes in as a whole or not at all, with a reason that has a name,
 * and every row of it is counted.
 */
class MutatedFilesTest {

  private static final int FILES_OF_A_KIND = 40;
  private static final Clock CLOCK = TestClock.at("2026-06-06T17:00:00Z");

  private static final String TEXT =
      """
      Sign-ups at the festival
      Name,Phone,Language,E-mail,Notes,VANID,DOB,City,Zip
      Mai Vang,(916) 555-0101,Hmong,mai@example.invalid,"likes
      mornings",17,1961-02-03,Sacramento,95823
      Nguyễn Thị Hoa,916.555.0102,V,,"said ""yes""\",18,2/3/1970,Sacramento,95823-1234
      "Peña, José",9165550103;9165550104,spanish,,,19,,Elk Grove,95624
      Иван Петренко,+1 916 555 0105,Ukrainian,,,,,,
      李小龙,9.17E+09,zh,,,,,,
      ,,,,,,,,
      Bee Lor,916-555-0106,Klingon,bee at home,"",1.2E+11,31.31.1999,,
      """;

  private enum Kind {
    UTF_8(TEXT.getBytes(StandardCharsets.UTF_8)),
    UTF_16(TEXT.getBytes(StandardCharsets.UTF_16LE)),
    TABS(TEXT.replace(',', '\t').getBytes(StandardCharsets.UTF_8)),
    WINDOWS(TEXT.replace("李小龙", "Lý").getBytes(Charset.forName("windows-1252"))),
    NO_HEADER(TEXT.substring(TEXT.indexOf("Mai Vang")).getBytes(StandardCharsets.UTF_8)),
    WORKBOOK(
        new Sheets()
            .sheet("People", TEXT.lines().map(line -> List.of(line.split(",", -1))).toList())
            .rows("Numbers", "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>22315</v></c></row>")
            .bytes());

    private final byte[] file;

    Kind(byte[] file) {
      this.file = file;
    }
  }

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @ParameterizedTest
  @ValueSource(strings = {"UTF_8", "UTF_16", "TABS", "WINDOWS", "NO_HEADER", "WORKBOOK"})
  void comeInAsAWholeOrNotAtAll(String kind) {
    Random random = new Random(kind.hashCode());
    for (int i = 0; i < FILES_OF_A_KIND; i++) {
      byte[] file = mutated(Kind.valueOf(kind).file, random);
      ImportsFixture fixture = new ImportsFixture(database, CLOCK);

      Import done = fixture.bringIn(file);

      String which = kind + " " + i;
      assertThat(done.problem()).as(which).isNotEqualTo("unexpected");
      Import.Rows rows = done.rows();
      if (done.state() == ImportState.DONE) {
        assertThat(rows.read()).as(which).isEqualTo(rowsOf(file, done));
        assertThat(sumOf(rows)).as(which).isEqualTo(rows.read());
        assertThat(fixture.people().size())
            .as(which)
            .isBetween((int) rows.created(), (int) (rows.created() + rows.review()));
      } else {
        assertThat(done.problem()).as(which).isNotBlank();
        assertThat(fixture.people()).as(which).isEmpty();
      }
    }
  }

  private static long rowsOf(byte[] file, Import done) {
    long[] count = {0};
    FileRows.read(() -> new ByteArrayInputStream(file), done.layout(), (line, cells) -> count[0]++);
    return count[0];
  }

  private static long sumOf(Import.Rows rows) {
    return rows.created()
        + rows.updated()
        + rows.unchanged()
        + rows.duplicate()
        + rows.review()
        + rows.rejected();
  }

  /** One to four changes: bytes set, taken out, put in, doubled, or the end cut off. */
  private static byte[] mutated(byte[] original, Random random) {
    byte[] file = original.clone();
    for (int change = random.nextInt(4); change >= 0 && file.length > 8; change--) {
      int at = random.nextInt(file.length);
      int length = Math.min(file.length - at, 1 + random.nextInt(40));
      file =
          switch (random.nextInt(6)) {
            case 0 -> with(file, at, 0, new byte[] {(byte) random.nextInt(256)});
            case 1 -> with(file, at, length, new byte[0]);
            case 2 -> with(file, at, 0, Arrays.copyOfRange(file, at, at + length));
            case 3 -> with(file, at, 1, telling(random));
            case 4 -> with(file, at, 1, new byte[] {(byte) random.nextInt(256)});
            default -> Arrays.copyOf(file, at + 1);
          };
    }
    return file;
  }

  /** What means something to who reads tables. */
  private static byte[] telling(Random random) {
    String[] pieces = {
      "\"",
      "\n",
      "\r",
      ",",
      ";",
      "\t",
      "\0",
      "\u202e",
      "=cmd|' /C calc'!A0",
      "\ufeff",
      "ễ",
      "\"\n\"",
      "\ud83d\ude00",
      "9.17E+09",
      "Name,Phone\n",
      "sep=;\n",
      "x".repeat(3_000)
    };
    return pieces[random.nextInt(pieces.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] with(byte[] file, int at, int instead, byte[] piece) {
    byte[] changed = new byte[file.length - instead + piece.length];
    System.arraycopy(file, 0, changed, 0, at);
    System.arraycopy(piece, 0, changed, at, piece.length);
    System.arraycopy(file, at + instead, changed, at + piece.length, file.length - at - instead);
    return changed;
  }
}
