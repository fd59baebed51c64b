package org.polyphony.calling;

import java.util.List;
import java.util.UUID;
import org.polyphony.rooms.RoomRow;

/** What there is to call for: the shifts that run or are near, and the campaigns that are open. */
record ShiftsPage(List<RoomRow> rooms, List<Row> campaigns) {

  /**
   * One campaign.
   *
   * @param languages those of the campaign that the viewer speaks; may be empty
   * @param friends whether the viewer may bring people of their own to it
   * @param sample whether it is sample data
   */
  record Row(UUID id, String name, List<String> languages, boolean friends, boolean sample) {}
}
