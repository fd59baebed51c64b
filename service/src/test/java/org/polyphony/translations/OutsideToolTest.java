package org.polyphony.translations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.sf.okapi.lib.xliff2.core.Segment;
import net.sf.okapi.lib.xliff2.core.TargetState;
import net.sf.okapi.lib.xliff2.core.Unit;
import net.sf.okapi.lib.xliff2.document.XLIFFDocument;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.i18n.exchange.ExchangeFormat;
import org.polyphony.platform.TestDatabase;
import org.polyphony.scripts.TextState;
import org.polyphony.scripts.Translations.Change;
import org.polyphony.translations.ReviewedFile.Outcome;

/** Our XLIFF in the hands of a library that is not ours: read, changed, written, brought back. */
class OutsideToolTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String WORDS =
      "Tus tij laug <b> & \"tus muam\",\n\u2068{first_name}\u2069 'x'!";

  private final Desk desk = new Desk(database.jdbi());

  @Test
  void bringsBackWhatItReadAndOnlyThat() throws Exception {
    desk.save(desk.pao, "hmn", "come.no", "", WORDS);
    desk.review(desk.pao, "hmn", "come.yes", "Tuaj");
    desk.scripts
        .translations()
        .pronounce(desk.pao, desk.script, "hmn", List.of(new Change("come.yes", "", "too-a")));
    desk.comments.add(desk.mai, desk.script, "hmn", Map.of("bye", "Too short?\nMaybe <longer>."));
    String ours = exported();

    UUID untouched = receive(throughTheTool(ours, false));
    assertThat(desk.files.find(desk.pao, untouched).file().count(Outcome.UNCHANGED)).isEqualTo(6);
    assertThat(desk.files.find(desk.pao, untouched).file().comments()).isZero();

    UUID changed = receive(throughTheTool(ours, true));
    ReviewedFile file = desk.files.find(desk.pao, changed).file();
    assertThat(file.of(Outcome.REFUSED)).isEmpty();
    assertThat(file.of(Outcome.CHANGED))
        .extracting(line -> line.unit().key())
        .containsExactly("bye");
    assertThat(file.of(Outcome.NEW))
        .extracting(line -> line.unit().key())
        .containsExactly("come.maybe");
    desk.files.apply(desk.pao, changed, true);

    assertThat(desk.text("hmn", "bye").text()).isEqualTo("Ua tsaug, {first_name}!");
    assertThat(desk.text("hmn", "bye").state()).isEqualTo(TextState.REVIEWED);
    assertThat(desk.text("hmn", "come.maybe").state()).isEqualTo(TextState.DRAFT);
    assertThat(desk.text("hmn", "come.no").text()).isEqualTo(WORDS);
    assertThat(desk.text("hmn", "come.yes").state()).isEqualTo(TextState.REVIEWED);
    assertThat(desk.text("hmn", "come.yes").pronunciation()).isEqualTo("too-a");
    assertThat(desk.comments.of(desk.script, "hmn").get("bye")).hasSize(1);
  }

  private static String throughTheTool(String xliff, boolean change) {
    XLIFFDocument document = new XLIFFDocument();
    document.load(xliff, XLIFFReader.VALIDATION_MAXIMAL);
    if (change) {
      set(document, "bye", "Ua tsaug, {first_name}!", TargetState.FINAL);
      set(document, "come.maybe", "Tej zaum", TargetState.TRANSLATED);
    }
    StringWriter written = new StringWriter();
    document.save(written);
    return written.toString();
  }

  private static void set(XLIFFDocument document, String key, String text, TargetState state) {
    Unit unit = document.getUnitNode("script", key).get();
    Segment segment = unit.getSegment(0);
    segment.setTarget(text);
    segment.setState(state);
  }

  private String exported() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExchangeFormat.XLIFF.write(desk.files.export(desk.pao, desk.script, "hmn"), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private UUID receive(String file) {
    return desk.files.receive(
        desk.pao, desk.script, "hmn", "back.xlf", file.getBytes(StandardCharsets.UTF_8));
  }
}
