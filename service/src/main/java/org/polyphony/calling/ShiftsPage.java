package org.polyphony.calling;

import java.util.List;
import java.util.UUID;

/** The campaigns that are open for calling. */
record ShiftsPage(List<Row> campaigns) {

  /**
   * One campaign.
   *
   * @param languages those of the campaign that the viewer speaks; may be empty
   * @param sample whether it is sample data
   */
  record Row(UUID id, String name, List<String> languages, boolean sample) {}
}
