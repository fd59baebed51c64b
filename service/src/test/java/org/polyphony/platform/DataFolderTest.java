package org.polyphony.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path folder;

  @Test
  void anotherProgramsFolderIsRefusedAndLeftAsItWas() throws IOException {
    Path letter = Files.writeString(folder.resolve("letter.odt"), "Dear Ms. Vang");

    CannotStart refused = catchThrowableOfType(CannotStart.class, () -> DataFolder.open(folder));

    assertThat(refused.code()).isEqualTo("data-folder-foreign");
    assertThat(refused).hasMessageContaining(folder.toString());
    assertThat(folder).isDirectoryContaining(letter::equals);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(letter);
    }
  }

  @Test
  void theEmptyRootOfADiskIsTaken() throws IOException {
    Files.createDirectory(folder.resolve("lost+found"));

    DataFolder.open(folder).close();

    assertThat(folder.resolve("polyphony.properties")).exists();
  }

  @Test
  void itsNotesAreThereTheNextTime() throws IOException {
    try (DataFolder first = DataFolder.open(folder)) {
      assertThat(first.marker().isReady()).isFalse();
      first.marker().port(54321);
      first.marker().ready();
    }

    try (DataFolder second = DataFolder.open(folder)) {
      assertThat(second.marker().isReady()).isTrue();
      assertThat(second.marker().port()).isEqualTo(54321);
    }
  }

  @Test
  void aDatabaseThatWasNeverCompletedIsThrownAway() throws IOException {
    try (DataFolder data = DataFolder.open(folder)) {
      Path half = Files.createDirectories(data.postgresql().resolve("base")).resolve("1");
      Files.writeString(half, "half");
      data.clearUnfinished();
      assertThat(data.postgresql()).doesNotExist();
    }
  }

  @Test
  void aCompletedDatabaseIsNeverThrownAway() throws IOException {
    try (DataFolder data = DataFolder.open(folder)) {
      Path row = Files.createDirectories(data.postgresql().resolve("base")).resolve("1");
      Files.writeString(row, "a row");
      data.marker().ready();
      data.clearUnfinished();
      assertThat(row).hasContent("a row");
    }
  }

  @Test
  void programsThatWereHalfUnpackedAreThrownAway() throws IOException {
    try (DataFolder data = DataFolder.open(folder)) {
      Path half = Files.createDirectories(data.programs().resolve("PG-half"));
      Path whole = Files.createDirectories(data.programs().resolve("PG-whole"));
      Files.createFile(whole.resolve(".exists"));
      data.clearUnfinished();
      assertThat(half).doesNotExist();
      assertThat(whole).exists();
    }
  }

  @Test
  void aDatabaseWhosePasswordIsGoneIsRefusedInWords() throws IOException {
    try (DataFolder data = DataFolder.open(folder)) {
      data.marker().ready();
      CannotStart refused = catchThrowableOfType(CannotStart.class, () -> ServerPassword.of(data));
      assertThat(refused.code()).isEqualTo("data-folder-password");
    }
  }

  @Test
  void aDatabaseOfAnotherMajorVersionIsRefusedInWords() throws IOException {
    DataFolder data = DataFolder.open(folder);
    data.marker().ready();
    Files.createDirectories(data.postgresql());
    Files.writeString(data.postgresql().resolve("PG_VERSION"), "17\n");

    CannotStart refused = catchThrowableOfType(CannotStart.class, () -> EmbeddedServer.start(data));

    assertThat(refused.code()).isEqualTo("data-folder-version");
    assertThat(refused).hasMessageContaining("PostgreSQL 17");
  }

  @Test
  void rootWithoutUnshareIsRefusedInWords() {
    CannotStart refused =
        catchThrowableOfType(CannotStart.class, () -> EmbeddedMachine.checkUser("root", false));

    assertThat(refused.code()).isEqualTo("embedded-root");
  }

  @Test
  void aMachineThatDoesNotKnowItsOwnNameIsRefusedInWords() {
    CannotStart refused =
        catchThrowableOfType(
            CannotStart.class, () -> EmbeddedMachine.checkLoopback("localhost.invalid"));

    assertThat(refused.code()).isEqualTo("embedded-loopback");
  }
}
