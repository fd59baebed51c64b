package org.polyphony.consent;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Lines;
import org.polyphony.contacts.Phone;
import org.polyphony.contacts.Phones;
import org.polyphony.platform.Audit;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Opt-outs by number: those that stand, many at once, and taking one back. */
final class OptOutDesk {

  private static final int MOST_NUMBERS = 5_000;
  private static final int LONGEST = 2_000;
  private static final int SHOWN = 10;
  private static final Pattern CELLS = Pattern.compile("[,;\\t|]");

  /** As our own file has it. */
  private static final Pattern A_PERSONS =
      Pattern.compile("[,;\\t|]\"?" + OptOutIntake.PERSON + "\"?(?:[,;\\t|]|$)");

  private final Jdbi jdbi;
  private final Lines lines;
  private final Suppressions suppressions;
  private final Audit audit;
  private final Clock clock;

  OptOutDesk(Jdbi jdbi, Lines lines, Suppressions suppressions, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.lines = lines;
    this.suppressions = suppressions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What stands.
   *
   * @param elsewhere whether the number that was asked for has been silenced by another partner too
   */
  record Standing(List<Suppression> found, boolean elsewhere, ZoneId zone) {}

  /**
   * @param tel of one number only; null for all
   * @param after go on after this one; null from the newest
   */
  Standing standing(Viewer viewer, @Nullable String tel, @Nullable UUID after, int limit) {
    return jdbi.withHandle(
        handle -> {
          SuppressionsDao dao = handle.attach(SuppressionsDao.class);
          return new Standing(
              dao.standing(viewer.organization(), tel, after, limit),
              tel != null && dao.isSaidToOthers(viewer.organization(), tel),
              ZoneId.of(handle.attach(Zones.class).of(viewer.organization())));
        });
  }

  /**
   * What became of many numbers.
   *
   * @param kept lines that are silent from now on
   * @param known lines that were so before
   * @param unread the first few rows without a number in them
   */
  record Taken(int kept, int known, List<String> unread) {}

  /**
   * Silences lines, for everybody behind them and for every partner.
   *
   * @param text a number a line; of a row of a table the first cell that is one
   * @param evidence the words or the file that prove it; may be empty
   * @throws Problem 422 where there is no number in it, or too much of it
   */
  Taken add(Viewer viewer, String text, Channel channel, String evidence) {
    if (evidence.length() > LONGEST) {
      throw Problem.invalid(FieldProblem.tooLong("evidence", LONGEST));
    }
    Map<String, Phone> numbers = new LinkedHashMap<>();
    List<String> unread = new ArrayList<>();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line ->
                number(line)
                    .ifPresentOrElse(
                        phone -> numbers.put(phone.tel(), phone), () -> unread.add(line.strip())));
    if (numbers.isEmpty()) {
      throw Problem.invalid(
          unread.isEmpty()
              ? FieldProblem.required("numbers")
              : FieldProblem.of("numbers", "no_number"));
    }
    if (numbers.size() > MOST_NUMBERS) {
      throw Problem.invalid(
          new FieldProblem("numbers", "too_many_numbers", Map.of("most", MOST_NUMBERS)));
    }
    int kept =
        jdbi.inTransaction(
            handle ->
                (int)
                    numbers.values().stream()
                        .filter(phone -> silence(handle, viewer, phone, channel, evidence))
                        .count());
    return new Taken(
        kept,
        numbers.size() - kept,
        List.copyOf(unread.subList(0, Math.min(SHOWN, unread.size()))));
  }

  /** What a table says is one person's alone is none: it would silence all behind their number. */
  private static Optional<Phone> number(String line) {
    if (A_PERSONS.matcher(line).find()) {
      return Optional.empty();
    }
    return Phones.parse(line.strip())
        .or(
            () ->
                CELLS
                    .splitAsStream(line)
                    .map(cell -> cell.replace("\"", "").replaceFirst("^'", "").strip())
                    .flatMap(cell -> Phones.parse(cell).stream())
                    .findFirst());
  }

  private boolean silence(
      Handle handle, Viewer viewer, Phone phone, Channel channel, String evidence) {
    if (lines.isOffLimits(handle, phone.tel(), "")) {
      return false;
    }
    UUID line = lines.of(handle, phone);
    if (handle.attach(SuppressionsDao.class).isSaid(viewer.organization(), line, channel.code())) {
      return false;
    }
    UUID id =
        suppressions.add(
            handle,
            new NewSuppression(
                channel,
                line,
                null,
                null,
                viewer.organization(),
                "asked",
                evidence,
                null,
                viewer.user(),
                clock.instant()));
    note(handle, viewer, "suppression.added", id);
    return true;
  }

  /**
   * @param reason why it no longer holds
   * @throws Problem 422 without a reason; 404 where it is none of the viewer's organization
   */
  void lift(Viewer viewer, UUID id, String reason) {
    if (reason.isBlank()) {
      throw Problem.invalid(FieldProblem.required("reason"));
    }
    if (reason.length() > LONGEST) {
      throw Problem.invalid(FieldProblem.tooLong("reason", LONGEST));
    }
    jdbi.useTransaction(
        handle -> {
          suppressions.lift(handle, viewer, id, reason.strip());
          note(handle, viewer, "suppression.lifted", id);
        });
  }

  /** Before the file: notes who takes it out of the house. */
  void beginFile(Viewer viewer) {
    if (viewer.minor()) {
      throw Problem.forbidden();
    }
    jdbi.useTransaction(
        handle ->
            audit.append(
                handle,
                viewer.user(),
                viewer.organization(),
                "suppressions.exported",
                "suppression",
                null,
                Map.of()));
  }

  /** All that is silent by the word of somebody to this organization, row by row. */
  void file(Viewer viewer, OutputStream out) throws IOException {
    OptOutIntake.write(jdbi, viewer.organization(), out);
  }

  private void note(Handle handle, Viewer viewer, String action, UUID id) {
    audit.append(handle, viewer.user(), viewer.organization(), action, "suppression", id, Map.of());
  }

  /** The other features' views that pages need. */
  interface Zones {
    @SqlQuery(
        "SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization")
    String of(UUID organization);
  }
}
