package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.Expiring;

class ExpiringRowsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ImportsFixture fixture = new ImportsFixture(database, clock);

  @Test
  void aFileThatNobodyCameBackToIsGivenUpWithAllThatStoodInIt() {
    Import old = fixture.review("name,phone\nMai Vang,9165550120\nPao Her,12\n");
    clock.advance(Duration.ofDays(40));
    Import fresh = fixture.review("name,phone\nMai Vang,9165550120\nPao Her,12\n");

    Expiring.Piece piece = expire(30);

    assertThat(piece).isEqualTo(new Expiring.Piece(1, null));
    assertThat(fixture.load(old.id()).state()).isEqualTo(ImportState.UNDONE);
    assertThat(left(old)).isEqualTo("0 chunks, 0 rows, 0 examples");
    assertThat(fixture.load(fresh.id()).state()).isEqualTo(ImportState.REVIEW);
    assertThat(left(fresh)).isEqualTo("1 chunks, 1 rows, 1 examples");
    assertThat(fixture.commit(fresh).rows().created()).isEqualTo(1);
  }

  private Expiring.Piece expire(int days) {
    return database
        .jdbi()
        .inTransaction(
            h ->
                new ExpiringRows(fixture.uploads)
                    .remove(
                        h,
                        fixture.viewer.organization(),
                        clock.instant().minus(Duration.ofDays(days)),
                        null,
                        100));
  }

  private static String left(Import of) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT (SELECT count(*) FROM platform.upload_chunks WHERE upload = i.upload) || ' chunks, ' ||
                               (SELECT count(*) FROM imports.noted_rows WHERE import = i.id) || ' rows, ' ||
                               jsonb_array_length(i.examples) || ' examples'
                        FROM imports.imports i WHERE i.id = :id
                        """)
                    .bind("id", of.id())
                    .mapTo(String.class)
                    .one());
  }
}
