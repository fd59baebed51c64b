package org.polyphony.rooms;

import java.util.List;

/**
 * What is said at the end of a shift, to one who was there.
 *
 * @param own people whom the viewer talked to, by the language spoken
 * @param team people whom all together talked to
 * @param languages in which all together talked
 * @param people how many were here
 * @param leads whether the viewer may write the lead's sentence
 */
record Thanks(
    Room room,
    RoomState state,
    List<FiguresDao.Spoken> own,
    long team,
    List<String> languages,
    int people,
    boolean leads) {

  /** People whom the viewer talked to; one spoken to in two languages is in both. */
  long ownTotal() {
    return own.stream().mapToLong(FiguresDao.Spoken::people).sum();
  }
}
