package org.polyphony.checkin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.events.DoorCode;
import org.polyphony.events.Need;
import org.polyphony.i18n.Languages;

/**
 * What a phone at the door keeps of an event.
 *
 * @param wipeInSeconds in how many seconds it forgets all of it, whatever its clock shows
 * @param mark of the guests; another one says that they have changed
 * @param pass with which it says who came
 */
record DoorJson(
    UUID event,
    UUID user,
    long wipeInSeconds,
    String pass,
    String mark,
    List<GuestJson> guests,
    Here here) {

  /**
   * Somebody who is expected, or was asked.
   *
   * @param tails the last four digits of their numbers
   * @param codes on their confirmations
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record GuestJson(
      UUID contact,
      UUID registration,
      String name,
      List<String> tails,
      List<String> codes,
      String status,
      int party,
      LanguageJson language,
      List<NeedJson> needs,
      @Nullable Integer number) {}

  /** A language by its own name. */
  record LanguageJson(String tag, String name, String direction) {
    static LanguageJson of(String tag) {
      Languages table = Languages.standard();
      return tag.equals(Languages.UNKNOWN)
          ? new LanguageJson(tag, "", "ltr")
          : new LanguageJson(tag, table.ownName(tag), table.direction(tag).html());
    }
  }

  /**
   * What somebody needs.
   *
   * @param need its code
   * @param detail what of it: a language by its own name, ages; may be empty
   */
  record NeedJson(String need, String detail) {}

  /**
   * Who is here.
   *
   * @param mark as in {@link DoorJson}
   */
  record Here(String mark, List<PresentJson> present, CountsJson counts) {}

  /** Somebody who is here. */
  record PresentJson(
      UUID attendance,
      UUID contact,
      String name,
      int party,
      LanguageJson language,
      Instant at,
      String by) {
    static PresentJson of(DoorDao.Present one) {
      return new PresentJson(
          one.attendance(),
          one.contact(),
          one.name(),
          one.party(),
          LanguageJson.of(one.language()),
          one.at(),
          one.helper());
    }
  }

  /**
   * How many.
   *
   * @param registered who said that they would come
   * @param came of everybody, registered or not
   * @param people with all whom they brought
   */
  record CountsJson(long registered, long came, long people, List<LanguageCount> languages) {
    static CountsJson of(List<DoorDao.Count> counts) {
      return new CountsJson(
          counts.stream().mapToLong(DoorDao.Count::registered).sum(),
          counts.stream().mapToLong(DoorDao.Count::came).sum(),
          counts.stream().mapToLong(DoorDao.Count::people).sum(),
          counts.stream()
              .map(
                  one ->
                      new LanguageCount(
                          LanguageJson.of(one.language()), one.registered(), one.came()))
              .toList());
    }
  }

  /** How many of one language. */
  record LanguageCount(LanguageJson language, long registered, long came) {}

  /**
   * What became of a word.
   *
   * @param disposition {@code accepted}, {@code already_here} or {@code undone}
   * @param by who said it first
   */
  record Answer(
      UUID id,
      UUID contact,
      String disposition,
      String name,
      int party,
      LanguageJson language,
      Instant at,
      String by) {
    static Answer of(RecordedAttendance recorded) {
      return new Answer(
          recorded.id(),
          recorded.contact(),
          recorded.disposition().code(),
          recorded.name(),
          recorded.party(),
          LanguageJson.of(recorded.spoken()),
          recorded.at(),
          recorded.helper());
    }
  }

  static GuestJson guest(DoorDao.Guest guest, boolean numbers) {
    return new GuestJson(
        guest.contact(),
        guest.registration(),
        guest.name(),
        numbers ? guest.tails() : List.of(),
        guest.registrations().stream().map(DoorCode::of).toList(),
        guest.status(),
        guest.party(),
        LanguageJson.of(guest.language()),
        needs(guest.needs()),
        guest.number());
  }

  /** In the order in which they are listed everywhere; a plain yes has no detail. */
  static List<NeedJson> needs(Map<String, String> needs) {
    return Arrays.stream(Need.values())
        .filter(need -> needs.containsKey(need.code()))
        .map(need -> new NeedJson(need.code(), detail(need, needs.get(need.code()))))
        .toList();
  }

  private static String detail(Need need, @Nullable String said) {
    if (said == null || said.equals("yes") || said.equals("true")) {
      return "";
    }
    return need == Need.INTERPRETER && Languages.standard().find(said).isPresent()
        ? Languages.standard().ownName(said)
        : said;
  }
}
