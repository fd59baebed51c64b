package org.polyphony.contacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes out what one import brought, piece by piece, so that nobody waits for long. It bears being
 * interrupted and begun again.
 */
final class IntakeUndo {

  private static final int PIECE = 2_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Jdbi jdbi;
  private final UUID importId;
  private final boolean neverSeen;
  private final Instant now;

  /**
   * @param neverSeen whether the import was never done: then its people go without a trace, and
   *     nobody is told who stays
   */
  IntakeUndo(Jdbi jdbi, UUID importId, boolean neverSeen, Instant now) {
    this.jdbi = jdbi;
    this.importId = importId;
    this.neverSeen = neverSeen;
    this.now = now;
  }

  /** One kind of work on some of the people; how many there were. */
  private interface Some {
    int work(IntakeUndoDao dao);
  }

  void run() {
    for (Some step : List.<Some>of(this::restoreSome, this::takeOutSome, this::forgetSome)) {
      while (jdbi.inTransaction(handle -> step.work(dao(handle))) > 0) {
        // The next piece.
      }
    }
  }

  private static IntakeUndoDao dao(Handle handle) {
    return handle.attach(IntakeUndoDao.class);
  }

  private int restoreSome(IntakeUndoDao dao) {
    UUID[] contacts = dao.changed(importId, PIECE).toArray(UUID[]::new);
    Map<UUID, List<IntakeUndoDao.Later>> later =
        dao.later(importId, contacts).stream()
            .collect(Collectors.groupingBy(IntakeUndoDao.Later::contact));
    Pieces pieces = new Pieces();
    for (IntakeUndoDao.Changed one : dao.lock(importId, contacts)) {
      ObjectNode state = json(one.state());
      ObjectNode before = json(one.before());
      boolean byHand = changesByHand(state) != changesByHand(before);
      if (one.workedOn() || byHand) {
        pieces.keep(one.contact(), one.workedOn() ? "worked_on" : "changed_since");
      } else if (state.path("erased_at").isNull()) {
        pieces.restore(state, before, later.getOrDefault(one.contact(), List.of()));
      }
    }
    pieces.write(dao);
    dao.unlink(importId, contacts);
    dao.forgetIdentifiers(importId, contacts);
    dao.forgetChanges(importId, contacts);
    return contacts.length;
  }

  /** Of somebody who was new, none. */
  private static int changesByHand(ObjectNode state) {
    return state.isEmpty()
        ? 0
        : state.path("revision").asInt() - state.path("file_changes").asInt() - 1;
  }

  private int takeOutSome(IntakeUndoDao dao) {
    List<UUID> members = dao.members(importId, PIECE);
    UUID[] all = members.toArray(UUID[]::new);
    dao.leave(importId, all);
    List<IntakeUndoDao.Staying> staying = dao.stay(importId, all);
    if (!neverSeen) {
      dao.keep(
          importId,
          staying.stream().map(IntakeUndoDao.Staying::contact).toArray(UUID[]::new),
          staying.stream().map(IntakeUndoDao.Staying::why).toArray(String[]::new));
    }
    dao.unlink(importId, all);
    dao.forgetIdentifiers(importId, all);
    UUID[] created = dao.created(importId, all).toArray(UUID[]::new);
    dao.forgetAll(created);
    if (neverSeen) {
      dao.delete(importId, created);
    } else {
      dao.erase(importId, created, now);
    }
    return all.length;
  }

  private int forgetSome(IntakeUndoDao dao) {
    UUID[] contacts = dao.seen(importId, PIECE).toArray(UUID[]::new);
    dao.unlink(importId, contacts);
    dao.forgetIdentifiers(importId, contacts);
    dao.forgetSeen(importId, contacts);
    return contacts.length;
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database has written it", e);
    }
  }

  /** What is to be written of some people, all at once. */
  private final class Pieces {
    private final List<UUID> kept = new ArrayList<>();
    private final List<String> why = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private final List<UUID> files = new ArrayList<>();
    private final List<UUID> people = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private final List<UUID> creators = new ArrayList<>();
    private final List<UUID> created = new ArrayList<>();

    void keep(UUID contact, String reason) {
      kept.add(contact);
      why.add(reason);
    }

    void restore(ObjectNode state, ObjectNode found, List<IntakeUndoDao.Later> later) {
      UUID contact = UUID.fromString(state.path("id").asText());
      String creator = state.path("import").asText();
      WithoutFile.Outcome outcome =
          WithoutFile.of(state, found, later.stream().map(Pieces::later).toList());
      ObjectNode left = outcome.state();
      if (left != null) {
        if (later.isEmpty() && !found.isEmpty()) {
          left.set("updated_at", found.path("updated_at"));
        }
        states.add(left.toString());
      }
      outcome
          .before()
          .forEach(
              (file, then) -> {
                files.add(file);
                people.add(contact);
                before.add(then.toString());
              });
      for (IntakeUndoDao.Later one : later) {
        // Whoever has created somebody has nothing to put back.
        if (one.importId().toString().equals(creator)) {
          creators.add(one.importId());
          created.add(contact);
        }
      }
    }

    private static WithoutFile.Later later(IntakeUndoDao.Later one) {
      List<String> says = one.says();
      String found = one.before();
      return new WithoutFile.Later(
          one.importId(),
          says == null ? null : Set.copyOf(says),
          found == null ? null : json(found));
    }

    void write(IntakeUndoDao dao) {
      if (!neverSeen) {
        dao.keep(importId, kept.toArray(UUID[]::new), why.toArray(String[]::new));
      }
      dao.restore(states.toArray(String[]::new));
      dao.putBackLater(
          files.toArray(UUID[]::new), people.toArray(UUID[]::new), before.toArray(String[]::new));
      dao.forgetChanges(creators.toArray(UUID[]::new), created.toArray(UUID[]::new));
    }
  }
}
