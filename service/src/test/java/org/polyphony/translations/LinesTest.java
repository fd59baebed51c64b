package org.polyphony.translations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.scripts.EarlierText;
import org.polyphony.scripts.TextState;
import org.polyphony.scripts.Translations;
import org.polyphony.scripts.Translations.Change;
import org.polyphony.scripts.Translations.Conflict;
import org.polyphony.web.Problem;

class LinesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Desk desk = new Desk(database.jdbi());

  @Test
  void showsWhatChangedInTheSourceSinceALineWasWritten() {
    desk.review(desk.pao, "hmn", "bye", "Ua tsaug!");
    desk.save(desk.mai, "en", "bye", "Thank you!", "Thank you very much!");
    desk.save(desk.mai, "en", "bye", "Thank you very much!", "Many thanks!");

    Line line = desk.line("hmn", "bye");

    assertThat(line.state()).isEqualTo(TextState.STALE);
    assertThat(line.source()).isEqualTo("Many thanks!");
    assertThat(line.changed()).isEqualTo(WhatChanged.of("Thank you!", "Many thanks!"));
  }

  @Test
  void isRightAgainWhenTheSourceIsWhatItWas() {
    desk.save(desk.mai, "en", "bye", "Thank you!", "Thanks!");
    desk.save(desk.mai, "en", "bye", "Thanks!", "Thank you!");

    assertThat(desk.line("hmn", "bye").state()).isEqualTo(TextState.DRAFT);
    assertThat(desk.line("hmn", "bye").changed()).isNull();
  }

  @Test
  void isHeldAgainstTheNewSourceOnceSomebodyApprovesIt() {
    desk.save(desk.mai, "en", "bye", "Thank you!", "Thanks!");
    desk.clock.advance(Duration.ofDays(1));
    desk.review(desk.pao, "hmn", "bye", "Ua tsaug!");

    Line line = desk.line("hmn", "bye");

    assertThat(line.state()).isEqualTo(TextState.REVIEWED);
    assertThat(line.changed()).isNull();
    assertThat(line.reviewer()).isEqualTo("Pao Her");
    assertThat(line.reviewedAt()).isEqualTo(desk.clock.instant());
  }

  @Test
  void keepsTheWordsThatWereReplaced() {
    for (int i = 0; i < 7; i++) {
      desk.save(desk.pao, "hmn", "bye", i == 0 ? "Ua tsaug!" : "Ua " + i, "Ua " + (i + 1));
    }

    assertThat(desk.line("hmn", "bye").earlier())
        .extracting(EarlierText::text)
        .containsExactly("Ua 6", "Ua 5", "Ua 4", "Ua 3", "Ua 2");
  }

  @Test
  void whatSomebodyTypesOnTheWayIsNotKeptAmongTheEarlierWords() {
    type("bye", "Ua tsaug!", "Ua");
    type("bye", "Ua", "Ua tsaug nt");
    type("bye", "Ua tsaug nt", "Ua tsaug ntau!");
    assertThat(desk.line("hmn", "bye").earlier())
        .extracting(EarlierText::text)
        .containsExactly("Ua tsaug!");

    type("come.no", "", "Ts");
    type("come.no", "Ts", "Tsis tuaj");
    assertThat(desk.line("hmn", "come.no").earlier()).isEmpty();

    desk.clock.advance(Duration.ofHours(1));
    type("bye", "Ua tsaug ntau!", "Ua tsaug koj!");
    assertThat(desk.line("hmn", "bye").earlier())
        .extracting(EarlierText::text)
        .containsExactly("Ua tsaug ntau!", "Ua tsaug!");
  }

  @Test
  void whatSomebodyElseWroteIsKeptThoughItWasTypedAMomentAgo() {
    desk.review(desk.pao, "hmn", "bye", "Ua tsaug!");
    type("bye", "Ua tsaug!", "Ua tsaug ntau!");
    Translations.Typed typed =
        desk.scripts
            .translations()
            .type(
                desk.mai,
                desk.script,
                "hmn",
                new Change("bye", "Ua tsaug!", "Thov ua tsaug"),
                new Change("bye", "", ""));
    assertThat(typed.text()).contains(new Conflict("bye", "Ua tsaug ntau!", "Thov ua tsaug"));
    desk.scripts
        .translations()
        .type(
            desk.mai,
            desk.script,
            "hmn",
            new Change("bye", "Ua tsaug ntau!", "Thov ua tsaug"),
            new Change("bye", "", "thaw"));

    assertThat(desk.line("hmn", "bye").earlier())
        .extracting(EarlierText::text)
        .containsExactly("Ua tsaug ntau!", "Ua tsaug!");
    assertThat(desk.line("hmn", "bye").sound().text()).isEqualTo("thaw");
  }

  private void type(String key, String base, String text) {
    Translations.Typed typed =
        desk.scripts
            .translations()
            .type(
                desk.pao, desk.script, "hmn", new Change(key, base, text), new Change(key, "", ""));
    assertThat(typed.text()).isEmpty();
  }

  @Test
  void losesNeitherOfTwoWaysToReadALine() {
    assertThat(pronounce("", "oo-a chao")).isEmpty();
    assertThat(pronounce("", "wa cho")).containsExactly(new Conflict("bye", "oo-a chao", "wa cho"));
    assertThat(pronounce("", "")).isEmpty();

    assertThat(desk.text("hmn", "bye").pronunciation()).isEqualTo("oo-a chao");
    desk.save(desk.pao, "hmn", "bye", "Ua tsaug!", "Ua tsaug ntau!");
    assertThat(desk.line("hmn", "bye").sound().text()).isEqualTo("oo-a chao");
  }

  @Test
  void keepsWhatPeopleSayAboutALineUntilItIsSettled() {
    desk.comments.add(desk.pao, desk.script, "hmn", Map.of("bye", " Too short? ", "come", " "));
    assertThat(desk.line("hmn", "bye").open()).isTrue();
    assertThat(desk.line("hmn", "come").comments()).isEmpty();
    assertThat(desk.comments.open(List.of(desk.script)))
        .isEqualTo(Map.of(desk.script, Map.of("hmn", 1)));

    desk.comments.resolve(desk.mai, desk.script, "hmn", "bye");

    assertThat(desk.line("hmn", "bye").open()).isFalse();
    assertThat(desk.line("hmn", "bye").comments())
        .singleElement()
        .satisfies(
            comment -> {
              assertThat(comment.author()).isEqualTo("Pao Her");
              assertThat(comment.text()).isEqualTo("Too short?");
              assertThat(comment.resolver()).isEqualTo("Mai Yang");
            });
    assertThat(desk.comments.open(List.of(desk.script))).isEmpty();
  }

  @Test
  void takesNoEndlessTalk() {
    Map<String, String> endless = Map.of("bye", "x".repeat(Comments.LONGEST + 1));
    assertThat(refused(endless)).isEqualTo("comment_too_long");
    Map<String, String> fine = Map.of("bye", "x".repeat(Comments.LONGEST));
    IntStream.range(0, Comments.MOST)
        .forEach(i -> desk.comments.add(desk.pao, desk.script, "hmn", fine));
    assertThat(refused(fine)).isEqualTo("too_many_comments");
  }

  @Test
  void showsTheLinesOfOneStateAndCountsThemAlike() {
    desk.review(desk.pao, "hmn", "bye", "Ua tsaug!");
    desk.save(desk.mai, "en", "hello", english("hello"), "Hi, is this {first_name}?");
    desk.comments.add(desk.pao, desk.script, "hmn", Map.of("come", "Hm."));
    Lines.Found found = desk.lines.of(desk.mai, desk.script, "hmn", Lines.Conflicts.NONE);
    DeskPage page =
        DeskPage.of(
            desk.scripts.scripts().of(desk.mai),
            desk.comments.open(List.of(desk.script)),
            List.of(),
            "hmn",
            LineFilter.ALL);

    Map<LineFilter, Set<String>> shown =
        Arrays.stream(LineFilter.values())
            .collect(
                Collectors.toMap(
                    filter -> filter,
                    filter ->
                        found.lines().stream()
                            .filter(line -> filter.shows(line.state(), line.open()))
                            .map(Line::key)
                            .collect(Collectors.toSet())));

    assertThat(shown.get(LineFilter.STALE)).containsExactly("hello");
    assertThat(shown.get(LineFilter.REVIEWED)).containsExactly("bye");
    assertThat(shown.get(LineFilter.DRAFT)).containsExactlyInAnyOrder("come", "come.yes");
    assertThat(shown.get(LineFilter.MISSING)).containsExactlyInAnyOrder("come.no", "come.maybe");
    assertThat(shown.get(LineFilter.OPEN)).containsExactly("come");
    DeskPage.Row row = page.scripts().get(0).rows().get(0);
    shown.forEach((filter, keys) -> assertThat(row.count(filter)).isEqualTo(keys.size()));
  }

  @Test
  void offersTheLanguagesThatATranslatorReadsEvenWhereNobodyHasBegun() {
    DeskPage page =
        DeskPage.of(
            desk.scripts.scripts().of(desk.linh), Map.of(), List.of("vi"), "", LineFilter.ALL);

    assertThat(page.scripts().get(0).rows())
        .extracting(row -> row.tag() + " " + row.count(LineFilter.MISSING))
        .containsExactly("vi 6", "en 0", "hmn 2");
    assertThat(
            DeskPage.of(
                    desk.scripts.scripts().of(desk.mai), Map.of(), List.of(), "", LineFilter.STALE)
                .scripts())
        .isEmpty();
  }

  private String english(String key) {
    return desk.scripts.scripts().newest(desk.mai, desk.script).bundles().words("en", key);
  }

  private String refused(Map<String, String> comments) {
    return catchThrowableOfType(
            Problem.class, () -> desk.comments.add(desk.pao, desk.script, "hmn", comments))
        .fields()
        .get(0)
        .code();
  }

  private List<Conflict> pronounce(String base, String text) {
    return desk.scripts
        .translations()
        .pronounce(desk.pao, desk.script, "hmn", List.of(new Change("bye", base, text)));
  }
}
