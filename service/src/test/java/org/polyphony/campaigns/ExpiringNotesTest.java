package org.polyphony.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.erasure.Known;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.Expiring;

class ExpiringNotesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void wordsGoAndWhatWasChosenStays() {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              SomeCampaigns desk = new SomeCampaigns(database, handle);
              UUID organization = desk.coordinator.organization();
              UUID mai = Given.contactOn(handle, organization, "Mai Vang", Given.line(handle));
              UUID other = Given.contact(handle, organization, "Tou Her");
              Known.everywhere(handle, organization, mai, other);
              handle.execute(
                  "UPDATE contacts.timeline SET subject = (SELECT attempt FROM campaigns.attempt_people WHERE contact = ?)"
                      + " WHERE contact = ?",
                  mai,
                  mai);
              Expiring notes = desk.expiring();
              Instant later = Instant.now().plus(Duration.ofDays(1));

              assertThat(notes.due(handle, organization, later.minus(Duration.ofDays(2)), 100))
                  .isZero();
              assertThat(notes.due(handle, organization, later, 100)).isEqualTo(1);
              Expiring.Piece piece = notes.remove(handle, organization, later, null, 100);

              assertThat(piece).isEqualTo(new Expiring.Piece(2, null));
              assertThat(notes.due(handle, organization, later, 100)).isZero();
              assertThat(
                      handle
                          .select(
                              "SELECT note FROM campaigns.attempts WHERE organization = ?",
                              organization)
                          .mapTo(String.class)
                          .one())
                  .isEmpty();
              assertThat(
                      handle
                          .select(
                              "SELECT choices[1] || value FROM scripts.answers WHERE contact = ?",
                              mai)
                          .mapTo(String.class)
                          .one())
                  .isEqualTo("yes");
              assertThat(
                      handle
                          .select(
                              "SELECT payload::text FROM contacts.timeline WHERE contact = ?", mai)
                          .mapTo(String.class)
                          .one())
                  .isEqualTo("{}");
            });
  }
}
