package org.polyphony.rooms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room as one viewer sees it.
 *
 * @param leads whether the viewer may speak to all, hear who asks for help, and end it
 * @param talkedTo people that the team has talked to
 * @param here who is here, in the order of coming in
 * @param languages those of the campaign, in its order
 * @param help the viewer's own call for help
 * @param asks who asks for help; empty for those who do not lead
 * @param hostile who had a hostile call; empty for those who do not lead
 */
record Lobby(
    Room room,
    RoomState state,
    Day day,
    boolean leads,
    long talkedTo,
    List<Person> here,
    List<Coverage> languages,
    Signal.Help help,
    List<Signal.Asking> asks,
    List<FiguresDao.Hostile> hostile) {

  /** When a shift is, seen from now. */
  enum Day {
    TODAY,
    TOMORROW,
    OTHER
  }

  /**
   * Somebody who is here.
   *
   * @param name whole for those who lead, else the first name
   * @param self whether it is the viewer
   */
  record Person(String name, List<String> speaks, String doing, boolean self, boolean lead) {}

  /**
   * How a language is covered.
   *
   * @param here how many of those here can call in it
   * @param waiting lines that wait to be called in it now
   */
  record Coverage(String language, int here, long waiting) {

    /** Whether somebody waits and nobody is here. */
    boolean uncovered() {
      return here == 0 && waiting > 0;
    }
  }

  /** Languages in which people wait, with nobody here who speaks them. */
  List<String> uncovered() {
    return languages.stream().filter(Coverage::uncovered).map(Coverage::language).toList();
  }

  /** How far the goal is reached, 0 to the goal; null where there is none. */
  @Nullable Long reached() {
    Integer goal = room.goal();
    return goal == null ? null : Math.min(goal, talkedTo);
  }
}
