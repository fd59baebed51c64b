package org.polyphony.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.consent.Channel;
import org.polyphony.consent.Consent;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.profile.AgreementsDesk.Said;
import org.polyphony.web.Problem;

class AgreementsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ProfileFixture here = new ProfileFixture(database, clock);
  private UUID person;
  private UUID line;

  @BeforeEach
  void bringIn() {
    person = here.person("Mai", "916-555-0411");
    line = here.line(person);
  }

  @Test
  void aYesIsKeptWithItsEvidenceAndTheLastWordCounts() {
    here.agreements.record(here.chue, person, yes(LocalDate.parse("2026-05-02")));
    assertThat(standing()).isTrue();

    clock.advance(Duration.ofHours(1));
    UUID no =
        here.agreements.record(
            here.chue,
            person,
            new Said(Channel.TEXT, line, false, "call", "Told Chue on the phone", "", null));
    assertThat(standing()).isFalse();

    here.agreements.takeBack(here.chue, person, no);

    assertThat(standing()).isTrue();
    Consent kept = here.agreements.known(here.chue, person).consents().get(0);
    assertThat(kept.evidence()).isEqualTo("Binder 2");
    assertThat(kept.wording()).isEqualTo("Yes, text me");
    assertThat(kept.source()).isEqualTo("form");
    assertThat(kept.givenAt()).isEqualTo("2026-05-03T06:59:59Z");
    assertThat(here.happened(person)).containsExactly("consent.given {channel=text}");
  }

  @Test
  void whatComesWithoutEvidenceOrNumberOrOfADayToComeIsNotKept() {
    for (Said wrong :
        new Said[] {
          new Said(Channel.TEXT, line, true, "form", " ", "", null),
          new Said(Channel.TEXT, null, true, "form", "Binder", "", null),
          new Said(Channel.ALL, line, true, "form", "Binder", "", null),
          new Said(Channel.TEXT, line, true, "dream", "Binder", "", null),
          yes(LocalDate.parse("2026-06-07")),
          new Said(
              Channel.TEXT,
              here.line(here.person("Other", "916-555-0412")),
              true,
              "form",
              "Binder",
              "",
              null)
        }) {
      assertThatThrownBy(() -> here.agreements.record(here.chue, person, wrong))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    }
    assertThat(here.agreements.known(here.chue, person).consents()).isEmpty();
  }

  @Test
  void aYesToEmailIsThePersonsAndNeedsNoNumber() {
    here.agreements.record(
        here.chue, person, new Said(Channel.EMAIL, null, true, "event", "QR code", "", null));

    assertThat(here.agreements.known(here.chue, person).consents())
        .singleElement()
        .satisfies(consent -> assertThat(consent.tel()).isNull())
        .satisfies(consent -> assertThat(consent.standing()).isTrue());
  }

  @Test
  void whatWasSaidToOnePartnerIsNotAnothers() {
    UUID said = here.agreements.record(here.chue, person, yes(null));
    ProfileFixture partner = new ProfileFixture(database, clock);
    UUID theirs = partner.person("Mai", "916-555-0411");

    assertThat(partner.agreements.known(partner.chue, theirs).consents()).isEmpty();
    assertThatThrownBy(() -> partner.agreements.takeBack(partner.chue, theirs, said))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }

  private Said yes(LocalDate on) {
    return new Said(Channel.TEXT, line, true, "form", "Binder 2", "Yes, text me", on);
  }

  private boolean standing() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT EXISTS (SELECT FROM consent.standing_consents WHERE line = ? AND contact = ?)")
                    .bind(0, line)
                    .bind(1, person)
                    .mapTo(Boolean.class)
                    .one());
  }
}
