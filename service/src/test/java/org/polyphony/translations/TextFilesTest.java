package org.polyphony.translations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyphony.i18n.exchange.ExchangeFormat;
import org.polyphony.platform.TestDatabase;
import org.polyphony.scripts.TextState;
import org.polyphony.translations.ReviewedFile.Line;
import org.polyphony.translations.ReviewedFile.Outcome;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

class TextFilesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Desk desk = new Desk(database.jdbi());

  @ParameterizedTest
  @EnumSource(ExchangeFormat.class)
  void changesNothingWhenAFileComesBackAsItWentOut(ExchangeFormat format) throws Exception {
    desk.review(desk.pao, "hmn", "bye", "Ua tsaug!");
    desk.save(desk.mai, "en", "hello", source("hello"), "Hello, is this {first_name}?");
    desk.comments.add(desk.mai, desk.script, "hmn", Map.of("come", "Is this polite?\nLinh asks."));

    UUID file = receive(desk.pao, exported(format));

    assertThat(review(file).count(Outcome.UNCHANGED)).isEqualTo(6);
    assertThat(review(file).comments()).isZero();
    assertThat(desk.files.apply(desk.pao, file, true)).isZero();
    assertThat(desk.text("hmn", "bye").state()).isEqualTo(TextState.REVIEWED);
    assertThat(desk.text("hmn", "hello").state()).isEqualTo(TextState.STALE);
    assertThat(desk.comments.of(desk.script, "hmn").get("come")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(ExchangeFormat.class)
  void takesOverWhatOutsideTranslatorsWroteAndTheSameFileTwiceChangesNothing(ExchangeFormat format)
      throws Exception {
    String out = exported(format);
    String back =
        format == ExchangeFormat.XLIFF
            ? out.replace("Ua tsaug!", "Ua tsaug ntau!")
                .replaceFirst(
                    "<source xml:space=\"preserve\">No</source>",
                    "<source xml:space=\"preserve\">No</source><target>Tsis tuaj</target>")
            : out.replace("Ua tsaug!", "Ua tsaug ntau!")
                .replace("come.no =", "come.no = Tsis tuaj")
                .replace("# source: No\n# state: initial", "# source: No\n# state: translated");

    UUID file = receive(desk.pao, back);

    assertThat(review(file).of(Outcome.NEW))
        .extracting(line -> line.unit().key())
        .containsExactly("come.no");
    assertThat(review(file).of(Outcome.CHANGED)).extracting(Line::now).containsExactly("Ua tsaug!");
    assertThat(desk.files.apply(desk.pao, file, false)).isEqualTo(2);
    assertThat(desk.files.apply(desk.pao, file, false)).isEqualTo(2);
    assertThat(desk.text("hmn", "come.no").state()).isEqualTo(TextState.DRAFT);
    assertThat(desk.line("hmn", "bye").earlier())
        .singleElement()
        .satisfies(
            earlier -> {
              assertThat(earlier.text()).isEqualTo("Ua tsaug!");
              assertThat(earlier.replacedBy()).isEqualTo("Pao Her");
            });
    UUID again = receive(desk.pao, back);
    assertThat(review(again).count(Outcome.UNCHANGED)).isEqualTo(6);
  }

  @Test
  void isTakenBackLineByLineButNotWhereSomebodyHasWrittenSince() throws Exception {
    desk.review(desk.pao, "hmn", "bye", "Ua tsaug!");
    UUID file =
        receive(desk.pao, "bye = Ua tsaug ntau!\ncome.no = Tsis tuaj\ncome.maybe = Tej zaum\n");
    desk.files.apply(desk.pao, file, false);
    desk.save(desk.mai, "hmn", "come.maybe", "Tej zaum", "Tej zaum xwb");

    TextFiles.Undone undone = desk.files.undo(desk.pao, file);

    assertThat(undone).isEqualTo(new TextFiles.Undone(2, 1));
    assertThat(desk.text("hmn", "bye").text()).isEqualTo("Ua tsaug!");
    assertThat(desk.text("hmn", "bye").state()).isEqualTo(TextState.REVIEWED);
    assertThat(desk.text("hmn", "bye").reviewer()).isEqualTo("Pao Her");
    assertThat(desk.has("hmn", "come.no")).isFalse();
    assertThat(desk.text("hmn", "come.maybe").text()).isEqualTo("Tej zaum xwb");
    assertThat(desk.files.undo(desk.pao, file)).isEqualTo(new TextFiles.Undone(0, 0));
  }

  @Test
  void isOutOfDateWhereTheFileWasMadeFromAnOlderSource() throws Exception {
    String out = exported(ExchangeFormat.XLIFF);
    desk.save(desk.mai, "en", "bye", "Thank you!", "Thank you very much!");

    UUID file =
        receive(
            desk.pao,
            out.replace("Ua tsaug!", "Ua tsaug ntau!").replace("\"translated\"", "\"final\""));
    assertThat(review(file).older()).isEqualTo(1);
    desk.files.apply(desk.pao, file, true);

    assertThat(desk.text("hmn", "bye").state()).isEqualTo(TextState.STALE);
    assertThat(desk.text("hmn", "hello").state()).isEqualTo(TextState.REVIEWED);
    WhatChanged changed = desk.line("hmn", "bye").changed();
    assertThat(changed).isNotNull();
    assertThat(changed.before().own() + "|" + changed.now().own()).isEqualTo("you!|you very much!");
  }

  @Test
  void isReviewedByTheNameOfWhoVouchesAndOfNobodyElse() throws Exception {
    String back = exported(ExchangeFormat.XLIFF).replace("\"translated\"", "\"reviewed\"");
    UUID file = receive(desk.pao, back);

    assertThat(review(file).vouched()).isEqualTo(4);
    assertThat(desk.files.apply(desk.linh, receive(desk.linh, back), false)).isZero();
    UUID third = receive(desk.linh, back);
    Problem refused =
        catchThrowableOfType(Problem.class, () -> desk.files.apply(desk.linh, third, true));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(desk.files.apply(desk.pao, receive(desk.pao, back), true)).isEqualTo(4);
    assertThat(desk.text("hmn", "bye").reviewer()).isEqualTo("Pao Her");
  }

  @Test
  void bringsPronunciationsAndRemarksOnce() throws Exception {
    String back =
        "# pronunciation: oo-a chao\n# comment: My aunt would say it so.\nbye = Ua tsaug!\n";
    UUID file = receive(desk.pao, back);
    assertThat(review(file).comments()).isEqualTo(1);
    desk.files.apply(desk.pao, file, false);

    assertThat(desk.text("hmn", "bye").pronunciation()).isEqualTo("oo-a chao");
    assertThat(desk.comments.of(desk.script, "hmn").get("bye"))
        .extracting(Comment::text)
        .containsExactly("My aunt would say it so.");
    assertThat(review(receive(desk.pao, back)).comments()).isZero();
    assertThat(review(receive(desk.pao, back)).count(Outcome.UNCHANGED)).isEqualTo(1);
    assertThat(exported(ExchangeFormat.XLIFF)).contains("oo-a chao");
  }

  @Test
  void refusesLineByLineWithTheReasonAndThePlace() throws Exception {
    UUID file =
        receive(
            desk.pao,
            """
            bye = Ua tsaug, {first_name
            hi = Nyob zoo
            come.no = Tsis tuaj
            come.no = Tsis kam
            hello = %s
            """
                .formatted("x".repeat(4001)));

    assertThat(review(file).of(Outcome.REFUSED))
        .extracting(line -> line.unit().line() + " " + line.reason())
        .containsExactly("1 unit_wrong", "2 unit_unknown", "4 unit_twice", "5 unit_too_long");
    assertThat(review(file).lines().get(0).check().marks().get(0).problem().place().position())
        .isEqualTo(10);
    assertThat(desk.files.apply(desk.pao, file, false)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en' trgLang='vi'/>, texts_language",
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='es' trgLang='hmn'/>, texts_language",
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' version='1.2'/>, texts_xliff_version",
    "<xliff, texts_broken_xml",
    "#, texts_unknown_format"
  })
  void refusesAFileThatIsNotForHere(String file, String code) {
    Problem refused =
        catchThrowableOfType(Problem.class, () -> receive(desk.pao, file.replace('\'', '"')));

    assertThat(refused.fields().get(0).code()).isEqualTo(code);
  }

  @Test
  void isNobodyElsesToSee() throws Exception {
    UUID file = receive(desk.pao, "bye = Ua tsaug ntau!");
    Viewer stranger = new Desk(database.jdbi()).mai;

    for (ThrowingCallable look :
        List.<ThrowingCallable>of(
            () -> desk.files.find(stranger, file),
            () -> desk.files.apply(stranger, file, false),
            () -> desk.files.undo(stranger, file),
            () -> desk.files.export(stranger, desk.script, "hmn"),
            () -> desk.comments.add(stranger, desk.script, "hmn", Map.of("bye", "Hm.")))) {
      assertThat(catchThrowableOfType(Problem.class, look).status()).isEqualTo(404);
    }
  }

  private String source(String key) {
    return desk.scripts.scripts().newest(desk.mai, desk.script).bundles().words("en", key);
  }

  private String exported(ExchangeFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(desk.files.export(desk.pao, desk.script, "hmn"), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private UUID receive(Viewer viewer, String file) {
    return desk.files.receive(
        viewer, desk.script, "hmn", "texts.xlf", file.getBytes(StandardCharsets.UTF_8));
  }

  private ReviewedFile review(UUID file) {
    return desk.files.find(desk.pao, file).file();
  }
}
