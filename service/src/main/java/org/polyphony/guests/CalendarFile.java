package org.polyphony.guests;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyphony.events.Event;
import org.polyphony.events.EventDate;

/**
 * Events as calendars read them: RFC 5545, times in UTC. What was changed counts up its sequence,
 * so that a calendar that has it already takes the change; what was cancelled says so.
 */
final class CalendarFile {

  private static final String TYPE = "text/calendar;charset=utf-8";
  private static final int OCTETS_A_LINE = 75;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();
  private final String stamp;

  /**
   * @param name of the calendar: who invites
   * @param at when it is made
   */
  CalendarFile(String name, Instant at) {
    stamp = UTC.format(at);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Polyphony//Events//EN");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    // Of RFC 7986, and as calendars knew it before.
    line("NAME", escaped(name));
    line("X-WR-CALNAME", escaped(name));
    line("REFRESH-INTERVAL;VALUE=DURATION", "PT4H");
  }

  /**
   * Adds one, and each time at which its people meet again as an entry of its own.
   *
   * @param place where it is, as whoever has the file may know it; may be empty
   * @param page its address
   */
  void add(Event event, List<EventDate> dates, String place, String page) {
    String id = event.id().toString();
    entry(event, id, new EventDate(event.startsAt(), event.endsAt()), place, page);
    for (EventDate date : dates) {
      entry(event, id + "-" + UTC.format(date.startsAt()), date, place, page);
    }
  }

  private void entry(Event event, String id, EventDate date, String place, String page) {
    line("BEGIN", "VEVENT");
    line("UID", id);
    line("DTSTAMP", stamp);
    line("SEQUENCE", Integer.toString(event.revision()));
    line("STATUS", event.cancelledAt() == null ? "CONFIRMED" : "CANCELLED");
    line("DTSTART", UTC.format(date.startsAt()));
    line("DTEND", UTC.format(date.endsAt()));
    line("SUMMARY", escaped(event.name()));
    if (!place.isEmpty()) {
      line("LOCATION", escaped(place));
    }
    line("URL", page);
    line("END", "VEVENT");
  }

  /** The place and its address, in one line. */
  static String place(Event event) {
    return Stream.of(event.place(), event.address())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** The same, and where it is on line: for those who are registered. */
  static String wholePlace(Event event) {
    return Stream.of(event.place(), event.address(), event.virtualAddress())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  String text() {
    return text + "END:VCALENDAR\r\n";
  }

  /** As a file of this name. */
  Response answer(String name) {
    return Response.ok(text().getBytes(StandardCharsets.UTF_8), TYPE)
        .header("Content-Disposition", "attachment; filename=\"" + name + ".ics\"")
        .build();
  }

  /** As a calendar that others follow. */
  Response feed() {
    return Response.ok(text().getBytes(StandardCharsets.UTF_8), TYPE).build();
  }

  /** Section 3.3.11: text. */
  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\r\\n?|\\n", "\\\\n")
        .replaceAll("\\p{Cntrl}", "");
  }

  /** Section 3.1: at most 75 octets a line, never within a character. */
  private void line(String name, String value) {
    int octets = 0;
    String whole = name + ":" + value;
    for (int i = 0; i < whole.length(); ) {
      int c = whole.codePointAt(i);
      String character = Character.toString(c);
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > OCTETS_A_LINE) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(character);
      octets += length;
      i += Character.charCount(c);
    }
    text.append("\r\n");
  }
}
