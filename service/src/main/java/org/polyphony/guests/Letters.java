package org.polyphony.guests;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.polyphony.events.Event;
import org.polyphony.events.EventDate;
import org.polyphony.events.Events;
import org.polyphony.i18n.Formats;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.Messages;
import org.polyphony.i18n.ZoneNames;
import org.polyphony.platform.Ids;
import org.polyphony.platform.SignedLinks;

/**
 * What is written to the guests of an event, each in the language in which they read: as the text
 * of a mail, or to be copied.
 */
public final class Letters {

  private final PublicLanguages languages;
  private final Events events;
  private final SignedLinks links;
  private final Clock clock;

  Letters(PublicLanguages languages, Events events, SignedLinks links, Clock clock) {
    this.languages = languages;
    this.events = events;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Somebody who has said something to an event.
   *
   * @param contact as the registration has it
   * @param written the language they chose for writing; {@code und} where that is not known
   * @param takesPart the language in which they take part
   * @param spoken the language that they are known to speak, or {@code und}
   * @param seat whether they have one, so that they may know where it is on line
   * @param registered false for who came without having registered: they have no page of their own
   */
  public record Guest(
      UUID contact,
      String name,
      String written,
      String takesPart,
      String spoken,
      int party,
      Map<String, String> needs,
      boolean seat,
      boolean registered) {

    public Guest {
      needs = Map.copyOf(needs);
    }

    /** Without the name, since this may reach a log. */
    @Override
    public String toString() {
      return "Guest[" + contact + "]";
    }
  }

  /**
   * A letter.
   *
   * @param language in which it is written
   * @param calendar a file for their calendar; empty where there is nothing to put into one
   * @param page the whole address of their own page; empty where they have none
   * @param stop how they can say that they want no more mail; the last line of one
   */
  public record Letter(
      String language,
      String organization,
      String subject,
      String text,
      String calendar,
      String page,
      String stop) {

    /** Without the text, since this may reach a log. */
    @Override
    public String toString() {
      return "Letter[" + language + "]";
    }
  }

  /**
   * The tags of the languages in which somebody can be written to: those that were reviewed, and
   * those that a person who answers for it by name has decided to show.
   */
  public List<String> languages(Handle handle, UUID organization) {
    return languages.offered(handle, organization);
  }

  /**
   * Writes one. Who is registered and has no page of their own yet gets one.
   *
   * @param date which of the times at which the event's people meet
   * @param sentences of a coordinator's own, by language; one in another language is left out
   * @param root how people reach this deployment, without a slash at the end
   */
  public Letter write(
      Handle handle,
      Event event,
      Guest guest,
      LetterKind kind,
      EventDate date,
      Map<String, String> sentences,
      String root) {
    SubmissionsDao submissions = handle.attach(SubmissionsDao.class);
    Optional<SubmissionsDao.Latest> known = submissions.latest(event.id(), guest.contact());
    String tag =
        language(handle, event, guest, known.map(SubmissionsDao.Latest::language).orElse(""));
    String path = guest.registered() ? own(submissions, known, event, guest, tag) : "";
    String organization = submissions.organization(event.organization()).orElse("");
    String page = path.isEmpty() ? "" : root + path + "?lang=" + tag;
    MessageBundle words = languages.words(tag);
    Paper paper = new Paper();
    paper.line(words.text("guests.mail.hello", Map.of("name", guest.name()))).blank();
    paper.line(words.text("guests.mail." + kind.code())).blank();
    facts(paper, words, event, guest, kind, date);
    if (kind.reminds()) {
      paper.line(sentences.getOrDefault(tag, "")).blank();
    }
    if (!page.isEmpty()) {
      paper
          .line(words.text(kind.open() ? "guests.mail.page" : "guests.mail.page.after"))
          .line(page)
          .blank();
    }
    paper.line(organization);
    return new Letter(
        tag,
        organization,
        words.text("guests.mail." + kind.code() + ".subject", Map.of("event", event.name())),
        paper.text(),
        kind.forCalendars() ? calendar(handle, event, guest, organization, root + path) : "",
        page,
        words.text("guests.mail.stop"));
  }

  /**
   * Writes to the guardian of somebody under 18 who applies, in the language of the one who does.
   *
   * @param guardian by name
   * @param page the whole address of the page on which the guardian answers
   */
  public Letter askGuardian(
      Handle handle, Event event, Guest applicant, String guardian, String page) {
    SubmissionsDao submissions = handle.attach(SubmissionsDao.class);
    String ofThePage =
        submissions
            .latest(event.id(), applicant.contact())
            .map(SubmissionsDao.Latest::language)
            .orElse("");
    String tag = language(handle, event, applicant, ofThePage);
    String organization = submissions.organization(event.organization()).orElse("");
    MessageBundle words = languages.words(tag);
    String whole = page + "?lang=" + tag;
    Paper paper = new Paper();
    paper.line(words.text("guests.mail.hello", Map.of("name", guardian))).blank();
    paper
        .line(
            words.text(
                "guests.consent.what",
                Map.of("name", applicant.name(), "organization", organization)))
        .blank();
    facts(
        paper,
        words,
        event,
        applicant,
        LetterKind.APPLIED,
        new EventDate(event.startsAt(), event.endsAt()));
    paper.line(words.text("guests.mail.page.after")).line(whole).blank().line(organization);
    return new Letter(
        tag,
        organization,
        words.text("guests.consent.title", Map.of("name", applicant.name())),
        paper.text(),
        "",
        whole,
        "");
  }

  /** What they chose, as far as it may be shown; a fallback is one of the language's own. */
  private String language(Handle handle, Event event, Guest guest, String ofThePage) {
    List<String> offered = languages.offered(handle, event.organization());
    return Stream.of(guest.written(), ofThePage, guest.takesPart(), guest.spoken())
        .filter(tag -> !tag.isEmpty() && !tag.equals(Languages.UNKNOWN))
        .flatMap(tag -> Tongue.served(offered, tag).stream())
        .findFirst()
        .orElse(Messages.SOURCE);
  }

  /** The path of their own page. */
  private String own(
      SubmissionsDao submissions,
      Optional<SubmissionsDao.Latest> known,
      Event event,
      Guest guest,
      String tag) {
    UUID submission =
        known
            .map(SubmissionsDao.Latest::id)
            .orElseGet(() -> submit(submissions, event, guest, tag));
    return "/r/" + links.token(submission);
  }

  private UUID submit(SubmissionsDao dao, Event event, Guest guest, String tag) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    dao.insert(
        id,
        Ids.next(),
        "",
        event.id(),
        guest.contact(),
        guest.name(),
        tag,
        guest.party(),
        guest.needs(),
        now);
    return id;
  }

  private static void facts(
      Paper paper, MessageBundle words, Event event, Guest guest, LetterKind kind, EventDate date) {
    Formats formats = words.in(event.timeZone()).formats();
    paper.line(event.name());
    if (kind.isBrief()) {
      paper.line(formats.fullDate(date.startsAt())).blank();
      return;
    }
    String hours =
        words.text(
            "guests.from-until",
            Map.of("from", formats.time(date.startsAt()), "until", formats.time(date.endsAt())));
    String zone = ZoneNames.name(words.tag(), event.timeZone().getId());
    paper.line(formats.fullDate(date.startsAt()));
    paper.line(event.onLine() ? hours + " · " + zone : hours);
    paper.line(event.place()).line(event.address());
    boolean link = kind.invites() && guest.seat() && !event.virtualAddress().isEmpty();
    if (link) {
      paper.line(words.text("guests.mail.on-line")).line(event.virtualAddress());
    }
    paper.blank();
  }

  private String calendar(
      Handle handle, Event event, Guest guest, String organization, String page) {
    CalendarFile file = new CalendarFile(organization, clock.instant());
    file.add(
        event,
        events.dates(handle, event.id()),
        guest.seat() ? CalendarFile.wholePlace(event) : CalendarFile.place(event),
        page);
    return file.text();
  }

  /** Lines, of which empty ones are left out, and at most one blank one between two. */
  private static final class Paper {
    private final StringBuilder text = new StringBuilder();

    Paper line(String line) {
      if (!line.isEmpty()) {
        text.append(line).append('\n');
      }
      return this;
    }

    Paper blank() {
      if (text.length() > 1 && text.charAt(text.length() - 2) != '\n') {
        text.append('\n');
      }
      return this;
    }

    String text() {
      return text.toString();
    }
  }
}
