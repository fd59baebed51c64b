package org.polyphony.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
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
    contacts.intakes().clear();

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
}
