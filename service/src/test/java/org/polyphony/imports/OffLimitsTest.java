package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.contacts.Names;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.ErasureReason;
import org.polyphony.privacy.PrivacyModule;
import org.polyphony.privacy.SomePrivacy;

/** Files that bring somebody who was erased. */
class OffLimitsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ImportsFixture fixture = new ImportsFixture(database, clock);

  @BeforeEach
  void eraseMaiVang() {
    PrivacyModule privacy = SomePrivacy.over(database.jdbi());
    database
        .jdbi()
        .useTransaction(
            h -> {
              UUID erasure =
                  privacy
                      .erasures()
                      .add(
                          h,
                          fixture.viewer.organization(),
                          Ids.next(),
                          ErasureReason.ASKED,
                          null,
                          clock.instant());
              privacy
                  .doNotContact()
                  .add(h, erasure, "+19165550101", true, Set.of(Names.folded("Mai Vang")));
            });
  }

  @Test
  void thePersonStaysOutAndNothingOfTheRowIsKept() {
    Import done =
        fixture.bringIn(
            "Name,Phone,Address,Zip\nMAI VANG,916-555-0101,1 Main St,95815\nTou Vang,916-555-0102,,\n");

    assertThat(done.rows().rejected()).isEqualTo(1);
    assertThat(fixture.people()).containsExactly("Tou Vang und +19165550102");
    assertThat(noted(done.id())).isEqualTo("2 rejected erased_person [] ");
  }

  @Test
  void somebodyElseWithTheNumberComesInWithoutIt() {
    Import done =
        fixture.bringIn(
            "Name,Phone,Phone 2\nPao Her,916-555-0101,916-555-0103\nXue Her,916-555-0101,\n");

    assertThat(fixture.people()).containsExactly("Pao Her und +19165550103");
    assertThat(noted(done.id()))
        .isEqualTo("2 review do_not_contact [] ; 3 rejected do_not_contact [] ");
    assertThat(
            done.rows().read()
                - done.rows().created()
                - done.rows().review()
                - done.rows().rejected())
        .isZero();
  }

  private static String noted(UUID importId) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT string_agg(line || ' ' || verdict || ' ' || reason || ' ' || cells::text || ' ' || value, '; '
                          ORDER BY line)
                        FROM imports.noted_rows WHERE import = :import
                        """)
                    .bind("import", importId)
                    .mapTo(String.class)
                    .one());
  }
}
