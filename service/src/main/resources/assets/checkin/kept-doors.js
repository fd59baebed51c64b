import { Database, ifThereIsRoom } from '../calling/database.js';

/**
 * Who is expected at a door, kept on this phone for when there is no connection. Forgotten a day after the end of the
 * event, once all that was tapped there is sent; the worker sees to that too, on any page.
 */
export class KeptDoors {
  #database;

  static async open() {
    const doors = new KeptDoors();
    doors.#database = await Database.open('polyphony-doors', 'doors', 'event');
    return doors;
  }

  /** What is kept of an event for this user; undefined where nothing is. */
  async of(event, user) {
    const door = await this.#database.get(event);
    return door?.user === user ? door : undefined;
  }

  keep(door) {
    return ifThereIsRoom(this.#database.put(door));
  }

  remove(event) {
    return this.#database.remove(event);
  }

  /** @param waiting events of which something still waits to be sent */
  async forgetOld(waiting) {
    for (const { event, wipe_at: wipeAt } of await this.#database.all()) {
      if (Date.parse(wipeAt) < Date.now() && !waiting.has(event)) {
        await this.#database.remove(event);
      }
    }
  }
}
