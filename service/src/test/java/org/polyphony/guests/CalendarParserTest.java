package org.polyphony.guests;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.events.Event;
import org.polyphony.events.EventDate;
import org.polyphony.events.EventKind;

/** Our calendar files, as somebody else's parser reads them. */
class CalendarParserTest {

  private static final Instant NOW = Instant.parse("2026-06-10T17:00:00Z");
  private static final UUID ID = UUID.fromString("0192f7c2-0000-7000-8000-000000000002");
  private static final ZoneId SACRAMENTO = ZoneId.of("America/Los_Angeles");
  private static final String PAGE = "https://calls.example.org/e/session-2";

  @Test
  void readsAnEvent() {
    VEvent event = only(file(event("Listening session 2", null)));

    assertThat(event.getUid().getValue()).isEqualTo(ID.toString());
    assertThat(event.getSummary().getValue()).isEqualTo("Listening session 2");
    assertThat(event.getDateStart().getValue().toInstant())
        .isEqualTo(Instant.parse("2026-06-18T01:00:00Z"));
    assertThat(event.getDateEnd().getValue().toInstant())
        .isEqualTo(Instant.parse("2026-06-18T03:00:00Z"));
    assertThat(event.getLocation().getValue())
        .isEqualTo("Hagginwood, 3271 Marysville Blvd; Sacramento");
    assertThat(event.getUrl().getValue()).isEqualTo(PAGE);
    assertThat(event.getSequence().getValue()).isEqualTo(3);
    assertThat(event.getStatus().isConfirmed()).isTrue();
  }

  @Test
  void readsThatItIsCancelled() {
    VEvent event = only(file(event("Session", NOW)));

    assertThat(event.getStatus().isCancelled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lub rooj sib tham rau cov neeg Hmoob: peb mloog, peb teb, peb ua ke hauv Sacramento xyoo 2026",
        "Phiên lắng nghe của người Việt ở Sacramento: tiếng nói của quý vị, thành phố của chúng ta",
        "جلسة استماع لسكان ساكرامنتو: صوتكم، مدينتكم، ومستقبل أبنائكم في الحي الذي تعيشون فيه",
        "聆聽會：您的聲音、您的城市、您的未來，歡迎所有沙加緬度居民帶著孩子一起來參加晚餐與討論",
        "👩‍👩‍👧‍👦🎉👩‍👩‍👧‍👦🎉👩‍👩‍👧‍👦🎉👩‍👩‍👧‍👦🎉 families",
        "semi;colon, comma, back\\slash, \"quotes\", co:lon, \\n no line",
        "two\nlines"
      })
  void readsEveryNameAsItWasTyped(String name) {
    CalendarFile file = file(event(name, null));

    assertThat(only(file).getSummary().getValue()).isEqualTo(name);
    assertThat(file.text().split("\r\n", -1))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
  }

  @Test
  void readsEachDateOfACohortAtTheSameHourBeforeAndAfterTheClocksChange() {
    CalendarFile file = new CalendarFile("Riverbend", NOW);
    file.add(
        event("Training", null),
        List.of(date("2026-10-28T18:00"), date("2026-11-04T18:00")),
        "",
        PAGE);

    List<VEvent> events = parsed(file).getEvents();
    assertThat(events).extracting(event -> event.getUid().getValue()).doesNotHaveDuplicates();
    assertThat(events)
        .extracting(event -> event.getDateStart().getValue().toInstant())
        .containsExactly(
            Instant.parse("2026-06-18T01:00:00Z"),
            Instant.parse("2026-10-29T01:00:00Z"),
            Instant.parse("2026-11-05T02:00:00Z"));
  }

  @Test
  void readsAFeedOfSeveralEvents() {
    CalendarFile file = new CalendarFile("Hmong, Vietnamese & Arab alliance", NOW);
    file.add(event("Session", null), List.of(), "", PAGE);
    file.add(event("Cancelled session", NOW), List.of(), "Online", PAGE);

    ICalendar calendar = parsed(file);
    assertThat(calendar.getExperimentalProperty("X-WR-CALNAME").getValue())
        .isEqualTo("Hmong\\, Vietnamese & Arab alliance");
    assertThat(calendar.getEvents())
        .extracting(event -> event.getSummary().getValue() + event.getStatus().isCancelled())
        .containsExactly("Sessionfalse", "Cancelled sessiontrue");
  }

  private static EventDate date(String there) {
    ZonedDateTime starts = LocalDateTime.parse(there).atZone(SACRAMENTO);
    return new EventDate(starts.toInstant(), starts.plusHours(2).toInstant());
  }

  private static VEvent only(CalendarFile file) {
    assertThat(parsed(file).getEvents()).hasSize(1);
    return parsed(file).getEvents().get(0);
  }

  /** Without a single warning of the parser or against the standard. */
  private static ICalendar parsed(CalendarFile file) {
    List<List<ParseWarning>> warnings = new ArrayList<>();
    ICalendar calendar = Biweekly.parse(file.text()).warnings(warnings).first();
    assertThat(warnings).allSatisfy(each -> assertThat(each).isEmpty());
    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
        .as(calendar.validate(ICalVersion.V2_0).toString())
        .isTrue();
    return calendar;
  }

  private static CalendarFile file(Event event) {
    CalendarFile file = new CalendarFile("Riverbend", NOW);
    file.add(event, List.of(), CalendarFile.place(event), PAGE);
    return file;
  }

  private static Event event(String name, @Nullable Instant cancelledAt) {
    return new Event(
        ID,
        UUID.fromString("0192f7c2-0000-7000-8000-000000000003"),
        "session-2",
        EventKind.SESSION,
        name,
        "",
        Instant.parse("2026-06-18T01:00:00Z"),
        Instant.parse("2026-06-18T03:00:00Z"),
        SACRAMENTO,
        "Hagginwood",
        "3271 Marysville Blvd; Sacramento",
        "",
        60,
        false,
        cancelledAt,
        3);
  }
}
