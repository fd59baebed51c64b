package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyphony.contacts.ContactsFixture.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.HandleCallback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Viewer;

/** What staff write over. */
class EditsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ContactsFixture fixture = new ContactsFixture(clock);
  private final Viewer viewer = fixture.coordinator;
  private final Instant begun = clock.instant();
  private UUID mai;

  @BeforeEach
  void addSomebody() {
    mai =
        in(
            h -> {
              UUID list =
                  fixture.lists.create(
                      h, viewer.organization(), viewer.user(), NewList.of("A", "", "any"));
              return fixture.contacts.add(
                  h,
                  viewer.organization(),
                  viewer.user(),
                  list,
                  NewContact.named("Mai", "Vang")
                      .speaking("hmn", LanguageSource.IMPORTED)
                      .phone(phone(7), ""));
            });
    clock.advance(Duration.ofDays(1));
  }

  @Test
  void namesThatAreWrittenOverAreKeptAndGivenBack() {
    change(known().saying("Mai Yia Vang"));
    change(known().saying("Mai Yang"));
    change(known());
    UUID edit = edits().get(0);
    assertThat(edits()).hasSize(2);

    int revision = person().revision();
    in(
        h -> {
          fixture.contacts.rename(h, viewer, mai, edit, revision);
          return true;
        });

    assertThat(person().fullName()).isEqualTo("Mai Yia Vang");
    assertThat(person().familyName()).isEqualTo("Vang");
    assertThat(edits()).hasSize(3);
    assertThat(
            (long)
                in(
                    h ->
                        h.select(
                                "SELECT count(*) FROM contacts.contacts WHERE id = ? AND name_folded = ?",
                                mai,
                                Names.folded("Mai Yia Vang"))
                            .mapTo(Long.class)
                            .one()))
        .isEqualTo(1);
  }

  @Test
  void ofAMainLanguageOneKnowsSinceWhenItStandsAndByWhom() {
    assertThat(since("spoken")).isEqualTo(new EditsDao.Since("spoken", begun, null));

    Instant edited = clock.instant();
    change(known().speaking("mww", LanguageSource.SELF_DECLARED));
    assertThat(since("spoken")).isEqualTo(new EditsDao.Since("spoken", edited, viewer.user()));
    assertThat(since("written").at()).isEqualTo(begun);

    clock.advance(Duration.ofDays(1));
    change(known().saying("Mai Yang"));
    assertThat(since("spoken").at()).isEqualTo(edited);
  }

  @Test
  void whatWasHeardOnACallIsSinceThenUntilItIsTakenBack() {
    UUID attempt = Ids.next();
    UUID caller = Ids.next();
    Instant heard = clock.instant();
    in(
        h -> {
          fixture.languages.observe(
              h, mai, LanguageFact.SPOKEN, "hnj", LanguageSource.OBSERVED, attempt, caller, heard);
          return true;
        });
    assertThat(since("spoken")).isEqualTo(new EditsDao.Since("spoken", heard, caller));

    in(
        h -> {
          fixture.languages.takeBack(h, attempt);
          return true;
        });
    assertThat(since("spoken").at()).isEqualTo(begun);
  }

  private void change(NewContact to) {
    int revision = person().revision();
    in(
        h -> {
          fixture.contacts.update(h, viewer, mai, revision, to);
          return true;
        });
  }

  private NewContact known() {
    return in(h -> Known.of(fixture.contacts.find(h, viewer, mai).orElseThrow()));
  }

  private Contact.Person person() {
    return in(h -> fixture.contacts.find(h, viewer, mai).orElseThrow().person());
  }

  private EditsDao.Since since(String kind) {
    return in(h -> h.attach(EditsDao.class).since(mai)).stream()
        .filter(one -> one.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private List<UUID> edits() {
    return in(
        h ->
            h.select("SELECT id FROM contacts.former_names WHERE contact = ? ORDER BY id DESC", mai)
                .mapTo(UUID.class)
                .list());
  }

  private static <T> T in(HandleCallback<T, RuntimeException> work) {
    return database.jdbi().inTransaction(work);
  }
}
