package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.FileForm;
import org.polyphony.web.Problem;

/** A file that a form sends: taken in as it streams by, refused at its bound. */
class FormUploadTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String FILE =
      "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"tờ ký tên.csv\"\r\n"
          + "Content-Type: text/csv\r\n\r\n";
  private static final String MAPPING =
      "--xx\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\nSign-up sheet\r\n";
  private static final String END = "--xx--\r\n";

  private final ImportsFixture fixture =
      new ImportsFixture(database, TestClock.at("2026-06-06T17:00:00Z"));
  private final ImportDesk desk =
      new ImportDesk(
          database.jdbi(),
          fixture.uploads,
          fixture.imports,
          fixture.contacts.lists(),
          new ImportsSettings(1));

  @Test
  void itsFieldsStandBeforeOrAfterTheFile() throws IOException {
    String content = "name,phone\r\nMai Vang,9165550101\r\n";
    for (String form :
        new String[] {
          FILE + content + "\r\n" + MAPPING + END, MAPPING + FILE + content + "\r\n" + END
        }) {
      FileForm read = form(text(form));

      FileForm.Sent sent = read.file("file").orElseThrow();
      assertThat(sent.name()).isEqualTo("tờ ký tên.csv");
      assertThat(new String(sent.content().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(content);
      assertThat(read.field("mapping")).isEqualTo("Sign-up sheet");
      assertThat(read.field("other")).isEmpty();
    }
  }

  @Test
  void aFormWithoutAFileHasNone() {
    assertThat(form(text(MAPPING + END)).file("file")).isEmpty();
    assertThatThrownBy(() -> new FileForm(text(END), MediaType.MULTIPART_FORM_DATA_TYPE))
        .isInstanceOf(Problem.class);
  }

  @Test
  void aFileThatNeverEndsIsRefusedAtItsBoundAndLeavesNothing() throws IOException {
    Set<Path> before = spooled();
    Endless rows = new Endless("Mai Vang,9165550101\n");
    FileForm form = form(new SequenceInputStream(text(FILE), rows));
    FileForm.Sent sent = form.file("file").orElseThrow();

    assertThatThrownBy(
            () ->
                desk.start(
                    fixture.viewer, fixture.list, sent.name(), sent.content(), Wishes.NONE, false))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("file_too_large"));

    assertThat(rows.read).isLessThan(3 << 20);
    assertThat(spooled()).isEqualTo(before);
    assertThat(uploads()).isZero();
  }

  @Test
  void whatStandsBesideTheFileIsBoundedToo() throws IOException {
    Set<Path> before = spooled();
    Endless letters = new Endless("x");
    String field = "--xx\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n";
    String header = "--xx\r\nContent-Disposition: ";
    for (String start : new String[] {field, header, "--xx\r\n", "", FILE + "a\r\n" + field}) {
      FileForm form = form(new SequenceInputStream(text(start), letters));

      assertThatThrownBy(
              () -> {
                form.file("file").orElseThrow().content().readAllBytes();
                form.field("mapping");
              })
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }
    assertThat(letters.read).isLessThan(2 << 20);
    assertThat(spooled()).isEqualTo(before);
  }

  @Test
  void aFormThatBreaksOffIsNoFile() throws IOException {
    assertThatThrownBy(() -> form(text(FILE + "name,phone\r\nMai")).file("file"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    FileForm form = form(text(FILE + "name,phone\r\n".repeat(5_000)));
    FileForm.Sent sent = form.file("file").orElseThrow();

    assertThatThrownBy(
            () ->
                desk.start(
                    fixture.viewer, fixture.list, sent.name(), sent.content(), Wishes.NONE, false))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("upload_broken"));
    assertThat(uploads()).isZero();
  }

  private int uploads() {
    UUID organization = fixture.viewer.organization();
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM platform.uploads WHERE organization = ?")
                    .bind(0, organization)
                    .mapTo(Integer.class)
                    .one());
  }

  private static FileForm form(InputStream body) {
    return new FileForm(body, new MediaType("multipart", "form-data", Map.of("boundary", "xx")));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What the library behind a form puts aside when it is let. */
  private static Set<Path> spooled() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("MIME"))
          .collect(Collectors.toSet());
    }
  }

  /** A text again and again. */
  private static final class Endless extends InputStream {
    private final byte[] text;
    private long read;

    Endless(String text) {
      this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      return text[(int) (read++ % text.length)];
    }
  }
}
