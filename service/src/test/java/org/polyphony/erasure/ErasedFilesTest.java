package org.polyphony.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.polyphony.imports.Import;
import org.polyphony.imports.ImportsFixture;
import org.polyphony.platform.Ids;
import org.polyphony.privacy.ErasureReason;

/** What stands in files that were brought in goes with the person. */
class ErasedFilesTest extends ErasureCase {

  @Test
  void theUndoOfAnImportBringsNobodyBack() {
    UUID mai = add("Mai", phone);
    UUID importId = Ids.next();
    bringIn(importId, "Mai Vang", phone, "mai@example.invalid");
    assertThat(
            one(
                "SELECT before ->> 'full_name' FROM contacts.intake_changes WHERE contact = ?",
                mai))
        .isEqualTo("Mai Vang");

    erasures.erase(viewer, mai, ErasureReason.ASKED);
    database.jdbi().useTransaction(h -> contacts.intakes().undo(h, importId));
    contacts.intakes().clear(viewer.organization());

    assertThat(find(mai)).isFalse();
    assertThat(
            one(
                "SELECT full_name || email || name_folded FROM contacts.contacts WHERE id = ?",
                mai))
        .isEmpty();
  }

  @Test
  void rowsOfFilesThatWereTurnedAwayGoWithTheNumberOrTheNameThatStandsInThem() {
    UUID mai = add("Mai", phone);
    UUID importId = Ids.next();
    database
        .jdbi()
        .useTransaction(
            h -> {
              UUID upload = Ids.next();
              h.execute(
                  "INSERT INTO platform.uploads (id, organization, filename, created_at) VALUES (?, ?, 'a.csv', now())",
                  upload,
                  viewer.organization());
              h.execute(
                  "INSERT INTO imports.imports (id, organization, target, subject, upload, filename, state, created_at,"
                      + " layout) VALUES (?, ?, 'contacts', ?, ?, 'a.csv', 'done', now(), ?::jsonb)",
                  importId,
                  viewer.organization(),
                  list,
                  upload,
                  "{\"encoding\": \"UTF-8\", \"columns\": [{\"header\": \"Name\", \"field\": \"full_name\","
                      + " \"sure\": true, \"samples\": [\"Mai Vang\"]}]}");
              note(h, importId, 1, "[\"MAI VANG\", \"12\"]");
              note(
                  h,
                  importId,
                  2,
                  "[\"X\", \"(%s) %s\", \"%s\"]"
                      .formatted(
                          phone.tel().substring(2, 5),
                          phone.tel().substring(5, 8),
                          phone.tel().substring(8)));
              note(h, importId, 3, "[\"Tou Vang\", \"916\"]");
            });

    erasures.erase(viewer, mai, ErasureReason.ASKED);

    assertThat(
            one(
                "SELECT string_agg(line::text, ',') FROM imports.noted_rows WHERE import = ?",
                importId))
        .isEqualTo("3");
    assertThat(one("SELECT layout #>> '{columns,0}' FROM imports.imports WHERE id = ?", importId))
        .contains("full_name")
        .doesNotContain("Mai");
  }

  @Test
  void theSameFileBringsNobodyBackByWhatAnotherSystemKnowsThem() {
    ImportsFixture files = new ImportsFixture(database, clock);
    String file =
        """
        VANID,Name,Address,City,Zip
        4711,Mai Vang,1 Main St,Sacramento,95815
        4712,Tou Vang,2 Main St,Sacramento,95815
        """;
    files.bringIn(file);
    UUID mai = named(files, "Mai Vang");

    erasures.erase(files.viewer, mai, ErasureReason.ASKED);
    Import again = files.bringIn(file);

    assertThat(files.notes(again.id(), "rejected")).containsExactly("2 identifier erased_person");
    assertThat(again.rows().unchanged()).isEqualTo(1);
    assertThat(named(files, "Mai Vang")).isNull();
    Import renamed = files.bringIn("VANID,Name,Address,City,Zip\n4711,May V.,1 Main St,,95815\n");
    assertThat(renamed.rows().rejected()).isEqualTo(1);
    assertThat(
            one(
                "SELECT count(*)::text FROM imports.noted_rows WHERE import = ? AND cells::text LIKE '%Vang%'",
                again.id()))
        .isEqualTo("0");
  }

  @Test
  void aFileOfOursFromBeforeBringsNobodyBackByOurOwnId() {
    ImportsFixture files = new ImportsFixture(database, clock);
    files.bringIn("Name,Phone\nMai Vang,%s\nTou Vang,9165550149\n".formatted(phone.tel()));
    UUID mai = named(files, "Mai Vang");
    String old = "polyphony_id,Name,Phone\n%s,Mai Vang,\n".formatted(mai);
    String renamed = "polyphony_id,Name,Phone\n%s,May V.,9165550148\n".formatted(mai);

    erasures.erase(files.viewer, mai, ErasureReason.ASKED);

    for (String file : List.of(old, renamed)) {
      Import again = files.bringIn(file);
      assertThat(files.notes(again.id(), "rejected")).containsExactly("2 identifier erased_person");
    }
    assertThat(named(files, "Mai Vang")).isNull();
    assertThat(named(files, "May V.")).isNull();
  }

  @Test
  void theNumberOfARowInAPlainSheetHoldsOnlyWithTheName() {
    ImportsFixture files = new ImportsFixture(database, clock);
    files.bringIn("external_id,Name,Address,City,Zip\n1,Mai Vang,1 Main St,Sacramento,95815\n");
    erasures.erase(files.viewer, named(files, "Mai Vang"), ErasureReason.ASKED);

    Import other =
        files.bringIn("external_id,Name,Address,City,Zip\n1,Pao Her,9 Elm St,Sacramento,95815\n");
    assertThat(other.rows().created()).isEqualTo(1);
    Import same =
        files.bringIn("external_id,Name,Address,City,Zip\n1,Mai Vang,1 Main St,Sacramento,95815\n");
    assertThat(files.notes(same.id(), "rejected")).containsExactly("2 identifier erased_person");
  }

  @Test
  void whoeverAsksToBeReachedAgainComesInWithTheSameFile() {
    ImportsFixture files = new ImportsFixture(database, clock);
    String file = "VANID,Name,Phone\n4713,Mai Vang,%s\n".formatted(phone.tel());
    files.bringIn(file);
    erasures.erase(files.viewer, named(files, "Mai Vang"), ErasureReason.ASKED);
    assertThat(files.bringIn(file).rows().rejected()).isEqualTo(1);

    new LiftingDesk(database.jdbi(), privacy.liftings())
        .lift(files.viewer, phone.tel(), "", "She called");

    assertThat(files.bringIn(file).rows().created()).isEqualTo(1);
  }

  private static @Nullable UUID named(ImportsFixture files, String name) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.select(
                        "SELECT id FROM contacts.contacts WHERE organization = ? AND full_name = ?",
                        files.viewer.organization(),
                        name)
                    .mapTo(UUID.class)
                    .findOne()
                    .orElse(null));
  }
}
