package org.polyphony.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.polyphony.consent.ConsentIntake;
import org.polyphony.consent.OptOutIntake;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.IntakeExample;
import org.polyphony.contacts.IntakeKept;
import org.polyphony.contacts.IntakeRow;
import org.polyphony.contacts.IntakeStage;
import org.polyphony.contacts.Intakes;
import org.polyphony.contacts.Lists;
import org.polyphony.privacy.DoNotContact;
import org.polyphony.profile.NameIntake;
import org.polyphony.ties.TagIntake;
import org.polyphony.web.Viewer;

/** Files of people, going to a list. */
final class ContactsTarget implements ImportTarget {

  private final Lists lists;
  private final Intakes intakes;
  private final DoNotContact doNotContact;
  private final ConsentIntake consents;
  private final NameIntake names;
  private final TagIntake tags;
  private final OptOutIntake optOuts;
  private final Clock clock;

  ContactsTarget(
      ContactsModule contacts,
      ConsentIntake consents,
      NameIntake names,
      TagIntake tags,
      OptOutIntake optOuts,
      Clock clock) {
    this.lists = contacts.lists();
    this.intakes = contacts.intakes();
    this.doNotContact = contacts.doNotContact();
    this.consents = consents;
    this.names = names;
    this.tags = tags;
    this.optOuts = optOuts;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "contacts";
  }

  @Override
  public List<String> fields() {
    List<String> fields = new ArrayList<>(Headers.standard().fields());
    fields.add(Refused.FIELD);
    fields.add(Layout.FACT);
    fields.add(Layout.IGNORED);
    return fields;
  }

  @Override
  public Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    Stream.concat(
            ChannelCells.columnsOfOneWay().stream(),
            Stream.of("donotcontact", "dnc", "optout", "optedout"))
        .forEach(word -> words.put(word, Refused.FIELD));
    return words;
  }

  @Override
  public Map<String, Map<String, String>> meanings() {
    return Map.of(Refused.FIELD, ChannelCells.meanings());
  }

  @Override
  public String meaning(String field, String value) {
    return ChannelCells.meaning(value);
  }

  @Override
  public Optional<Place> place(Handle handle, Viewer viewer, UUID subject) {
    String path = "/lists/" + subject;
    return lists
        .find(handle, viewer, subject)
        .map(list -> new Place(list.name(), path, path + "/imports"));
  }

  @Override
  public Optional<String> missing(Layout layout) {
    boolean named =
        Stream.of("full_name", "given_name", "family_name", "own_name").anyMatch(layout::has);
    boolean reachable =
        layout.has("phone")
            || layout.has("phone_number")
            || layout.has("email")
            || layout.has("street")
            || layout.has("street_name")
            || ContactRows.hasIdentity(layout);
    return named ? Optional.of("phone").filter(field -> !reachable) : Optional.of("full_name");
  }

  @Override
  public void begin(Work work) {
    // Before the people whose names they are.
    names.begin(work.importId());
    tags.begin(work.importId());
    if (work.layout().has(Refused.FIELD)) {
      optOuts.begin(new OptOutIntake.Source(work.importId(), work.organization(), work.author()));
    }
    intakes.begin(work.organization(), work.subject(), work.importId());
  }

  @Override
  public Stage stage(Handle handle, Work work) {
    return new People(
        intakes.stage(handle, work.organization(), work.subject(), work.importId()),
        new ContactRows(work.layout(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
        new OffLimits(doNotContact.sheet(handle), work.organization()),
        new SaidYes(handle, consents, work),
        new OwnNames(handle, names, work),
        new TagsOfRows(handle, tags, work),
        new RefusedInRows(handle, optOuts, work));
  }

  @Override
  public void done(Handle handle, UUID importId) {
    intakes.done(handle, importId);
    consents.done(handle, importId);
  }

  @Override
  public void undo(Handle handle, Undo undo) {
    intakes.undo(handle, undo.importId());
    consents.undo(handle, undo.importId());
    names.undo(handle, undo.importId());
    tags.undo(handle, undo.importId());
  }

  @Override
  public IntakeKept kept(Handle handle, UUID importId) {
    return intakes.kept(handle, importId);
  }

  @Override
  public List<UUID> uncleared() {
    return intakes.uncleared();
  }

  @Override
  public void clear(UUID organization) {
    intakes.clear(organization);
  }

  /** The stage of the contacts, fed with rows. */
  private record People(
      IntakeStage stage,
      ContactRows rows,
      OffLimits offLimits,
      SaidYes said,
      OwnNames names,
      TagsOfRows tags,
      RefusedInRows refused)
      implements Stage {

    @Override
    public List<Note> add(long line, List<String> cells) {
      ContactRows.Read read = offLimits.without(rows.read(line, cells));
      IntakeRow row = read.row();
      if (row != null && read.onlyIfKnown() && !stage.isKnown(row)) {
        return List.of(ContactRows.unreachable(line));
      }
      if (row != null) {
        stage.add(row);
        said.add(line, rows.textConsent(), rows.textConsentAsWritten(), rows.isOurs());
        names.add(line, rows.ownName(), row.fullName());
        tags.add(line, rows.tags());
        refuse(line, row);
      }
      return read.notes();
    }

    /**
     * In a file of ours it says what we know already, also of a number that others have: nothing
     * that the person has said.
     */
    private void refuse(long line, IntakeRow row) {
      if (!rows.refused().isEmpty() && !(rows.isOurs() && stage.isKnown(row))) {
        refused.add(line, rows.refused());
      }
    }

    @Override
    public Map<Verdict, Long> resolve() {
      Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
      stage
          .resolve(
              () -> Stream.concat(names.news(stage).stream(), tags.news(stage).stream()).toList())
          .forEach((verdict, rows) -> counts.put(Verdict.valueOf(verdict.name()), rows));
      return counts;
    }

    @Override
    public Preview preview() {
      return new Preview(
          stage.examples().stream().map(People::example).toList(),
          stage.languages().stream()
              .map(spoken -> new Preview.Language(spoken.language(), spoken.rows()))
              .toList(),
          stage.strangers());
    }

    private static Preview.Example example(IntakeExample example) {
      return new Preview.Example(
          Verdict.valueOf(example.verdict().name()),
          example.line(),
          example.name(),
          example.changes().stream()
              .map(
                  change ->
                      new Preview.Change(
                          change.field(), change.detail(), change.before(), change.after()))
              .toList());
    }

    @Override
    public List<Note> notes() {
      return stage.conflicts().stream()
          .map(
              conflict ->
                  new Note(
                      conflict.line(),
                      Note.Kind.REVIEW,
                      "identifier",
                      "identifier_of_another",
                      conflict.identifier()))
          .toList();
    }

    @Override
    public void write(DoubleConsumer progress) {
      stage.write(done -> progress.accept(0.98 * done));
      said.write(stage);
      names.write(stage);
      tags.write(stage);
      refused.write(stage);
      progress.accept(1);
    }

    @Override
    public void close() {
      stage.close();
    }
  }
}
