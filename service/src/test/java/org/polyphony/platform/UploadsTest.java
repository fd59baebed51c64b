package org.polyphony.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UploadsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Uploads uploads = new Uploads(database.jdbi(), clock);
  private final UUID organization = Ids.next();

  @Test
  void givesBackWhatItTookInByteByByte() throws Exception {
    byte[] file = new byte[1_300_000];
    new Random(1).nextBytes(file);

    Uploads.Upload upload =
        uploads.receive(organization, null, "list.csv", new ByteArrayInputStream(file), 2_000_000);

    assertThat(upload.bytes()).isEqualTo(file.length);
    assertThat(upload.sha256()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(file));
    try (InputStream content = uploads.open(upload.id())) {
      assertThat(content.readAllBytes()).isEqualTo(file);
    }
  }

  @Test
  void keepsNothingOfAFileThatIsTooLarge() {
    assertThatThrownBy(
            () ->
                uploads.receive(
                    organization,
                    null,
                    "list.csv",
                    new ByteArrayInputStream(new byte[600_000]),
                    599_999))
        .isInstanceOf(Uploads.TooLarge.class);

    assertThat(kept()).isZero();
  }

  @Test
  void keepsNothingOfAFileWhoseLineBreaks() {
    InputStream broken =
        new InputStream() {
          private int left = 700_000;

          @Override
          public int read() throws IOException {
            if (left-- <= 0) {
              throw new IOException("The line broke");
            }
            return 'x';
          }
        };

    assertThatThrownBy(
            () -> uploads.receive(organization, null, "list.csv", broken, Long.MAX_VALUE))
        .isInstanceOf(IOException.class);

    assertThat(kept()).isZero();
  }

  @Test
  void forgetsTheContentAndRemembersTheFile() throws Exception {
    Uploads.Upload upload =
        uploads.receive(
            organization, null, "list.csv", new ByteArrayInputStream(new byte[10]), 100);

    database.jdbi().useTransaction(handle -> uploads.empty(handle, upload.id()));

    try (InputStream content = uploads.open(upload.id())) {
      assertThat(content.readAllBytes()).isEmpty();
    }
    boolean known =
        database.jdbi().withHandle(handle -> uploads.find(handle, upload.id())).isPresent();
    assertThat(known).isTrue();
  }

  private long kept() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM platform.uploads WHERE organization = :id")
                    .bind("id", organization)
                    .mapTo(Long.class)
                    .one());
  }
}
