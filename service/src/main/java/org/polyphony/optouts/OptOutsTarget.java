package org.polyphony.optouts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.consent.OptOutIntake;
import org.polyphony.consent.OptOutStage;
import org.polyphony.contacts.Phones;
import org.polyphony.imports.ChannelCells;
import org.polyphony.imports.ImportTarget;
import org.polyphony.imports.Layout;
import org.polyphony.imports.Preview;
import org.polyphony.imports.Refused;
import org.polyphony.web.Viewer;

/**
 * Files of numbers, e-mail addresses, other systems' numbers and doors of people who are to be left
 * alone.
 */
final class OptOutsTarget implements ImportTarget {

  static final String KEY = "opt_outs";

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "channel",
          List.of(
              "channel",
              "donotcontact",
              "donotcall",
              "donottext",
              "optout",
              "optouttype",
              "dnc",
              "medium",
              "refuses",
              "channels",
              "optoutchannel",
              "optoutmethod",
              "optoutmedium",
              "restriction",
              "restrictions",
              "contactrestriction",
              "contactrestrictions",
              "canal",
              "kenh"),
          "whose",
          List.of("whose", "whoseitis", "appliesto", "scope"),
          "person",
          List.of("person", "personid"),
          "evidence",
          List.of(
              "evidence",
              "reason",
              "why",
              "how",
              "howweknow",
              "note",
              "notes",
              "comment",
              "source",
              "motivo",
              "lydo"),
          "said_on",
          List.of(
              "since",
              "date",
              "saidon",
              "optoutdate",
              "optedoutat",
              "optedouton",
              "createdat",
              "unsubscribedat",
              "fecha",
              "ngay"));

  private final Jdbi jdbi;
  private final OptOutIntake intake;

  OptOutsTarget(Jdbi jdbi, OptOutIntake intake) {
    this.jdbi = jdbi;
    this.intake = intake;
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public List<String> fields() {
    List<String> fields = new ArrayList<>(List.of("phone", "email"));
    OptOutRows.SYSTEMS.forEach(system -> fields.add("id_" + system));
    fields.addAll(
        List.of(
            Refused.FIELD,
            "whose",
            "person",
            "full_name",
            "street",
            "unit",
            "city",
            "state",
            "zip",
            "evidence",
            "said_on",
            Layout.IGNORED));
    return fields;
  }

  @Override
  public Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    for (String field : List.of(Refused.FIELD, "whose", "person", "evidence", "said_on")) {
      Objects.requireNonNull(WORDS.get(field)).forEach(word -> words.put(word, field));
    }
    ChannelCells.columnsOfOneWay().forEach(word -> words.put(word, Refused.FIELD));
    return words;
  }

  /**
   * A column that hardly holds anything but names of ways to reach somebody, whatever it is called.
   */
  @Override
  public Optional<String> byValues(List<String> values) {
    List<String> filled = values.stream().filter(value -> !value.isBlank()).toList();
    long ways = filled.stream().filter(value -> !ChannelCells.channels(value).isEmpty()).count();
    return ways > 0 && ways * 2 >= filled.size() ? Optional.of(Refused.FIELD) : Optional.empty();
  }

  @Override
  public Map<String, Map<String, String>> meanings() {
    return Map.of(Refused.FIELD, ChannelCells.meanings());
  }

  @Override
  public String meaning(String field, String value) {
    return ChannelCells.meaning(value);
  }

  /** Where no column says what is refused, what was chosen beside the file counts for every row. */
  @Override
  public Optional<Remark> remark(Handle handle, Viewer viewer, UUID subject, Layout layout) {
    return layout.has(Refused.FIELD)
        ? Optional.empty()
        : handle
            .attach(OptOutFilesDao.class)
            .find(viewer.organization(), subject)
            .map(
                file ->
                    new Remark(
                        "optouts.chosen-for-all",
                        "channel",
                        "consent.channel." + file.channel().code()));
  }

  @Override
  public Optional<Place> place(Handle handle, Viewer viewer, UUID subject) {
    return handle
        .attach(OptOutFilesDao.class)
        .find(viewer.organization(), subject)
        .map(file -> new Place("", "/suppressions", "/suppressions/files"));
  }

  @Override
  public Optional<String> missing(Layout layout) {
    boolean named =
        layout.has("phone")
            || layout.has("email")
            || layout.has("person")
            || layout.has("street")
            || OptOutRows.SYSTEMS.stream().anyMatch(system -> layout.has("id_" + system));
    return named ? Optional.empty() : Optional.of("phone");
  }

  @Override
  public void begin(Work work) {
    jdbi.useTransaction(handle -> intake.begin(handle, source(work)));
  }

  @Override
  public Stage stage(Handle handle, Work work) {
    OptOutFile file =
        handle.attach(OptOutFilesDao.class).find(work.organization(), work.subject()).orElseThrow();
    return new Refusals(
        intake.stage(handle, source(work)),
        new OptOutRows(handle, intake, file, work.layout(), work.filename()));
  }

  private static OptOutIntake.Source source(Work work) {
    return new OptOutIntake.Source(work.importId(), work.organization(), work.author());
  }

  @Override
  public void done(Handle handle, UUID importId) {
    intake.done(handle, importId);
  }

  @Override
  public boolean asksWhy() {
    return true;
  }

  @Override
  public void undo(Handle handle, Undo undo) {
    intake.undo(handle, undo.viewer(), undo.importId(), undo.reason());
  }

  /** The stage of the opt-outs, fed with rows. */
  private record Refusals(OptOutStage stage, OptOutRows rows) implements Stage {

    @Override
    public List<Note> add(long line, List<String> cells) {
      OptOutRows.Read read = rows.read(line, cells);
      read.rows().forEach(stage::add);
      return Stream.ofNullable(read.note()).toList();
    }

    @Override
    public Map<Verdict, Long> resolve() {
      OptOutIntake.Counts counts = stage.resolve();
      Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
      verdicts.put(Verdict.CREATED, counts.created());
      verdicts.put(Verdict.UNCHANGED, counts.unchanged());
      verdicts.put(Verdict.DUPLICATE, counts.duplicate());
      return verdicts;
    }

    @Override
    public Preview preview() {
      return new Preview(stage.examples().stream().map(Refusals::example).toList(), List.of(), 0);
    }

    private static Preview.Example example(OptOutIntake.Example example) {
      Verdict verdict = Verdict.valueOf(example.verdict().toUpperCase(Locale.ROOT));
      String tel = example.tel();
      return new Preview.Example(
          verdict,
          example.nth(),
          tel == null ? Objects.requireNonNullElse(example.name(), "") : Phones.display(tel),
          verdict == Verdict.CREATED
              ? List.of(new Preview.Change("channel", "", "", example.channel()))
              : List.of());
    }

    @Override
    public List<Note> notes() {
      return List.of();
    }

    @Override
    public void write(DoubleConsumer progress) {
      stage.write(progress);
    }

    @Override
    public void close() {
      stage.close();
    }
  }
}
