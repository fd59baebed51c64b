import { Database, ifThereIsRoom } from './database.js';

const LONGEST_LEASE = 20 * 60_000;

/**
 * The lines that this user has claimed in a campaign, kept on this machine: the one on the screen and those ahead of
 * it. A line is `{ claim, renderings, until }`: `until` is when the lease runs out, by this browser's clock.
 */
export class LineStore {
  #database;
  #campaign;
  #user;

  static async open(campaign, user) {
    const store = new LineStore();
    store.#database = await Database.open('polyphony-lines', 'lines', 'id');
    store.#campaign = campaign;
    store.#user = user;
    await store.#forgetOthers();
    return store;
  }

  /** Keeps what the service provides now; of what it does not name any more, only what was shown stays. */
  async keep(lines) {
    // In one transaction: what another tab takes meanwhile stays marked.
    const kept = this.#database.run('readwrite', (store) => {
      const request = store.getAll();
      request.onsuccess = () => {
        const known = new Map(request.result.map((line) => [line.id, line]));
        request.result.filter(({ shownAt }) => !shownAt).forEach(({ id }) => store.delete(id));
        lines.forEach((line, order) => store.put(this.#item(line, order, known.get(line.claim.id)?.shownAt ?? null)));
      };
      return request;
    });
    await ifThereIsRoom(kept);
  }

  /** Keeps a line that is on the screen from now on. */
  show(line) {
    return ifThereIsRoom(this.#database.put(this.#item(line, 0, Date.now())));
  }

  /** Keeps a line that is not ours any more, for what was noted on it. */
  leave(line) {
    return ifThereIsRoom(this.#database.put({ ...this.#item(line, 0, Date.now()), left: true }));
  }

  /** Those that were left, unless they are among those to leave out. */
  async left(without) {
    return (await this.#database.all()).filter((line) => line.left && !without.has(line.id));
  }

  /** Keeps a line that is the next one again. */
  putBack(line) {
    return ifThereIsRoom(this.#database.put(this.#item(line, -1, null)));
  }

  /** The line that was on the screen last, with or without a lease, unless it is among those to leave out. */
  async shown(without) {
    const lines = await this.#database.all();
    return lines
      .filter((line) => line.shownAt && !line.left && !without.has(line.id))
      .sort((one, other) => other.shownAt - one.shownAt)[0];
  }

  /** The first line that was not shown yet and whose lease runs, none of `without`; no other tab gets the same. */
  async take(without) {
    let taken;
    const marked = this.#database.run('readwrite', (store) => {
      const request = store.getAll();
      request.onsuccess = () => {
        const lines = request.result.filter((line) => !line.shownAt && !without.has(line.id) && holds(line));
        [taken] = lines.sort((one, other) => one.order - other.order);
        if (taken) {
          store.put({ ...taken, shownAt: Date.now() });
        }
      };
      return request;
    });
    // What cannot be marked is not taken: another tab could have it too.
    return (await ifThereIsRoom(marked)) && taken;
  }

  remove(claim) {
    return this.#database.remove(claim);
  }

  #item(line, order, shownAt) {
    return { ...line, id: line.claim.id, campaign: this.#campaign, user: this.#user, order, shownAt };
  }

  /** Whoever else was here: their lines are nobody's to see on this page. */
  async #forgetOthers() {
    for (const line of await this.#database.all()) {
      if (line.user !== this.#user || line.campaign !== this.#campaign) {
        await this.#database.remove(line.id);
      }
    }
  }
}

/** Whether the lease still runs; one that seems to run for longer than any lease was taken by another clock. */
function holds({ until }) {
  const left = until - Date.now();
  return left > 0 && left <= LONGEST_LEASE;
}
